import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test, type Someone } from './people.ts';

/** A mixed team in an event of its own where handing in is open. */
async function aTeam(someone: (wanted?: { name?: string; function?: 'it'; role?: 'leader' }) => Promise<Someone>) {
	const [leader, ann, ian] = [
		await someone({ role: 'leader' }),
		await someone({ name: 'Ann Weber' }),
		await someone({ function: 'it' })
	];
	const event = await plan(leader, 'submission');
	const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
	const path = await post(ann.request, `${idea}?/team`, { team: `Team ${randomUUID().slice(0, 6)}` });
	await post(ian.request, `${path}?/join`, {});
	return { leader, ann, event, path };
}

for (const javaScriptEnabled of [true, false]) {
	test(`an organizer who changes what teams write is asked, and an open page of a team follows, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const { leader, ann, event, path } = await aTeam(someone);
		const page = await ann.page();
		await page.goto(path);
		await page.getByLabel('Pitch').fill('A pitch that is long enough to be handed in.');
		await page.getByLabel('Problem').fill('People give up at the third page.');
		await expect(page.getByText('Draft saved.', { exact: true })).toBeVisible();
		await expect(page.getByText('Everything that must be there is there.')).toBeVisible();
		// typed, and on its way nowhere
		await page.route('**/*draft', (route) => route.abort());
		await page.getByLabel('What was built').fill('A form of one page.');

		const form = await leader.page({ javaScriptEnabled });
		await form.goto(`${event.path}/submissions/form`);
		for (const field of ['Field 2', 'Field 3']) {
			const row = form.getByRole('listitem').filter({ has: form.getByLabel(field) });
			await row.getByLabel(field).fill('');
			await row.getByLabel('Hint').fill('');
		}
		await form.getByRole('button', { name: 'Add a field' }).click();
		await form.getByLabel('Field 5').fill('Budget');
		await form.getByLabel('Needed to hand in').last().check();
		await form.getByRole('button', { name: 'Save the form' }).last().click();
		await expect(form.getByRole('alert')).toContainText('nothing is saved yet');
		await expect(form.getByText('“Problem”: 1 draft has text in it')).toBeVisible();
		await expect(form.getByText('“Budget” would have to be there: 1 draft has nothing in it yet.')).toBeVisible();
		await expect(form.getByText('“What was built”')).toHaveCount(0);
		const meant = form.getByLabel('This is meant, also for what teams have written');
		await expect(meant).not.toBeChecked();
		if (javaScriptEnabled) await isAccessible(form);
		await fitsNarrow(form);
		await meant.check();
		await form.getByRole('button', { name: 'Save the form' }).last().click();
		await expect(form.getByText('Every team is asked this from now on.')).toBeVisible();

		await expect(page.getByText('Still needed: Budget.')).toBeVisible();
		await expect(page.getByLabel('Problem')).toHaveValue('People give up at the third page.');
		await expect(page.getByLabel('What was built')).toHaveValue('A form of one page.');
		await expect(page.getByText('Not asked for any more')).toHaveCount(2);
		await page.unroute('**/*draft');
		await page.getByLabel('Budget').fill('Nothing');
		await expect(page.getByText('Everything that must be there is there.')).toBeVisible();
		await isAccessible(page);
		await page.getByRole('button', { name: 'Hand in', exact: true }).click();
		await expect(page.getByText('You can hand in again until the deadline')).toBeVisible();

		const again = await ann.page({ javaScriptEnabled });
		await again.goto(path);
		await expect(again.getByLabel('Problem')).toHaveValue('People give up at the third page.');
		await expect(again.getByLabel('What was built')).toHaveValue('A form of one page.');
	});

	test(`an organizer who makes the rule stricter is asked, and who has handed in hands in again, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const { leader, ann, event, path } = await aTeam(someone);
		const page = await ann.page();
		await page.goto(path);
		await page.getByLabel('Pitch').fill('A pitch that is long enough to be handed in.');
		await page.getByRole('button', { name: 'Hand in', exact: true }).click();
		await expect(page.getByRole('button', { name: 'Hand in again' })).toBeVisible();

		const rule = await leader.page({ javaScriptEnabled });
		await rule.goto(`${event.path}/teams/place`);
		await rule.getByLabel('At least').fill('3');
		await rule.getByRole('button', { name: 'Save the rule' }).click();
		await expect(rule.getByRole('alert')).toContainText('nothing is saved yet');
		await expect(rule.getByText('1 team has handed in with less.')).toBeVisible();
		await expect(rule.getByLabel('At least')).toHaveValue('3');
		await rule.getByLabel('This is meant, also for these teams').check();
		if (javaScriptEnabled) await isAccessible(rule);
		await rule.getByRole('button', { name: 'Save the rule' }).click();
		await expect(rule.getByText('Saved', { exact: true })).toBeVisible();
		await expect(rule.getByText('fewer than 3 people')).toHaveCount(0);

		await expect(page.getByText('This team handed in before that, so it may hand in again as it is.')).toBeVisible();
		await page.getByLabel('Pitch').fill('A better pitch that is long enough to be handed in.');
		await page.getByRole('button', { name: 'Hand in again' }).click();
		await expect(page.getByText('You can hand in again until the deadline')).toBeVisible();
		// the next Tab goes on from there
		await expect(page.getByRole('button', { name: 'Hand in again' })).toBeFocused();
	});
}

test('whoever leaves with a text that could not be saved is asked first', async ({ someone }) => {
	const { ann, path } = await aTeam(someone);
	const page = await ann.page();
	await page.goto(path);
	await page.route('**/*draft', (route) => route.abort());
	await page.getByLabel('Pitch').fill('Typed in a train.');
	await expect(page.getByText('leave this page open')).toBeVisible();
	const asked: string[] = [];
	page.on('dialog', (dialog) => {
		asked.push(dialog.type());
		void dialog.dismiss();
	});
	await page.getByRole('link', { name: 'Teams', exact: true }).click();
	await expect.poll(() => asked).toEqual(['confirm']);
	await expect(page.getByLabel('Pitch')).toHaveValue('Typed in a train.');
	await page.unroute('**/*draft');
	await expect(page.getByText('Draft saved.', { exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Teams', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Teams');
	expect(asked).toHaveLength(1);

	await page.goto(path);
	await page.getByLabel('Pitch').fill('Typed in a train, and handed in there.');
	await page.route('**/*submit', (route) => route.abort());
	await page.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(page.getByText('No answer yet')).toBeVisible();
	await page.getByRole('link', { name: 'Teams', exact: true }).click();
	await expect.poll(() => asked).toEqual(['confirm', 'confirm']);
	await expect(page.getByLabel('Pitch')).toHaveValue('Typed in a train, and handed in there.');
	await page.unroute('**/*submit');
	await expect(page.getByRole('button', { name: 'Hand in again' })).toBeVisible();
});
