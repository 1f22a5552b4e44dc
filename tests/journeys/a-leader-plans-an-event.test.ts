import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { eventForm } from './hackathon.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a leader plans an event and changes it, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const leader = await someone({ role: 'leader' });
		const page = await leader.page({ javaScriptEnabled });
		const name = `Spring hack ${randomUUID().slice(0, 6)}`;
		await page.goto('/events');
		await page
			.getByRole('link', { name: 'Plan an event' })
			.or(page.getByRole('link', { name: 'Plan the first one' }))
			.click();
		await page.getByLabel('Name', { exact: true }).fill(name);
		await page.getByRole('button', { name: 'Fill in the event' }).click();
		await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
		await page.getByRole('textbox', { name: /^Brief/ }).fill('Find out **why people leave**.');
		await page.getByLabel('Time zone').fill('America/New_York');
		await page.getByLabel('Challenge 1', { exact: true }).fill('The form people leave');
		await page.getByRole('button', { name: 'Add a challenge' }).click();
		await expect(page.getByLabel('Challenge 1', { exact: true })).toHaveValue('The form people leave');
		await page.getByLabel('Challenge 2', { exact: true }).fill('Consent people understand');
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}
		await page.getByRole('button', { name: 'Plan the event' }).last().click();

		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set it up');
		await page.getByRole('link', { name, exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
		await expect(page).toHaveURL(new RegExp(`/events/${name.toLowerCase().replaceAll(' ', '-')}$`));
		const phases = page.getByRole('region', { name: 'Phases' });
		await expect(phases.getByText('Times in America/New York.')).toBeVisible();
		await expect(phases).toContainText('09:00');
		if (javaScriptEnabled) await expect(phases).toContainText('for you');
		await expect(page.getByRole('heading', { name: 'Consent people understand' })).toBeVisible();

		await page.getByRole('link', { name: 'Change the event' }).click();
		await expect(page.getByLabel('Challenge 2', { exact: true })).toHaveValue('Consent people understand');
		await page.getByLabel('Challenge 1', { exact: true }).fill('');
		await page.getByLabel('Judging').fill('2020-01-01T09:00');
		await page.getByRole('button', { name: 'Save the event' }).last().click();
		await expect(page.getByRole('alert')).toContainText('This begins before the phase above it.');
		await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name);
		await page.getByLabel('Judging').fill(eventForm('voting').results_at ?? '');
		await page.getByLabel('Voting').fill(eventForm('voting').results_at ?? '');
		await page.getByLabel('Results').fill(eventForm('voting').results_at ?? '');
		for (const [label, at] of Object.entries({
			Ideas: 'ideation_at',
			Teams: 'formation_at',
			Build: 'build_at',
			'Hand in': 'submission_at'
		})) {
			await page.getByLabel(label, { exact: true }).fill(eventForm('voting')[at] ?? '');
		}
		await page.getByRole('button', { name: 'Save the event' }).last().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
		await expect(page.getByRole('heading', { name: 'The form people leave' })).toHaveCount(0);
	});
}

test('a member plans no event', async ({ someone }) => {
	const ann = await someone();
	const page = await ann.page();
	await page.goto('/events');
	await expect(page.getByRole('link', { name: 'Plan an event' })).toHaveCount(0);
	const answer = await page.goto('/events/new');
	expect(answer?.status()).toBe(403);
});
