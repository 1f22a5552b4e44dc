import { fitsNarrow, isAccessible } from './checks.ts';
import { expect, post, test } from './people.ts';
import { giveVote, votingEvent } from './vote-event.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

for (const javaScriptEnabled of [true, false]) {
	test(`somebody votes on a phone, changes it, and sees the result with everybody else, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const event = await votingEvent(someone);
		const page = await event.ann.page({ ...phone, javaScriptEnabled });
		await page.goto(event.path);
		await page.getByRole('link', { name: 'People’s choice' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'People’s choice' })).toBeVisible();
		await expect(page.getByText('3 votes of 3 left.')).toBeVisible();

		// her own team cannot be chosen
		const own = page.getByRole('listitem').filter({ hasText: event.teams.first.name });
		await expect(own.getByText('Your team. Others vote for it.')).toBeVisible();
		await expect(own.getByRole('checkbox')).toHaveCount(0);
		await expect(page.getByRole('checkbox')).toHaveCount(1);

		// nothing chosen and nothing saved before: nothing is taken back
		await page.getByRole('button', { name: 'Save my votes' }).last().click();
		await expect(page.getByText('You gave no votes, so nothing is saved.')).toBeVisible();
		await expect(page.getByText('Your votes are taken back.')).toHaveCount(0);

		await page.getByLabel(`Vote for ${event.teams.second.name}`).check();
		if (javaScriptEnabled) await expect(page.getByText('2 votes of 3 left.')).toBeVisible();
		await page.getByRole('button', { name: 'Save my votes' }).last().click();
		await expect(page.getByText('Your votes are saved')).toBeVisible();
		await expect(page.getByText('2 votes of 3 left.')).toBeVisible();
		await expect(page.getByText('1 of 6 registered people.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		if (javaScriptEnabled) await fitsNarrow(page);

		// changed, and changed back
		await page.getByLabel(`Vote for ${event.teams.second.name}`).uncheck();
		await page.getByRole('button', { name: 'Save again' }).last().click();
		await expect(page.getByText('Your votes are taken back.')).toBeVisible();
		await page.getByLabel(`Vote for ${event.teams.second.name}`).check();
		await page.getByRole('button', { name: 'Save my votes' }).last().click();
		await expect(page.getByText('Your votes are saved')).toBeVisible();

		// sealed: the organizer reads who has voted by function, and no result
		await giveVote(event.ben, event.path, event.teams.second.id);
		const organizer = await event.leader.page();
		await organizer.goto(`${event.path}/vote`);
		await expect(organizer.getByText('2 of 6 registered people.')).toBeVisible();
		// live: nobody reloads the page
		await giveVote(event.cem, event.path, event.teams.first.id);
		await expect(organizer.getByText('3 of 6 registered people.')).toBeVisible();
		// and so for everybody, who keeps what is being chosen
		if (javaScriptEnabled) await expect(page.getByText('3 of 6 registered people.')).toBeVisible();
		await expect(organizer.getByRole('table')).toHaveCount(0);
		expect((await event.leader.request.get(`${event.path}/vote/votes.csv`)).status()).toBe(404);
		await organizer.goto(`${event.path}/results`);
		await expect(organizer.getByText('Results are shown to everybody at once')).toBeVisible();

		// she chooses something else too late: the answer is clear; with a script the page shows the results by itself
		await event.moveTo('results');
		if (!javaScriptEnabled) {
			await page.getByLabel(`Vote for ${event.teams.second.name}`).uncheck();
			await page.getByRole('button', { name: 'Save again' }).last().click();
			await expect(page.getByRole('alert').first()).toContainText('Voting is over, so this was not saved.');
			await page.goto(`${event.path}/vote`);
		}
		await expect(page.getByText('“Monday post” comes first with 2 votes, 1 more than “One field less”.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		if (javaScriptEnabled) await fitsNarrow(page);
		const csv = await (await event.ann.request.get(`${event.path}/vote/votes.csv`)).text();
		expect(csv).toContain('Place,Team,Votes\r\n1,Monday post,2\r\n2,One field less,1');
		expect(csv).not.toMatch(new RegExp([event.ann, event.ben, event.cem].map(({ name }) => name).join('|')));
		await organizer.goto(`${event.path}/vote`);
		await expect(organizer.getByRole('region', { name: 'Worth a look' })).toContainText(
			'3 ballots came from accounts made less than a day before.'
		);
		await expect(page.getByText('Worth a look')).toHaveCount(0);
	});

	test(`an organizer chooses ranked voting, and a voter puts teams in order, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const event = await votingEvent(someone);
		await event.moveTo('submission');
		const organizer = await event.leader.page({ javaScriptEnabled });
		await organizer.goto(`${event.path}/vote`);
		await organizer.getByRole('link', { name: 'Choose how people vote' }).click();
		await organizer.getByLabel('Ranked teams').check();
		await organizer.getByLabel('How much each person has').fill('50');
		await organizer.getByRole('button', { name: 'Save' }).last().click();
		await expect(organizer.getByLabel('How much each person has')).toHaveAccessibleDescription(
			/Give a number from 1 to 20/
		);
		await expect(organizer.getByLabel('Ranked teams')).toBeChecked();
		if (javaScriptEnabled) await isAccessible(organizer);
		if (javaScriptEnabled) await fitsNarrow(organizer);
		await organizer.getByLabel('How much each person has').fill('2');
		await organizer.getByRole('button', { name: 'Save' }).last().click();
		await expect(organizer.getByText('Put up to 2 teams in order')).toBeVisible();
		await event.moveTo('voting');

		const page = await event.eva.page({ ...phone, javaScriptEnabled });
		await page.goto(`${event.path}/vote`);
		await page.getByLabel('Place of Monday post').selectOption('1');
		await page.getByLabel('Place of One field less').selectOption('1');
		await page.getByRole('button', { name: 'Save my votes' }).last().click();
		await expect(page.getByRole('alert')).toContainText('Two teams have the same place.');
		await expect(page.getByLabel('Place of Monday post')).toHaveValue('1');
		await page.getByLabel('Place of One field less').selectOption('2');
		await page.getByRole('button', { name: 'Save my votes' }).last().click();
		await expect(page.getByText('Your votes are saved')).toBeVisible();
		await expect(page.getByText('All places are given.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
	});
}

test('credits are paid by the square, and who is not registered reads but does not vote', async ({ someone }) => {
	const event = await votingEvent(someone);
	await event.moveTo('submission');
	await post(event.leader.request, `${event.path}/vote/setup?/rule`, {
		...{ method: 'quadratic', amount: '16', most_on_one: '1' }
	});
	await event.moveTo('voting');
	const page = await event.eva.page(phone);
	await page.goto(`${event.path}/vote`);
	const votes = page.getByRole('group', { name: 'Votes for Monday post' });
	await votes.getByLabel('3 votes, for 9 credits').check();
	await expect(page.getByText('7 credits of 16 left.')).toBeVisible();
	await page.getByRole('group', { name: 'Votes for One field less' }).getByLabel('3 votes, for 9 credits').check();
	await expect(page.getByText('2 credits too many: take them back before you save.')).toBeVisible();
	await page.getByRole('button', { name: 'Save my votes' }).last().click();
	await expect(page.getByRole('alert')).toContainText('That is more than you have.');
	await expect(votes.getByLabel('3 votes, for 9 credits')).toBeChecked();
	await isAccessible(page);
	await fitsNarrow(page);

	const stranger = await (await someone()).page();
	await stranger.goto(`${event.path}/vote`);
	await expect(stranger.getByText('Only people who registered for the event vote.')).toBeVisible();
	await expect(stranger.getByRole('button', { name: 'Save my votes' })).toHaveCount(0);
});
