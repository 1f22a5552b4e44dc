import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, started, withKpis } from './experiment-plan.ts';
import { expect, post, test } from './people.ts';

test('an extension is asked for, counted and shown on the page, the board and the calendar', async ({ someone }) => {
	test.slow(true, 'axe reads every page in both themes');
	const [ann, bob] = await Promise.all([someone({ name: 'Ann Author' }), someone({ function: 'it' })]);
	const team = await withKpis(ann, bob);
	const title = `More time for ${team.share}`;
	const experiment = await started(team, title);
	const rival = await started(team, `At the same time as ${team.share}`);
	const page = await ann.page({ javaScriptEnabled: false });

	await page.goto(experiment);
	await page.getByRole('link', { name: 'Ask for more time' }).click();
	await page.getByLabel('The new day').fill(inDays(21));
	await page.getByLabel('Why').fill('too short');
	await page.getByRole('button', { name: 'Write the amendment' }).last().click();
	await expect(page.getByText('Say why in at least 10 characters').last()).toBeVisible();
	await expect(page.getByLabel('The new day')).toHaveValue(inDays(21));
	await page.getByLabel('Why').fill('The campaign starts a week later.');
	await page.getByRole('button', { name: 'Write the amendment' }).last().click();
	await expect(page.getByText('extended once')).toBeVisible();

	await post(bob.request, `${experiment}/amend?field=ends_on`, {
		value: inDays(28),
		reason: 'The campaign starts another week later.'
	});
	await page.goto(experiment);
	await expect(page.getByText('extended twice')).toBeVisible();
	await expect(page.getByText('The campaign starts a week later.').first()).toBeVisible();

	await page.goto('/experiments');
	await page.getByRole('link', { name: 'Calendar', exact: true }).click();
	const row = page.getByRole('listitem').filter({ hasText: title }).first();
	await expect(row).toContainText('extended twice');
	const warning = page.getByRole('listitem').filter({ hasText: 'decided by the same KPI' }).filter({ hasText: title });
	await expect(warning.first()).toContainText(`At the same time as ${team.share}`);
	await page.getByRole('link', { name: 'By KPI' }).click();
	await expect(page.getByRole('region', { name: team.share })).toContainText('extended twice');
	await page.getByRole('link', { name: 'A month on' }).click();
	await expect(page).toHaveURL(/by=kpi/);
	await page.getByText('Show it as a table').click();
	await expect(page.getByRole('row').filter({ hasText: title })).toContainText('first-time visitors');
	await fitsNarrow(page);

	const seen = await ann.page();
	await seen.goto('/experiments/calendar');
	await isAccessible(seen);
	await seen.setViewportSize({ width: 390, height: 844 });
	await expect(seen.getByText(`${title} has its last day`)).toBeVisible();
	await isAccessible(seen);
	await seen.goto(rival);
	await expect(seen.getByText('Running, 15 days left')).toBeVisible();
});

test('a calendar programme follows an address until its person renews it', async ({ someone, playwright }) => {
	const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
	const experiment = await started(await withKpis(ann, bob), 'In everybody’s calendar; really, a “long” title');
	const page = await ann.page({ javaScriptEnabled: false });
	await page.goto('/profile#calendars');
	await page.getByRole('button', { name: 'Make the address' }).first().click();
	const address = await page.getByLabel('Address for your calendar').inputValue();
	expect(address).toMatch(/\/api\/calendar\/[0-9a-f]{64}\.ics$/);
	await page.goto('/profile#calendars');
	await expect(page.getByLabel('Address for your calendar')).toHaveCount(0);

	const programme = await playwright.request.newContext();
	const feed = await programme.get(address);
	expect(feed.headers()['content-type']).toBe('text/calendar; charset=utf-8');
	expect(feed.headers()['cache-control']).toBe('private, no-store');
	const text = (await feed.text()).replaceAll('\r\n ', '');
	expect(text).toContain('SUMMARY:In everybody’s calendar\\; really\\, a “long” title');
	expect(text).toContain(experiment);
	expect(text).not.toContain(ann.email);

	await page.getByRole('button', { name: 'Make a new address' }).first().click();
	const next = await page.getByLabel('Address for your calendar').inputValue();
	expect((await programme.get(address)).status()).toBe(404);
	expect((await programme.get(next)).status()).toBe(200);
	await page.getByRole('button', { name: 'End it' }).first().click();
	await expect(page.getByText('This calendar address has ended.')).toBeVisible();
	expect((await programme.get(next)).status()).toBe(404);
	expect((await programme.get(next.replace(/[^/]+$/, 'nothing.ics'))).status()).toBe(404);
	await programme.dispose();
});
