import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { eventForm, logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`what is sent after the deadline is refused and stays on screen, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ben] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ function: 'marketing' }),
			someone({ function: 'it' })
		]);
		const event = await plan(leader, 'submission');
		const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
		const team = await post(ann.request, `${idea}?/team`, { team: 'One field less' });
		await post(ben.request, `${team}?/join`, {});

		const page = await ann.page({ javaScriptEnabled });
		// it has not heard yet that the deadline moved, however long the next lines take
		await page.route(/\/api\/live\//, (route) => route.abort());
		await page.goto(team);
		await page.getByLabel('Pitch').fill('Two hours of work that must not be lost.');
		await page.getByLabel('Link to a demo').fill('https://example.com/demo');

		// the deadline passes while the page is open
		const over = eventForm('judging', event.name);
		await post(leader.request, `${event.path}/edit?/save`, over);
		await page.getByRole('button', { name: 'Hand in' }).last().click();

		await expect(page.getByRole('alert')).toContainText('The deadline has passed, so this was not handed in.');
		await expect(page.getByRole('button', { name: 'Hand in', exact: true })).toHaveCount(0);
		await expect(page.getByLabel('Pitch')).toHaveValue('Two hours of work that must not be lost.');
		await expect(page.getByLabel('Link to a demo')).toHaveValue('https://example.com/demo');
		await expect(page.getByText('This team handed nothing in before the deadline.')).toBeVisible();
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}

		// and after a reload, for the other one of the team too
		const other = await ben.page({ javaScriptEnabled });
		await other.goto(team);
		await expect(other.getByRole('heading', { name: 'Your draft' })).toBeVisible();
		await expect(other.getByLabel('Pitch')).toHaveValue('Two hours of work that must not be lost.');
		await other.getByLabel('Pitch').fill('Two hours of work, and finished after all.');
		await other.getByRole('button', { name: 'Save the draft' }).last().click();
		await expect(other.getByText('The draft is saved.')).toBeVisible();
		await expect(other.getByRole('region', { name: 'Handed in' })).toHaveCount(0);

		await page.goto(event.path);
		await expect(page.getByRole('region', { name: 'What to do now' })).toContainText('The deadline has passed.');
		await expect(page.getByText('No team handed in before the deadline.')).toBeVisible();
	});
}

test('who is late and finds another text saved meanwhile reads one answer, not two', async ({ someone }) => {
	const [leader, ann, ben] = await Promise.all([
		someone({ role: 'leader' }),
		someone({ function: 'marketing' }),
		someone({ function: 'it' })
	]);
	const event = await plan(leader, 'submission');
	const idea = await logIdea(ann, event, `Two texts ${randomUUID().slice(0, 8)}`);
	const team = await post(ann.request, `${idea}?/team`, { team: 'Two texts' });
	await post(ben.request, `${team}?/join`, {});
	const page = await ann.page({ javaScriptEnabled: false });
	await page.goto(team);
	await page.getByLabel('Pitch').fill('What Ann wrote.');
	await post(ben.request, `${team}?/draft`, { pitch: 'What Ben wrote.', version: '0' });
	await post(leader.request, `${event.path}/edit?/save`, eventForm('judging', event.name));
	await page.getByRole('button', { name: 'Hand in' }).last().click();
	const alert = page.getByRole('alert').filter({ hasText: 'The deadline has passed' }).first();
	await expect(alert).toContainText('Yours is not in the draft');
	await expect(page.getByText('is kept as the draft')).toHaveCount(0);
	await expect(page.getByText('when you save now, yours replaces it')).toBeVisible();
	await expect(page.getByLabel('Pitch')).toHaveValue('What Ann wrote.');
});

test('what was handed in before the deadline is shown after it', async ({ someone }) => {
	const [leader, ann, ben] = await Promise.all([
		someone({ role: 'leader' }),
		someone({ function: 'marketing' }),
		someone({ function: 'it' })
	]);
	const event = await plan(leader, 'submission');
	const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
	const team = await post(ann.request, `${idea}?/team`, { team: 'One field less' });
	await post(ben.request, `${team}?/join`, {});
	await post(ben.request, `${team}?/submit`, { pitch: 'One field less, and twice as many finish.', link: '' });
	await post(leader.request, `${event.path}/edit?/save`, eventForm('results', event.name));

	const page = await ann.page();
	await page.goto(event.path);
	const handedIn = page.locator('#submissions');
	await expect(handedIn).toContainText('twice as many finish');
	await isAccessible(page);
	await fitsNarrow(page);
	await handedIn.getByRole('link', { name: 'One field less', exact: true }).click();
	await expect(page.getByRole('article', { name: 'What was handed in' })).toContainText('twice as many finish');
	await isAccessible(page);
	await fitsNarrow(page);
	await page.getByRole('link', { name: 'The page of the team' }).click();
	await expect(page.getByRole('region', { name: 'Handed in' })).toContainText('twice as many finish');
	await expect(page.getByRole('button', { name: /Hand in|Leave|Join/ })).toHaveCount(0);
});
