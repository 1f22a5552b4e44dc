import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a mixed team submits before the deadline, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ben] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ name: 'Ann Weber', function: 'marketing' }),
			someone({ name: 'Ben Okafor', function: 'it' })
		]);
		const event = await plan(leader, 'submission');
		const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);

		const page = await ann.page({ javaScriptEnabled });
		await page.goto(idea);
		await page.getByText('Form a team on it').click();
		await page.getByLabel('Name of the team').fill('One field less');
		await page.getByRole('button', { name: 'Form the team' }).last().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('One field less');
		await expect(page.getByText('Needs IT')).toBeVisible();
		await expect(page.getByText('Handing in opens as soon as the team is mixed.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Hand in' })).toHaveCount(0);
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}

		const other = await ben.page({ javaScriptEnabled });
		await other.goto(event.path);
		await expect(other.getByRole('region', { name: 'What to do now' })).toContainText(
			'Join one that still needs your side.'
		);
		await expect(other.locator('#teams')).toContainText('Needs IT');
		await other.getByRole('link', { name: 'One field less', exact: true }).click();
		await other.getByRole('button', { name: 'Join the team' }).last().click();
		await expect(other.getByText('The team is mixed: marketing and IT are both there.')).toBeVisible();

		await page.reload();
		await page.getByLabel('Pitch').fill('One field less, and **twice** as many finish.');
		await page.getByLabel('Link to a demo').fill('https://example.com/demo');
		await page.getByRole('button', { name: 'Hand in' }).last().click();
		await expect(page.getByText('Handed in. You can hand in again until the deadline')).toBeVisible();
		const handedIn = page.getByRole('region', { name: 'Handed in' });
		await expect(handedIn).toContainText('One field less, and twice as many finish.');
		if (javaScriptEnabled) await isAccessible(page);

		await page.getByLabel('Pitch').fill('One field less, and three times as many finish.');
		await page.getByRole('button', { name: 'Hand in again' }).last().click();
		await expect(handedIn).toContainText('three times as many finish');
		await expect(handedIn).toContainText('first handed in');

		// who completes the mix cannot leave it behind
		await other.goto(page.url());
		await other.getByText('Leave the team').click();
		await other.getByRole('button', { name: 'Leave', exact: true }).last().click();
		await expect(other.getByRole('alert')).toContainText('You cannot leave now');

		await other.goto(event.path);
		await expect(other.getByRole('region', { name: 'What to do now' })).toContainText('Your team has handed in.');
	});
}
