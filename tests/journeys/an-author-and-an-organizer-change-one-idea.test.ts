import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

const problem = 'Four of ten who see the form never finish it.';

async function save(page: Page) {
	await page.getByRole('button', { name: 'Save the idea' }).last().click();
}

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? 'with' : 'without';

	test(`an author's older form undoes nothing that an organizer set meanwhile, and two texts are compared, ${how} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann] = await Promise.all([someone({ role: 'leader' }), someone()]);
		const event = await plan(leader, 'ideation');
		const title = `Ask for one feild less ${randomUUID().slice(0, 8)}`;
		const idea = await post(ann.request, '/ideas/new?/log', { title, problem, place: '' });
		const [page, other] = await Promise.all([
			ann.page({ javaScriptEnabled, viewport: { width: 320, height: 700 } }),
			ann.page({ javaScriptEnabled })
		]);
		await Promise.all([page, other].map((one) => one.goto(`${idea}/edit`)));

		// moved into the event, and asked for by a day, while the author corrects a typo
		const whole = await page
			.getByLabel('Belongs to')
			.locator('option', { hasText: `${event.name}, any challenge` })
			.getAttribute('value');
		await post(leader.request, `${idea}?/move`, { place: whole ?? '' });
		await post(leader.request, `${idea}?/wanted`, { wanted_by: '2031-03-01' });
		const right = title.replace('feild', 'field');
		await page.getByLabel('Title').fill(right);
		await save(page);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(right);
		await expect(
			page.getByRole('region', { name: 'Belongs to' }).getByRole('link', { name: event.name })
		).toBeVisible();
		await expect(page.getByText('1 Mar 2031').first()).toBeVisible();

		// the same author in another window, which holds the old title, writes another one
		await other.getByLabel('Title').fill(`${title} again`);
		await save(other);
		const notice = other.locator('#other-draft');
		await expect(notice).toContainText('saved another text');
		await expect(other.getByText(/[Yy]ou, in another window, saved “Title” meanwhile/)).toBeVisible();
		await expect(other.getByLabel('Title')).toHaveValue(`${title} again`);
		await expect(other.getByLabel('Belongs to').locator('option:checked')).toHaveText(`${event.name}, any challenge`);
		await expect(other.getByLabel('Asked for by')).toHaveValue('2031-03-01');
		await notice.getByRole('link', { name: 'Drop mine, take the other text' }).click();
		await expect(other.getByLabel('Title')).toHaveValue(right);

		// both say where it belongs: the author reads what the organizer chose, with the name, before deciding
		await page.goto(`${idea}/edit`);
		const challenge = page
			.getByLabel('Belongs to')
			.locator(`optgroup[label="${event.name}"] option`, { hasText: event.form['challenges.0.title'] });
		await post(leader.request, `${idea}?/move`, { place: (await challenge.getAttribute('value')) ?? '' });
		await page.getByLabel('Belongs to').selectOption({ label: 'No event, it stands alone' });
		await save(page);
		await expect(
			page.getByText(`${leader.name} saved “Belongs to” meanwhile. Yours was not saved: compare the two below`)
		).toBeVisible();
		await page.locator('#other-draft').getByText('Read the other text').click();
		await expect(
			page.locator('#other-draft').getByText(`${event.name}: ${event.form['challenges.0.title']}`)
		).toBeVisible();
		await fitsNarrow(page);
		if (javaScriptEnabled) await isAccessible(page);
		await page.locator('#other-draft').getByRole('button', { name: 'Save mine over it' }).click();
		await expect(page.getByText('No event, it stands alone.')).toBeVisible();
		await page.goto(`${idea}/history`);
		await expect(page.getByRole('heading', { name: 'Version 2' })).toBeVisible();
		await expect(page.getByText(/ UTC$/)).toHaveCount(javaScriptEnabled ? 0 : 2);
	});
}

test('where every place is taken an organizer imports ideas, stays no participant, and lands on the wall of the event', async ({
	someone
}) => {
	const [leader, ann] = await Promise.all([someone({ role: 'leader' }), someone()]);
	const event = await plan(leader, 'ideation');
	await logIdea(ann, event, 'The one who has a place');
	await post(leader.request, `${event.path}/registration?/save`, { most: '1' });
	const page = await leader.page();
	await page.goto(`/ideas/import?event=${event.slug}`);
	await page.getByLabel('Cells from a spreadsheet').fill(`title\tproblem\nTold on paper\t${problem}`);
	await page.getByRole('button', { name: 'Import the ideas' }).last().click();
	await expect(page.getByText('1 idea was imported.')).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`${event.path}/ideas`));
	await expect(page.getByRole('link', { name: 'Told on paper' })).toBeVisible();
	await page.goto(event.path);
	await expect(page.getByText('You are registered.')).toHaveCount(0);
});
