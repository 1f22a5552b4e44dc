import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test } from './jury.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`leadership sees what ideas became, and the rows behind it, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury
	}) => {
		const page = await jury.chair.page({ javaScriptEnabled });
		await page.goto('/board');
		await page.getByRole('navigation').getByRole('link', { name: 'Impact' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Impact' })).toBeVisible();

		const period = page.getByRole('navigation', { name: 'Period' });
		await period.getByRole('link', { name: 'Last 90 days' }).click();
		await expect(page).toHaveURL('/impact?period=quarter');
		await expect(period.getByRole('link', { name: 'Last 90 days' })).toHaveAttribute('aria-current', 'true');

		const funnel = page.getByRole('table', { name: 'From idea to production' });
		await funnel.getByRole('link', { name: 'Tested' }).click();
		await expect(page).toHaveURL('/impact/funnel?period=quarter&step=tested');
		await expect(page.getByRole('link', { name: jury.title })).toBeVisible();

		await page.goto('/impact/disagreement');
		await expect(page.getByRole('link', { name: jury.title })).toHaveCount(0);
		await jury.vote('kill');
		await page.goto('/impact');
		const section = page.getByRole('region', { name: 'Where marketing and IT voted differently' });
		await section.getByText('How this is computed').click();
		await expect(section.getByText('Sealed ballots are in none of this')).toBeVisible();
		await section.getByRole('link', { name: 'See the revealed ballots' }).click();
		const row = page.getByRole('row', { name: jury.title });
		await expect(row.getByRole('cell', { name: 'no', exact: true })).toBeVisible();
		await row.getByRole('link').click();
		await expect(page).toHaveURL(jury.path);
	});
}

test('each figure of impact is a file too', async ({ jury }) => {
	await jury.vote('kill');
	const answer = await jury.chair.request.get('/impact/disagreement.csv?period=quarter');
	expect(answer.headers()['content-disposition']).toBe('attachment; filename="impact-disagreement-last-90-days.csv"');
	const lines = (await answer.text()).split('\r\n');
	expect(lines[0]).toMatch(/^Experiment,Time-box,Revealed,Ballots,"Marketing, promote"/);
	expect(lines.find((line) => line.startsWith(jury.title))).toMatch(/,1,\d{4}-\d\d-\d\d,3,0,0,1,0,0,2,no,0$/);
	const ideas = await (await jury.chair.request.get('/impact/funnel.csv?step=tested')).text();
	expect(ideas).toContain(jury.title);
	expect((await jury.chair.request.get('/impact/nonsense')).status()).toBe(404);
	expect((await jury.chair.request.get('/impact/nonsense.csv')).status()).toBe(404);
});

test('the pages of impact are for everybody, on any screen and on paper', async ({ jury }) => {
	await jury.vote('promote');
	// promoted without the signatures, by the owner of the database: here only what it looks like matters
	await sql`update public.experiments set ended_as = 'promoted', ended_at = private.now(), deciding_since = null
		where id = ${jury.experiment}`;
	const page = await jury.owners.marketing.page();
	for (const path of ['/impact', '/impact?period=quarter', '/impact/funnel', '/impact/pace', '/impact/effects']) {
		await page.goto(path);
		await isAccessible(page);
		await fitsNarrow(page);
	}
	await page.goto('/impact');
	await expect(page.getByRole('table', { name: 'Effect by KPI' })).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('navigation', { name: 'Period' })).toBeHidden();
	await expect(page.getByRole('table', { name: 'From idea to production' })).toBeVisible();
});
