import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a team stays mixed when a profile changes, and who changed it may stand for the new side, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, lara] = [
			await someone({ role: 'leader' }),
			await someone(),
			await someone({ function: 'it', name: 'Lara Prins' })
		];
		const event = await plan(leader, 'submission');
		const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
		const team = await post(ann.request, `${idea}?/team`, { team: 'One field less' });
		await post(lara.request, `${team}?/join`, {});
		await post(ann.request, `${team}?/submit`, { pitch: 'One field less, and twice as many finish.', link: '' });

		const page = await lara.page({ javaScriptEnabled });
		await post(lara.request, '/profile?/profile', { name: lara.name, function: 'marketing' });
		await page.goto(team);
		const people = page.getByRole('region', { name: 'People' });
		await expect(people).toContainText('The team is mixed: marketing and IT are both there.');
		await expect(people).toContainText('Came for IT, which counts here. The profile says marketing now.');
		await page.getByRole('button', { name: 'Stand for marketing here' }).click();
		await expect(page.getByText('You cannot change sides now')).toBeVisible();
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}
		const ian = await someone({ function: 'it' });
		await post(ian.request, `${team}?/join`, {});
		await page.goto(team);
		await page.getByRole('button', { name: 'Stand for marketing here' }).click();
		await expect(page.getByText('which counts here')).toHaveCount(0);
		await expect(people.getByRole('listitem').filter({ hasText: 'Lara Prins' })).toContainText('Marketing');
	});
}
