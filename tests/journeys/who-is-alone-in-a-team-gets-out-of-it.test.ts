import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`who formed a team by mistake closes it by leaving, joins another, and who had asked is told, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ben, cem] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ function: 'marketing' }),
			someone({ function: 'it' }),
			someone({ function: 'it' })
		]);
		const event = await plan(leader, 'submission');
		const [mine, other] = await Promise.all([
			logIdea(ann, event, `By mistake ${randomUUID().slice(0, 8)}`),
			logIdea(ben, event, `On purpose ${randomUUID().slice(0, 8)}`)
		]);
		const mistake = await post(ann.request, `${mine}?/team`, { team: 'By mistake' });
		const wanted = await post(ben.request, `${other}?/team`, { team: 'On purpose' });

		await post(ann.request, `${mistake}/people?/asks`, { asks: 'yes' });
		await post(cem.request, `${mistake}?/apply`, { says: 'I know SQL.' });

		const page = await ann.page({ javaScriptEnabled });
		await page.goto(mistake);
		await page.getByText('Leave the team').click();
		await expect(page.getByText('You are the only one in it, so it closes')).toBeVisible();
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}
		await page.getByRole('button', { name: 'Leave and close it' }).click();
		await expect(page).toHaveURL(`${event.path}/teams`);
		await expect(page.getByRole('link', { name: 'On purpose' }).first()).toBeVisible();
		await expect(page.getByRole('link', { name: 'By mistake' })).toHaveCount(0);
		expect((await page.request.get(mistake)).status()).toBe(404);

		await page.goto(wanted);
		await page.getByRole('button', { name: 'Join' }).first().click();
		await expect(page.getByText('Leave the team')).toBeVisible();

		// who had asked to join the one that closed finds those that look for somebody
		const told = await cem.page({ javaScriptEnabled });
		await told.goto('/');
		const notice = told.getByRole('listitem').filter({ hasText: 'Find another team: you had asked to join' });
		await expect(notice).toContainText('By mistake, which closed');
		await notice.getByRole('link').click();
		await expect(told).toHaveURL(`${event.path}/teams?for=me`);
		await expect(told.getByRole('heading', { level: 1 })).toHaveText('Teams');

		// the idea is free again, and the log says what became of the team
		await page.goto(mine);
		await expect(page.getByRole('heading', { level: 1 })).toContainText('By mistake');
		await page.goto('/activity?subject=teams');
		await expect(page.getByText('closed the team By mistake').first()).toBeVisible();
	});
}
