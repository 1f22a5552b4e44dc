import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { expect, test } from './jury.ts';

async function cast(page: Page, button: string, choice: string): Promise<void> {
	const form = page.locator('form', { has: page.getByRole('button', { name: button }) });
	await form.getByRole('radio', { name: choice }).check();
	await form.getByLabel('How sure are you?').fill('60');
	await form.getByLabel(/reason/).fill('As the numbers say.');
	await form.getByRole('button', { name: button }).click();
}

test('a leader who is called away while the ballot is open names who casts theirs', async ({ jury, someone }) => {
	test.setTimeout(120_000);
	const called = await someone({ role: 'leader', name: `Called ${jury.title.slice(-8)}` });
	const chair = await jury.chair.page();
	await chair.goto('/reviews/new');
	await chair.getByLabel('Name', { exact: true }).fill(`Called away ${jury.title.slice(-8)}`);
	for (const box of await chair.getByRole('checkbox').all()) await box.uncheck();
	// what other journeys wait to decide stays theirs
	await chair.getByRole('checkbox', { name: /empty agenda/ }).check();
	for (const one of [jury.chair, jury.it, jury.marketing, called])
		await chair.getByRole('checkbox', { name: new RegExp(one.name) }).check();
	await chair.getByLabel('Chair').selectOption({ label: jury.chair.name });
	await chair.getByLabel('Each ballot stays open').selectOption({ label: 'Three days, without meeting' });
	await chair.getByRole('button', { name: 'Plan the review' }).click();
	await expect(chair.getByRole('heading', { level: 1, name: /Called away/ })).toBeVisible();
	const review = chair.url();
	await chair.getByText('Add one that runs or is due').click();
	await chair.getByLabel('Experiment').selectOption({ label: jury.title });
	await chair.getByRole('button', { name: 'Add it' }).click();
	await chair.getByRole('link', { name: jury.title }).click();
	await expect(chair.getByRole('heading', { level: 1, name: jury.title })).toBeVisible();
	const item = chair.url();
	await chair.getByRole('button', { name: 'Open the ballot' }).click();
	await expect(chair.getByText('The ballot is open')).toBeVisible();

	const away = await called.page({ javaScriptEnabled: false });
	await away.goto(item);
	await expect(away.getByRole('button', { name: 'Cast your ballot' })).toBeVisible();
	await away.goto(review);
	await away.getByText('You cannot come?').click();
	await away.getByLabel('Casts your ballots in this review').selectOption({ label: jury.it.name });
	await away.getByRole('button', { name: 'Save who stands in' }).click();
	await expect(away.getByText(`${jury.it.name} casts your ballots`)).toBeVisible();
	await away.goto(item);
	await expect(away.getByText(`${jury.it.name} casts your ballot.`)).toBeVisible();
	await expect(away.getByRole('button', { name: 'Cast your ballot' })).toHaveCount(0);

	const delegate = await jury.it.page();
	await delegate.goto(item);
	await cast(delegate, `Cast the ballot of ${called.name}`, 'Kill');
	await expect(delegate.getByRole('list', { name: 'Who has voted' })).toContainText(`cast by ${jury.it.name}`);
});

test('an absent leader delegates, one with a conflict steps back, and by consent one objection stops it', async ({
	jury,
	someone
}) => {
	test.setTimeout(180_000);
	const absent = await someone({ role: 'leader', name: `Absent ${jury.title.slice(-8)}` });
	const conflicted = await someone({ role: 'leader', name: `Conflicted ${jury.title.slice(-8)}` });
	const chair = await jury.chair.page();
	await chair.goto('/reviews/new');
	await chair.getByLabel('Name', { exact: true }).fill(`By consent ${jury.title.slice(-8)}`);
	for (const box of await chair.getByRole('checkbox').all()) await box.uncheck();
	// what other journeys wait to decide stays theirs
	await chair.getByRole('checkbox', { name: /empty agenda/ }).check();
	// nobody from IT but the chair is enough; nobody from marketing is not
	await chair.getByRole('checkbox', { name: new RegExp(jury.it.name) }).check();
	await chair.getByRole('checkbox', { name: new RegExp(jury.chair.name) }).check();
	await chair.getByLabel('Chair').selectOption({ label: jury.chair.name });
	await chair.getByRole('radio', { name: 'Consent' }).check();
	await chair.getByLabel('Each ballot stays open').selectOption({ label: 'Three days, without meeting' });
	await chair.getByRole('button', { name: 'Plan the review' }).click();
	await expect(chair.getByRole('alert')).toContainText('somebody from marketing and somebody from IT');
	await expect(chair.getByRole('radio', { name: 'Consent' })).toBeChecked();
	await isAccessible(chair);
	for (const one of [jury.marketing, absent, conflicted])
		await chair.getByRole('checkbox', { name: new RegExp(one.name) }).check();
	await chair.getByRole('button', { name: 'Plan the review' }).click();
	await expect(chair.getByRole('heading', { level: 1, name: /By consent/ })).toBeVisible();
	const review = chair.url();
	await chair.getByText('Add one that runs or is due').click();
	await chair.getByLabel('Experiment').selectOption({ label: jury.title });
	await chair.getByRole('button', { name: 'Add it' }).click();

	const away = await absent.page();
	await away.goto(review);
	await away.getByText('You cannot come?').click();
	await away.getByLabel('Casts your ballots in this review').selectOption({ label: jury.it.name });
	await away.getByRole('button', { name: 'Save who stands in' }).click();
	await expect(away.getByText(`${jury.it.name} casts your ballots`)).toBeVisible();

	const aside = await conflicted.page();
	await aside.goto(review);
	await aside.getByRole('link', { name: jury.title }).click();
	await expect(aside.getByRole('heading', { level: 1, name: jury.title })).toBeVisible();
	const item = aside.url();
	await aside.getByText('I have one').click();
	await aside.getByLabel('What it is').fill('My sister runs it.');
	await aside.getByRole('button', { name: 'Declare it' }).click();
	await expect(aside.getByText('has no ballot on this. My sister runs it.')).toBeVisible();

	await chair.goto(item);
	await chair.getByRole('button', { name: 'Open the ballot' }).click();
	await expect(chair.getByText('Not in this ballot, by a conflict of interest')).toBeVisible();
	const stepsBack = chair.getByRole('listitem').filter({ hasText: conflicted.name });
	await expect(stepsBack.filter({ hasText: 'My sister runs it.' })).toBeVisible();
	await aside.reload();
	await expect(aside.getByText('so you have no ballot on this')).toBeVisible();
	await away.goto(item);
	await expect(away.getByText(`${jury.it.name} casts your ballot.`)).toBeVisible();
	await expect(away.getByRole('button', { name: 'Cast your ballot' })).toHaveCount(0);

	const delegate = await jury.it.page();
	await delegate.goto(item);
	await isAccessible(delegate);
	await fitsNarrow(delegate);
	await cast(delegate, 'Cast your ballot', 'Kill');
	await cast(delegate, `Cast the ballot of ${absent.name}`, 'Kill');
	await expect(delegate.getByRole('list', { name: 'Who has voted' })).toContainText(`cast by ${jury.it.name}`);
	await away.reload();
	expect(await away.content()).not.toContain('As the numbers say.');

	await chair.reload();
	await chair.getByLabel('You could not live with').selectOption({ label: 'Kill' });
	await cast(chair, 'Cast your ballot', 'Iterate');
	await chair.getByRole('button', { name: 'Reveal the ballots' }).click();
	await chair.getByRole('link', { name: 'See the ballots and decide' }).click();
	await expect(chair.getByText('2 of 3 ballots cast chose kill')).toContainText('1 objects');
	await expect(chair.getByText(`cast by ${jury.it.name}`)).toBeVisible();
	await expect(chair.getByText('objects to kill')).toBeVisible();
	await isAccessible(chair);
	await fitsNarrow(chair);
});
