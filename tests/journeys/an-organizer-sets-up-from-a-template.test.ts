import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString().slice(0, 16);

for (const [javaScriptEnabled, viewport] of [
	[true, { width: 390, height: 844 }],
	[false, { width: 1440, height: 900 }]
] as const) {
	test(`an organizer sets up an evening from a template and another like it, ${javaScriptEnabled ? 'on a phone' : 'without JavaScript'}`, async ({
		someone
	}) => {
		const leader = await someone({ role: 'leader' });
		const page = await leader.page({ javaScriptEnabled, viewport });
		const name = `Sprint ${randomUUID().slice(0, 6)}`;
		await page.goto('/events/new');
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}
		await expect(page.getByText(/Teams of 2 to 4, mixed\. 3 fields to hand in/)).toBeVisible();
		await page.getByText('Evening sprint', { exact: true }).click();
		await page.getByLabel('Name', { exact: true }).fill(name);
		await page.getByLabel('Time zone').fill('Asia/Tokyo');
		await page.getByLabel('Start').fill('2031-05-06T17:00');
		await page.getByRole('button', { name: 'Fill in the event' }).click();

		await expect(page.getByLabel('Ideas', { exact: true })).toHaveValue('2031-05-06T17:00');
		await expect(page.getByLabel('Judging')).toHaveValue('2031-05-06T20:30');
		await page.getByLabel('Challenge 1', { exact: true }).fill('The form people leave');
		await page.getByText('Whom to ask, and links').first().click();
		await page.getByLabel('Owner of challenge 1').fill(leader.name);
		await page.getByLabel('Links for challenge 1').fill('Numbers of March: https://example.com/march');
		await page.getByLabel('Where').first().fill('The canteen');
		await page.getByRole('button', { name: 'Plan the event' }).last().click();

		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set it up');
		const next = page.getByRole('region', { name: 'What to do now' });
		const holds = page.getByRole('region', { name: 'What holds now' });
		await expect(next).toContainText('Next: write the brief.');
		await expect(page.getByRole('region', { name: 'Still to do' })).toContainText(
			'To do, before judging begins: name the judges.'
		);
		await expect(holds).toContainText('Teams of 2 to 4, mixed.');
		await expect(holds).toContainText('Two projects at a time, by 3 criteria, each compared 4 times');
		await expect(holds).toContainText('1 vote each.');
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}
		await next.getByRole('link', { name: 'Write the brief' }).click();
		await page.getByRole('textbox', { name: /^Brief/ }).fill('One evening for the form.');
		await page.getByRole('button', { name: 'Save the event' }).last().click();
		await page.getByRole('link', { name: 'Set it up' }).click();
		await expect(next).toContainText('Next: name the judges.');
		await page.getByRole('link', { name: 'Team size and mix' }).click();
		await page.getByLabel('At most').fill('5');
		await page.getByRole('button', { name: 'Save the rule' }).click();
		await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
		await page.getByRole('link', { name: 'Set-up', exact: true }).click();
		await expect(holds).toContainText('Teams of 2 to 5, mixed.');

		await page.getByRole('link', { name, exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
		await expect(page.getByText('The canteen')).toBeVisible();
		await expect(page.getByRole('link', { name: 'Numbers of March' })).toHaveAttribute(
			'href',
			'https://example.com/march'
		);
		await expect(page.locator('#challenges')).toContainText(leader.name);
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}

		await page.goto('/events/new');
		await page.getByText(`Like “${name}”`).click();
		await page.getByLabel('Name', { exact: true }).fill(`${name} again`);
		await page.getByLabel('Time zone').fill('Asia/Tokyo');
		await page.getByLabel('Start').fill('2031-09-09T16:00');
		await page.getByRole('button', { name: 'Fill in the event' }).click();
		await expect(page.getByLabel('Judging')).toHaveValue('2031-09-09T19:30');
		await expect(page.getByLabel('Challenge 1', { exact: true })).toHaveValue('The form people leave');
		await expect(page.getByLabel('Links for challenge 1')).toHaveValue('Numbers of March: https://example.com/march');
		await page.getByRole('button', { name: 'Plan the event' }).last().click();
		await expect(page.getByText(`Begun as a copy of ${name}`)).toBeVisible();
		await expect(holds).toContainText('Teams of 2 to 5, mixed.');
		await expect(holds).toContainText('Two projects at a time, by 3 criteria, each compared 4 times');
		await expect(holds).toContainText('3 fields to hand in: Pitch, Link to a demo and Next step.');
		await expect(next).toContainText('Next: name the judges.');
		await page.getByRole('link', { name: `${name} again`, exact: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${name} again`);
		await expect(page.getByText('The canteen')).toBeVisible();

		// it was one too many
		await page.getByRole('link', { name: 'Set it up' }).click();
		await page.getByText('Made by mistake?').click();
		const away = page.getByRole('button', { name: `Take ${name} again away` });
		await page.getByLabel('Why', { exact: true }).fill('Planned once too often.');
		if (javaScriptEnabled) await isAccessible(page);
		await away.click();
		await expect(page.getByText('The event is taken away.')).toBeVisible();
		await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
		await expect(page.getByRole('link', { name: `${name} again`, exact: true })).toHaveCount(0);
		await page.goto('/activity');
		await expect(page.getByText('Planned once too often.').first()).toBeVisible();
	});
}

for (const javaScriptEnabled of [true, false]) {
	test(`a deadline that moves says why to everybody, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann] = [await someone({ role: 'leader' }), await someone()];
		const event = await plan(leader, 'build');
		await post(ann.request, `${event.path}?/register`, {});
		const page = await leader.page({ javaScriptEnabled });
		await page.goto(`${event.path}/edit`);
		const later = inHours(4);
		await page.getByLabel('Judging').fill(later);
		await page.getByRole('button', { name: 'Save the event' }).last().click();
		await expect(page.getByText('People count on these times').last()).toBeVisible();
		await expect(page.getByLabel('Judging')).toHaveValue(later);
		await page.getByLabel('Why a time moves').fill('The power was out for an hour.');
		await page.getByRole('button', { name: 'Save the event' }).last().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(event.name);

		const reader = await ann.page({ javaScriptEnabled });
		await reader.goto(event.path);
		const moves = reader.getByRole('region', { name: 'Times that moved' });
		await expect(moves).toContainText('The deadline moved');
		await expect(moves).toContainText('The power was out for an hour.');
		await reader.goto('/');
		await expect(reader.getByRole('region', { name: 'News of your events' })).toContainText(
			'The power was out for an hour.'
		);
		if (javaScriptEnabled) await isAccessible(reader);
	});
}
