import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test, type Jury } from './jury.ts';
import { post, type Someone } from './people.ts';

/** Everybody voted for it and both owners signed: the chair records the promote. */
async function promote(jury: Jury): Promise<void> {
	await jury.vote('promote');
	const [found] = await sql<{
		id: string;
	}>`select id from public.ballot_boxes where experiment_id = ${jury.experiment}`;
	const box = found?.id ?? '';
	for (const owner of [jury.owners.marketing, jury.owners.it]) {
		await post(owner.request, `${jury.path}?/sign`, { box, outcome: 'promote' });
	}
	await post(jury.chair.request, `${jury.path}?/decide`, {
		...{ box, outcome: 'promote', rationale: 'Both sides saw it work, and IT can run it.' },
		next_step: 'Roll it out to everybody next week.'
	});
}

async function settle(page: Page, point: string, how: string, note: string): Promise<void> {
	const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: point, exact: true }) });
	await row.getByText('Settle it').click();
	await row.getByLabel('In words').fill(note);
	await row.getByRole('button', { name: how, exact: true }).click();
	await expect(row.getByText(how, { exact: true }).first()).toBeVisible();
	await expect(row.getByText('Change it')).toBeVisible();
}

const open = async (someone: Someone, path: string, javaScriptEnabled: boolean) => {
	const page = await someone.page({ javaScriptEnabled });
	await page.goto(path);
	return page;
};

for (const javaScriptEnabled of [true, false]) {
	// axe is a script
	const checks = async (page: Page) => {
		if (!javaScriptEnabled) return;
		await isAccessible(page);
		await fitsNarrow(page);
	};
	test(`a promote is followed until its effect is checked ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury,
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		await promote(jury);
		const path = `/experiments/${jury.experiment}/handover`;
		const heading = `Handover of ${jury.title}`;

		const owner = await open(jury.owners.it, jury.path, javaScriptEnabled);
		await owner.getByRole('link', { name: 'Follow the handover' }).click();
		await expect(owner.getByRole('heading', { level: 1, name: heading })).toBeVisible();
		await expect(owner.getByText('0 of 7 settled')).toBeVisible();
		await checks(owner);
		for (const point of ['Security', 'Operations', 'Analytics']) await settle(owner, point, 'Done', 'Looked at twice.');
		// not of this side: there is nothing to press
		await expect(owner.getByText('Settle it: Brand')).toHaveCount(0);

		const marketing = await open(jury.owners.marketing, path, javaScriptEnabled);
		await settle(marketing, 'Training', 'Done', 'Everybody at the desk saw it.');
		await marketing.getByText('Settle it: Brand').click();
		const brand = marketing.getByRole('form', { name: 'Brand' });
		await brand.getByLabel('In words').fill('No.');
		await brand.getByRole('button', { name: 'Not needed' }).click();
		await expect(marketing.getByRole('alert')).toContainText('Say in at least 10 characters why it is not needed.');
		await expect(brand.getByLabel('In words')).toHaveValue('No.');
		await brand.getByLabel('In words').fill('Nobody outside sees any of it.');
		await brand.getByRole('button', { name: 'Not needed' }).click();
		await expect(marketing.getByText('5 of 7 settled')).toBeVisible();
		await marketing.getByText('Report a blocker').click();
		await marketing.getByLabel('What stands in the way').fill('The vendor has no region in Europe.');
		await marketing.getByRole('button', { name: 'Report it' }).click();
		await expect(marketing.getByText('The vendor has no region in Europe.')).toBeVisible();

		const lawyer = await open(await someone({ function: 'other' }), path, javaScriptEnabled);
		for (const point of ['Privacy', 'Legal']) await settle(lawyer, point, 'Done', 'The contract covers it.');
		await expect(lawyer.getByRole('button', { name: 'It is live' })).toHaveCount(0);

		await owner.goto(path);
		await owner.getByText('Resolve it').click();
		await owner.getByLabel('How it was resolved').fill('They opened one in Frankfurt.');
		await owner.getByRole('button', { name: 'Resolve', exact: true }).click();
		await expect(owner.getByText('They opened one in Frankfurt.')).toBeVisible();
		await owner.getByRole('button', { name: 'It is live' }).click();
		await expect(owner.getByRole('heading', { name: 'It is live' })).toBeVisible();
		await expect(owner.getByText('Say that it was switched off')).toBeVisible();

		// a month and a day go by
		await sql`update public.handovers set live_on = live_on - 31, started_at = started_at - interval '31 days'
			where experiment_id = ${jury.experiment}`;
		const leader = await open(jury.marketing, '/', javaScriptEnabled);
		await expect(leader.getByRole('heading', { name: 'The board' })).toBeVisible();
		await expect(leader.getByRole('region', { name: 'The board' })).toContainText(
			/handovers? or checks? (is|are) late/
		);
		await checks(leader);
		await owner.goto('/');
		const need = owner.getByRole('listitem').filter({ hasText: jury.title });
		await expect(need).toContainText('Check after 30 days whether the effect held (1 day overdue) of');
		await need.getByRole('link', { name: jury.title }).click();

		const check = owner.locator('#check-30');
		await check.getByRole('radio', { name: 'Yes, it is live' }).check();
		await check.getByRole('radio', { name: 'It held' }).check();
		await check.getByLabel('What you saw').fill('The dashboard of May, all visitors.');
		// a number that nobody read is a word: with it alone nobody can tell
		await check.getByLabel(/as you saw it/).fill('21,5 %');
		await check.getByRole('button', { name: 'Record the check' }).click();
		await expect(owner.getByRole('alert')).toContainText('Say by which days in production.');
		await expect(check.getByLabel('What you saw', { exact: true })).toHaveValue('The dashboard of May, all visitors.');
		await checks(owner);
		await check.getByRole('radio', { name: 'Nobody can tell' }).check();
		await check.getByRole('button', { name: 'Record the check' }).click();
		await expect(owner.getByText('Live, and nobody can tell the effect')).toBeVisible();
		await expect(owner.getByText(/21\.5.%, as somebody saw it; no reading says so/)).toBeVisible();

		// the readings of the decision are closed; what production shows is read beside them, and the check is judged by it
		await owner.getByRole('link', { name: 'Enter readings from production' }).click();
		await expect(owner.getByRole('heading', { level: 1, name: 'Readings from production' })).toBeVisible();
		const day = owner.getByRole('form', { name: /^Readings for/ });
		const group = (name: string) => day.getByRole('group', { name }).first();
		await group('Live').getByLabel('How many there were').fill('4000');
		await group('Live').getByLabel('How many did it').fill('4100');
		await day.getByRole('button', { name: 'Save the readings' }).click();
		await expect(owner.getByRole('alert')).toContainText('At most as many as there were.');
		await group('Live').getByLabel('How many did it').fill('1000');
		await day.getByRole('button', { name: 'Save the readings' }).click();
		await expect(owner.getByRole('status').filter({ hasText: '1 reading is saved.' })).toBeVisible();
		await checks(owner);
		await owner.getByText('Paste many days, or choose a CSV file').click();
		const paste = owner.locator('form[action*="paste"]');
		const [line] = await sql<{ day: string }>`select live_on::text as day from public.handovers
			where experiment_id = ${jury.experiment}`;
		await paste.getByLabel('Cells from a spreadsheet').fill(`day\tn\tsuccesses\n${line?.day}\t4000\t5000`);
		await paste.getByRole('button', { name: 'Save all days' }).click();
		await expect(owner.getByRole('alert')).toContainText('Row 2');
		const table = `day\tvariant\tn\tsuccesses\n${line?.day}\tLive\t4000\t1020\n${line?.day}\tHeld back\t4000\t800`;
		await paste.getByLabel('Cells from a spreadsheet').fill(table);
		await paste.getByRole('button', { name: 'Save all days' }).click();
		await expect(owner.getByRole('status').filter({ hasText: '2 readings are saved.' })).toBeVisible();
		await owner.getByRole('link', { name: 'See what they show' }).click();
		await expect(owner.getByText('Held against those it is kept from, on the same days.')).toBeVisible();
		// the day on which nobody was held back is not lost, and not compared
		await expect(owner.getByText(/^On .*, it was kept from nobody\./)).toBeVisible();
		await checks(owner);
		await owner.getByText('Correct it').click();
		await expect(check.getByLabel('Until')).toHaveValue('');
		await check.getByLabel('By what was read in production from').fill(line?.day ?? '');
		await check.getByLabel('Until').fill(new Date().toISOString().slice(0, 10));
		await check.getByLabel(/as you saw it/).fill('');
		await check.getByRole('radio', { name: 'It held' }).check();
		await check.getByRole('button', { name: 'Correct the check' }).click();
		// it was decided on no gain that could hold, so nobody says that it did
		await expect(owner.getByRole('alert')).toContainText('The readings of these days do not say so.');
		await checks(owner);
		await check.getByRole('radio', { name: 'Nobody can tell' }).check();
		await check.getByRole('button', { name: 'Correct the check' }).click();
		await expect(owner.getByText(/^By 3 readings from production/)).toBeVisible();
		await expect(owner.getByText('Said before')).toBeVisible();
		await owner.goto('/');
		await expect(owner.getByRole('listitem').filter({ hasText: jury.title })).toHaveCount(0);

		await owner.goto('/handovers?show=live');
		await owner.getByRole('link', { name: 'Mine' }).click();
		await expect(owner.getByRole('link', { name: jury.title })).toBeVisible();
		const entry = owner.getByRole('listitem').filter({ hasText: jury.title });
		await expect(entry).toContainText('Live, and nobody can tell the effect, after 30 days');
		await expect(entry).toContainText(/Production .* \(.* to .*\); decided on/);
		await expect(owner.getByRole('link', { name: 'Mine' })).toHaveAttribute('aria-current', 'true');
		await checks(owner);
		const list = await jury.owners.it.request.get('/handovers.csv?show=live');
		expect(list.headers()['content-type']).toContain('text/csv');
		expect(await list.text()).toContain(`${jury.title},live,`);
	});
}

test('a leader gives a handover to somebody else and moves its target with a reason', async ({ jury, someone }) => {
	await promote(jury);
	const next = await someone({ function: 'it' });
	const page = await open(jury.marketing, `/experiments/${jury.experiment}/handover`, true);
	await page.getByText('Change owner or target').click();
	await page.getByLabel('Who runs it in production').selectOption({ label: `${next.name} (IT)` });
	const later = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
	await page.getByLabel('Live by').fill(later);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('alert')).toContainText('why it takes longer');
	await page.getByLabel('Why it takes longer').fill('Nothing is released before Christmas.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText(', first')).toBeVisible();
	await expect(page.getByText(`${next.name} says so here when it is.`)).toBeVisible();
});

test('a leader changes the checklist that handovers begin with', async ({ jury }) => {
	const page = await open(jury.chair, '/settings', true);
	await page.getByRole('link', { name: 'checklist of a handover' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Checklist of a handover' })).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);
	const name = `Point of ${jury.experiment}`;
	await page.getByText('Add a point').click();
	const form = page.locator('#point-new');
	await form.getByLabel('Name').fill(name);
	await form.getByRole('radio', { name: 'Other' }).check();
	await form.getByRole('button', { name: 'Add the point' }).click();
	await expect(page.getByRole('heading', { name })).toBeVisible();
	// other journeys count seven points
	await page.getByRole('form', { name }).getByRole('button', { name: 'Retire' }).click();
	await expect(page.getByRole('form', { name }).getByRole('button', { name: 'Bring back' })).toBeVisible();
});
