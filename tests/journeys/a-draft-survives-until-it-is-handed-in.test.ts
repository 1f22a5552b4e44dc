import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test, type Someone } from './people.ts';

/** A mixed team in an event where teams hand in now. */
async function mixedTeam(someone: (wanted?: object) => Promise<Someone>, given?: Awaited<ReturnType<typeof plan>>) {
	const [leader, ann, ben] = await Promise.all([
		someone({ role: 'leader' }),
		someone({ name: 'Ann Weber', function: 'marketing' }),
		someone({ name: 'Ben Okafor', function: 'it' })
	]);
	const event = given ?? (await plan(leader, 'submission'));
	const name = `Team ${randomUUID().slice(0, 6)}`;
	const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
	const team = await post(ann.request, `${idea}?/team`, { team: name });
	await post(ben.request, `${team}?/join`, {});
	return { leader, ann, ben, event, team, name };
}

const deadlineIn = (slug: string, time: string) =>
	sql`update public.events set judging_at = clock_timestamp() + ${time}::interval where slug = ${slug}`;

test('a draft is saved while it is written, and found by the others of the team', async ({ someone }) => {
	const { ann, ben, team } = await mixedTeam(someone);
	const page = await ann.page();
	await page.goto(team);
	await expect(page.getByText('Still needed: Pitch.')).toBeVisible();
	await page.getByLabel('Pitch').fill('Too short');
	await expect(page.getByText('Still needed: Pitch (20 characters).')).toBeVisible();
	await page.getByLabel('Pitch').fill('One field less, and twice as many finish.');
	await expect(page.getByText('Everything that must be there is there.')).toBeVisible();
	await expect(page.getByText('Draft saved.', { exact: true })).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);

	// the browser is closed, nobody pressed anything: the other one finds it
	const other = await ben.page();
	await other.goto(team);
	await expect(other.getByLabel('Pitch')).toHaveValue('One field less, and twice as many finish.');
	await page.getByRole('link', { name: 'Preview as judges see it' }).click();
	await expect(page.getByText('This is how judges see it')).toBeVisible();
	await expect(page.getByRole('article')).toContainText('One field less, and twice as many finish.');
	await isAccessible(page);
	await fitsNarrow(page);
});

test('without JavaScript a draft is saved by its button', async ({ someone }) => {
	const { ann, team } = await mixedTeam(someone);
	const page = await ann.page({ javaScriptEnabled: false });
	await page.goto(team);
	await page.getByLabel('Pitch').fill('Half of it');
	await page.getByLabel('Title 1').fill('Slides');
	await page.getByLabel('Web address 1').fill('https://example.com/slides');
	await page.getByRole('button', { name: 'Save the draft' }).click();
	await expect(page.getByText('The draft is saved.')).toBeVisible();
	await expect(page.getByLabel('Pitch')).toHaveValue('Half of it');
	await expect(page.getByLabel('Title 2')).toBeVisible();
});

test('what is typed while the connection is gone is saved when it is back', async ({ someone }) => {
	const { ann, team } = await mixedTeam(someone);
	const page = await ann.page();
	await page.goto(team);
	await page.getByLabel('Pitch').fill('Begun with a connection.');
	await expect(page.getByText('Draft saved.', { exact: true })).toBeVisible();
	await page.context().setOffline(true);
	await page.getByLabel('Pitch').fill('Written on the train, without one.');
	await expect(page.getByText('Not saved: no connection.')).toBeVisible();
	await page.context().setOffline(false);
	await expect(page.getByText('Draft saved.', { exact: true })).toBeVisible({ timeout: 15_000 });
	await page.reload();
	await expect(page.getByLabel('Pitch')).toHaveValue('Written on the train, without one.');
});

test('in the last seconds a team still hands in, and when the time runs out the page says so by itself', async ({
	someone
}) => {
	const { ann, event, team } = await mixedTeam(someone);
	const page = await ann.page();
	await page.goto(team);
	await page.getByLabel('Pitch').fill('Typed in the last seconds of the event.');
	await deadlineIn(event.slug, '12 seconds');
	await page.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(page.getByText('Handed in. You can hand in again')).toBeVisible();
	await page.getByLabel('Pitch').fill('Typed in the last seconds, and changed after.');
	await expect(page.getByRole('heading', { name: 'Your draft' })).toBeVisible({ timeout: 20_000 });
	await expect(page.getByRole('button', { name: /Hand in/ })).toHaveCount(0);
	await expect(page.getByLabel('Pitch')).toHaveValue('Typed in the last seconds, and changed after.');
	await expect(page.getByRole('region', { name: 'Handed in' })).toContainText('the last seconds of the event.');
});

for (const javaScriptEnabled of [true, false]) {
	test(`a team gets more time with a reason that everybody reads, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const { leader, ann, event, team, name } = await mixedTeam(someone);
		const rival = await mixedTeam(someone, event);
		const gallery = `${event.path}/submissions`;
		await post(rival.ann.request, `${rival.team}?/submit`, { pitch: 'A secret until the deadline.', link: '' });

		const page = await ann.page({ javaScriptEnabled });
		await page.goto(gallery);
		await expect(page.getByText('1 of 2 teams have handed in so far.')).toBeVisible();
		await expect(page.getByText('A secret until the deadline.')).toHaveCount(0);
		const own = await rival.ann.page({ javaScriptEnabled });
		await own.goto(gallery);
		await expect(own.getByText('A secret until the deadline.')).toBeVisible();

		await deadlineIn(event.slug, '0 seconds');
		const organizer = await leader.page({ javaScriptEnabled });
		await organizer.goto(gallery);
		await expect(organizer.getByText('A secret until the deadline.')).toBeVisible();
		await organizer.getByText('Give a team more time').click();
		await organizer.getByLabel('Team').selectOption({ label: name });
		await organizer.getByLabel('Reason').fill('no');
		await organizer.getByLabel('Reason').evaluate((field) => field.removeAttribute('minlength'));
		await organizer.getByRole('button', { name: 'Give more time' }).last().click();
		await expect(organizer.getByRole('alert')).toContainText('Say why');
		await organizer.getByLabel('Reason').fill('Their laptop broke an hour before.');
		await organizer.getByRole('button', { name: 'Give more time' }).last().click();
		await expect(organizer.getByRole('region', { name: 'More time' })).toContainText('Their laptop broke');
		if (javaScriptEnabled) {
			await isAccessible(organizer);
			await fitsNarrow(organizer);
		}

		await page.goto(team);
		await expect(page.getByText('More time than others')).toContainText('Their laptop broke');
		await page.getByLabel('Pitch').fill('Finished on another laptop, in time.');
		await page.getByRole('button', { name: 'Hand in' }).last().click();
		await expect(page.getByText('Handed in. You can hand in again')).toBeVisible();
		// whoever still writes does not read the others
		await page.goto(gallery);
		await expect(page.getByText('You read the others as soon as it is over.')).toBeVisible();
		await expect(page.getByText('A secret until the deadline.')).toHaveCount(0);

		await own.goto(gallery);
		await expect(own.getByRole('region', { name: 'More time' })).toContainText('Their laptop broke');
		await own.getByLabel('Words').fill('another laptop');
		await own.getByRole('button', { name: 'Find' }).click();
		await expect(own.getByText('1 of 2 found.')).toBeVisible();
		await own.getByRole('region', { name: 'What was handed in' }).getByRole('link', { name, exact: true }).click();
		await expect(own.getByRole('article')).toContainText('Finished on another laptop');
		await expect(own.getByText('Had more time than others')).toBeVisible();
	});

	test(`an organizer chooses what teams are asked for, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const { leader, ann, event, team } = await mixedTeam(someone);
		const page = await leader.page({ javaScriptEnabled });
		await page.goto(`${event.path}/submissions`);
		await page.getByRole('link', { name: 'Choose what teams are asked for' }).click();
		await page.getByRole('button', { name: 'Add a field' }).click();
		await page.getByLabel('Field 5').fill('How far it is');
		await page.getByLabel('Answer').last().selectOption({ label: 'One of several' });
		await page.getByText('Choices, for one of several').last().click();
		await page.getByLabel('Choices, one a line').last().fill('A sketch\nIt runs');
		await page.getByLabel('Needed to hand in').last().check();
		await page.getByRole('button', { name: 'Save the form' }).last().click();
		await expect(page.getByText('Saved. Every team is asked this')).toBeVisible();
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}

		const writer = await ann.page({ javaScriptEnabled });
		await writer.goto(team);
		await expect(writer.getByText('Still needed: Pitch, How far it is.')).toBeVisible();
		await writer.getByLabel('Pitch').fill('One field less, and twice as many finish.');
		await writer.getByRole('button', { name: 'Hand in' }).last().click();
		await expect(writer.getByText('How far it is is asked for by the organizer.').first()).toBeVisible();
		await writer.getByLabel('How far it is').selectOption({ label: 'It runs' });
		await writer.getByRole('button', { name: 'Hand in' }).last().click();
		await expect(writer.getByRole('region', { name: 'Handed in' })).toContainText('It runs');

		await page.reload();
		await expect(page.getByText('A team has handed in already')).toBeVisible();
		await expect(page.getByLabel('Field 1')).toHaveCount(0);
	});
}
