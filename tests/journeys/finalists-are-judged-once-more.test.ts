import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { moveTo } from './hackathon.ts';
import { judgedOnce } from './judged.ts';
import { expect, post, test } from './people.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

for (const javaScriptEnabled of [true, false]) {
	// what is looked at with axe is the same page without a script
	const looks = async (page: Page) => {
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
	};

	test(`an organizer names finalists, who are judged once more from nothing, and both rounds are shown (${javaScriptEnabled ? 'with' : 'without'} JavaScript)`, async ({
		someone
	}) => {
		const made = await judgedOnce(someone);
		const [judge, other] = made.judges;
		if (!judge || !other) throw new Error('there is no judge');
		const desk = await made.organizer.page({ javaScriptEnabled });
		await desk.goto(`${made.judging}/setup`);
		await desk.getByRole('link', { name: 'Set up a second round' }).click();
		await expect(desk.getByRole('status').filter({ hasText: '4 of 4 judged.' })).toBeVisible();
		await looks(desk);
		await desk.getByRole('button', { name: 'Close the first round' }).last().click();
		await expect(desk.getByRole('link', { name: 'Its results, for organizers' })).toBeVisible();
		await looks(desk);

		// one alone is no round; what was chosen stays as it was
		await desk.getByLabel(/Two clicks to pay$/).uncheck();
		await desk.getByRole('radio', { name: /^Two projects at a time/ }).check();
		await desk.getByRole('button', { name: 'Name the finalists and begin the second round' }).last().click();
		await expect(desk.getByRole('alert').filter({ hasText: 'Choose two finalists or more.' })).toBeVisible();
		await expect(desk.getByLabel(/Two clicks to pay$/)).not.toBeChecked();
		await desk.getByLabel(/Two clicks to pay$/).check();
		await desk.getByRole('button', { name: 'Name the finalists and begin the second round' }).last().click();
		await expect(desk.getByRole('list', { name: 'The finalists' }).getByRole('listitem')).toHaveCount(2);
		await looks(desk);

		// nobody else knows before it is said
		const member = await made.founders[0]?.page({ javaScriptEnabled });
		if (!member) throw new Error('there is no member');
		await member.goto(made.judging);
		await expect(member.getByText(/^Second round: the finalists are judged/)).toBeVisible();
		await expect(member.getByRole('list', { name: 'The finalists' })).toHaveCount(0);
		await desk.getByRole('button', { name: 'Announce the finalists' }).last().click();
		await expect(desk.getByText(/^Announced .*everybody sees who they are\.$/)).toBeVisible();
		await member.reload();
		await expect(member.getByRole('list', { name: 'The finalists' }).getByRole('listitem')).toHaveCount(2);
		await looks(member);

		// the teams are told where they look
		const says = /Your team is a finalist: judges look at what you handed in once more, from nothing\./;
		await member.goto('/');
		await expect(member.getByText(says)).toContainText('It ends');
		await member.goto(`/teams/${made.teams[0]?.id}`);
		await expect(member.getByRole('status').filter({ hasText: says })).toContainText('The second round ends');
		await looks(member);
		await member.goto(`/teams/${made.teams[0]?.id}/room`);
		await expect(member.getByRole('status').filter({ hasText: says })).toBeVisible();
		await member.goto(made.event.path);
		await expect(member.getByRole('list', { name: 'The finalists' }).getByRole('listitem')).toHaveCount(2);
		await expect(member.getByText(/^Judged once more, from nothing, until/)).toBeVisible();
		await looks(member);

		await desk.getByRole('link', { name: 'Plan the second round' }).click();
		await expect(desk.getByRole('heading', { name: 'Who looks at what in the second round' })).toBeVisible();
		await desk.getByLabel('Comparisons for each project').fill('2');
		await desk.getByRole('button', { name: 'Deal out the pairs' }).last().click();
		await expect(desk.getByText('0 of 2 pairs compared.')).toBeVisible();

		for (const who of [judge, other]) {
			const page = await who.page({ javaScriptEnabled, ...PHONE });
			await page.goto('/');
			await page.locator(`main a[href="${made.judging}"]`).first().click();
			await expect(page.getByText(/^Second round: .*Scores start anew/)).toBeVisible();
			await page.getByRole('link', { name: 'Begin to compare' }).click();
			await page.getByLabel('Comment').fill('Shown with customers, live.');
			await fitsNarrow(page);
			await page.getByRole('button', { name: '“Two clicks to pay” is better' }).click();
			await expect(page.getByText(/^Saved\. All 1 compared/)).toBeVisible();
		}
		await desk.goto(`${made.judging}/setup`);
		await expect(desk.getByText('2 of 2 pairs compared.')).toBeVisible();
		// sealed, though the first round is not
		await desk.goto(`${made.judging}/results`);
		await expect(desk.getByText(/^The finalists are judged now\./)).toBeVisible();
		await expect(desk.getByRole('table', { name: /^Places by comparisons/ })).toHaveCount(0);
		await member.goto(`${made.judging}/results`);
		await expect(member.getByText(/^The judges’ scores are sealed/)).toBeVisible();

		// while people vote nothing says who came first, until an organizer opens what decides
		await moveTo(made.event, 'voting');
		await desk.goto(`${made.judging}/results`);
		await expect(desk.getByText(/^The second round is over\. It decides/)).toBeVisible();
		await desk.goto('/');
		await expect(desk.getByText('Open the judges’ scores, to see whom they put first, of').first()).toBeVisible();
		await desk.goto(`${made.event.path}/results/awards`);
		const found = desk.getByRole('region', { name: 'What judges found' });
		await expect(found).toContainText('The second round is over. It decides among the finalists');
		await expect(found.getByRole('table')).toHaveCount(0);
		await looks(desk);
		await found.getByRole('link', { name: 'Open the scores' }).click();
		await desk.getByRole('button', { name: 'Open the scores for good' }).last().click();
		await expect(desk.getByRole('link', { name: 'See the results' })).toBeVisible();
		await desk.goto(`${made.event.path}/results/awards`);
		await expect(found.getByRole('row').nth(1)).toContainText('Two clicks to pay');
		await desk.goto('/');
		await expect(desk.getByText('Prepare the awards, before everybody sees the results, of').first()).toBeVisible();
		await expect(desk.getByText('Open the judges’ scores, to see whom they put first, of')).toHaveCount(0);

		await moveTo(made.event, 'results');
		await member.goto(`${made.judging}/results`);
		const all = member.getByRole('table', { name: 'Places in all' }).getByRole('row');
		await expect(all.nth(1)).toContainText('Two clicks to pay');
		await expect(all.nth(2)).toContainText('One field less');
		const first = member.getByRole('table', { name: 'Places by the adjusted score of the first round' });
		await expect(first.getByRole('row').nth(1)).toContainText('One field less');
		await expect(member.getByRole('table', { name: 'Places by comparisons of the second round' })).toBeVisible();
		await expect(member.getByText('Compared with “Two clicks to pay” · Second round').first()).toBeVisible();
		await looks(member);
		const file = await (await made.organizer.request.get(`${made.judging}/results.csv`)).text();
		expect(file).toContain('second_preferred');
		expect(await (await made.organizer.request.get(`${made.judging}/marks.csv?round=2`)).text()).toContain(judge.name);

		await member.goto(`${made.event.path}/results`);
		await expect(member.getByText(/^2 finalists were judged once more/)).toBeVisible();
		await expect(member.getByRole('table', { name: 'Places by comparisons' }).getByRole('row').nth(1)).toContainText(
			'Two clicks to pay'
		);
	});
}

test('what a judge gave without a connection for the first round is not taken for the second, and says so', async ({
	someone
}) => {
	const made = await judgedOnce(someone);
	const [judge] = made.judges;
	if (!judge) throw new Error('there is no judge');
	const team = `${made.judging}/${made.teams[0]?.id}`;
	const page = await judge.page(PHONE);
	await page.goto(team);
	await page.context().setOffline(true);
	await page.getByRole('group', { name: 'Business value' }).getByRole('radio', { name: '1', exact: true }).check();
	await page.getByRole('button', { name: 'Save again' }).click();
	await expect(page.getByText('One project is kept on this device and not sent yet.')).toBeVisible();

	await post(made.organizer.request, `${made.judging}/final?/close`, {});
	const finalists = Object.fromEntries(made.teams.map(({ id }) => [`team.t${id}`, 'on']));
	await post(made.organizer.request, `${made.judging}/final?/name`, { ...finalists, method: 'rubric', reason: '' });
	await post(made.organizer.request, `${made.judging}/setup?/plan`, { seats: '2' });

	await page.context().setOffline(false);
	await expect(page.getByText(/^What you gave one project in the first round is on this device only/)).toBeVisible();
	await page.goto(team);
	await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
	await expect(page.getByText(/^What you gave one project in the first round is on this device only/)).toBeVisible();
	await page.getByRole('button', { name: 'Forget it' }).click();
	await page.reload();
	await expect(page.getByRole('group', { name: 'Business value' })).toBeVisible();
	await expect(page.getByText(/^What you gave one project in the first round/)).toHaveCount(0);
});
