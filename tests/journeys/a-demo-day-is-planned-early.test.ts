import { isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a demo day that was planned before anybody handed in is drawn later, and says where it does not fit, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, mia, ivo] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ function: 'marketing' }),
			someone({ function: 'it' })
		]);
		const event = await plan(leader, 'submission');
		const voting = Date.parse(`${event.form.voting_at}Z`);
		const at = (minutesBefore: number) => new Date(voting - minutesBefore * 60_000).toISOString().slice(0, 16);
		const day = { starts_at: at(30), pitch_minutes: '5', question_minutes: '5', place: '' };
		await post(leader.request, `${event.path}/demo?/plan`, day);
		const idea = await logIdea(mia, event, 'One field less in the form');
		const team = await post(mia.request, `${idea}?/team`, { team: 'The fields' });
		await post(ivo.request, `${team}?/join`, {});
		await post(mia.request, `${team}?/submit`, { pitch: 'One field less, and twice as many finish.', link: '' });

		const page = await leader.page({ javaScriptEnabled });
		await page.goto(`${event.path}/demo`);
		await expect(page.getByText('draws it by lot from all who handed in')).toBeVisible();
		await page.getByText('Change the day', { exact: true }).click();
		await page.getByLabel('Minutes for questions').fill('30');
		await page.getByLabel('Draw the order again').check();
		await page.getByRole('button', { name: 'Save the day' }).click();
		await expect(page.getByRole('list').getByText('The fields')).toBeVisible();
		await expect(page.getByText('The last pitch ends')).toContainText('give each team less time or start earlier');
		if (javaScriptEnabled) await isAccessible(page);

		await page.getByText('Change the day', { exact: true }).click();
		await page.getByLabel('Minutes for questions').fill('20');
		await page.getByRole('button', { name: 'Save the day' }).click();
		await expect(page.getByText('The last pitch ends')).toHaveCount(0);
		await expect(page.getByRole('list').getByText('The fields')).toBeVisible();

		// only who runs the event reads of it
		await post(leader.request, `${event.path}/demo?/plan`, { ...day, starts_at: at(5) });
		await page.reload();
		await expect(page.getByText('The last pitch ends')).toBeVisible();
		const reader = await mia.page({ javaScriptEnabled });
		await reader.goto(`${event.path}/demo`);
		await expect(reader.getByRole('list').getByText('The fields')).toBeVisible();
		await expect(reader.getByText('The last pitch ends')).toHaveCount(0);
	});
}
