import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, logIdea, started, withKpis } from './experiment-plan.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a KPI is agreed by both functions and gets a second version while an experiment keeps the first, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const running = await started(team, 'It keeps the first version');

		const page = await ann.page({ javaScriptEnabled });
		await page.goto('/kpis');
		await page.getByLabel('Words').fill(team.share);
		await page.getByLabel('Agreed').selectOption('Not yet');
		await page.getByRole('button', { name: 'Show', exact: true }).click();
		await page.waitForURL(/agreed=no/);
		await expect(page.getByText('not agreed yet', { exact: true })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('link', { name: team.share }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(team.share);
		await expect(page.getByRole('heading', { name: 'Not agreed by both functions yet' })).toBeVisible();
		const address = new URL(page.url()).pathname;
		await page.getByRole('button', { name: 'Agree for Marketing' }).click();
		await expect(page.getByText(ann.name, { exact: false }).last()).toBeVisible();
		await expect(page.getByRole('button', { name: /^Agree for/ })).toHaveCount(0);

		const theirs = await bob.page({ javaScriptEnabled });
		await theirs.goto(address);
		await theirs.getByRole('button', { name: 'Agree for IT' }).click();
		await expect(theirs.getByRole('heading', { name: 'Agreed by both functions' })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(theirs);

		// a draft that measures by the first version, before there is a second
		const idea = (await logIdea(ann, 'It is told of the second')).split('/').at(-1) ?? '';
		const plan = await post(ann.request, '/experiments/new', {
			idea,
			key: randomUUID(),
			title: 'It is told of the second'
		});
		await post(ann.request, `${plan}?/save`, {
			title: 'It is told of the second',
			'variants.0.name': 'Control',
			primary_kpi_id: address.split('/').at(-1) ?? '',
			ends_on: inDays(14)
		});

		await theirs.getByRole('link', { name: 'Write a new version' }).click();
		await theirs.getByLabel('Why').fill('unclear');
		await theirs.getByLabel('Definition').fill('Finished sign-ups, of all visits of the form without robots.');
		await theirs.getByRole('button', { name: 'Write this version' }).click();
		await expect(theirs.getByText('Say why in at least 10 characters.').last()).toBeVisible();
		await expect(theirs.getByLabel('Definition')).toHaveValue(
			'Finished sign-ups, of all visits of the form without robots.'
		);
		await theirs.getByLabel('Why').fill('Robots were counted as visits until now.');
		if (javaScriptEnabled) await isAccessible(theirs);
		await fitsNarrow(theirs);
		await theirs.getByRole('button', { name: 'Write this version' }).click();
		await expect(theirs.getByRole('heading', { name: 'Not agreed by both functions yet' })).toBeVisible();
		await expect(theirs.getByText('Robots were counted as visits until now.')).toBeVisible();
		await expect(theirs.getByText('Decides, version 1').first()).toBeVisible();
		await expect(theirs.getByRole('link', { name: 'It keeps the first version' })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(theirs);
		await fitsNarrow(theirs);

		// what only guards by a KPI is not shown with its effect on another
		await theirs.goto(`/kpis?q=${encodeURIComponent(team.average)}`);
		await theirs.getByRole('link', { name: team.average }).click();
		const guarded = theirs.getByRole('article').filter({ hasText: 'It keeps the first version' });
		await expect(guarded).toContainText('Another KPI decides');
		await expect(guarded).not.toContainText(team.share);

		// what runs keeps what it was started with; what is planned moves with one press
		await page.goto(address);
		await expect(page.getByText('This version was replaced.')).toBeVisible();
		await page.goto(running);
		await expect(page.getByText('version 2')).toHaveCount(0);
		await page.goto(plan);
		await expect(page.getByText(`The draft measures by version 1 of ${team.share}`)).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('button', { name: 'Use the newest' }).click();
		await expect(page.getByText('The draft is saved.')).toBeVisible();
		await expect(page.getByText('The draft measures by version 1')).toHaveCount(0);
	});
}

test('who bridges agrees for one side, and is not asked for the other', async ({ someone }) => {
	const [ann, bob, noor] = await Promise.all([someone(), someone({ function: 'it' }), someone({ isBridging: true })]);
	const { average } = await withKpis(ann, bob);
	const page = await noor.page();
	await page.goto(`/kpis?q=${encodeURIComponent(average)}`);
	await page.getByRole('link', { name: average }).click();
	await page.getByRole('button', { name: 'Agree for IT' }).click();
	await expect(page.getByRole('button', { name: /^Agree for/ })).toHaveCount(0);
});

test('everybody reads the rules of the workspace, and only an admin is offered to change them', async ({
	someone,
	admin
}) => {
	const [ann, boss] = await Promise.all([(await someone()).page(), admin.page()]);
	await ann.goto('/settings');
	await expect(ann.getByText('A plan starts without approval')).toBeVisible();
	await expect(ann.getByRole('button', { name: 'Save' })).toHaveCount(0);
	await boss.goto('/settings');
	await expect(boss.getByLabel('Both owners approve the plan first')).not.toBeChecked();
	await isAccessible(boss);
	await fitsNarrow(boss);
});
