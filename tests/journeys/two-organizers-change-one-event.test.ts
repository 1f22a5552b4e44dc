import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

const saved = async (page: Page, button: string) => {
	await page.getByRole('button', { name: button }).last().click();
};
/** A time of a form, so many minutes later. */
const later = (time: string, minutes: number) =>
	new Date(Date.parse(`${time}Z`) + minutes * 60_000).toISOString().slice(0, 16);

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? 'with' : 'without';

	test(`two organizers change one event and neither undoes what the other saved, ${how} JavaScript`, async ({
		someone
	}) => {
		const [ann, bob] = await Promise.all([someone({ role: 'leader' }), someone({ role: 'leader' })]);
		const event = await plan(ann, 'ideation');
		// people count on its times: moving one is asked for a reason
		await post(ann.request, `${event.path}?/register`, {});
		const edit = `/events/${event.slug}/edit`;
		const [first, second] = await Promise.all([
			ann.page({ javaScriptEnabled }),
			bob.page({ javaScriptEnabled, viewport: { width: 320, height: 700 } })
		]);
		await Promise.all([first.goto(edit), second.goto(edit)]);
		const judging = await first.getByLabel('Judging').inputValue();
		const results = await first.getByLabel('Results').inputValue();

		// one moves the deadline and adds to both lists
		await first.getByLabel('Judging').fill(later(judging, 1));
		await first.getByLabel('Why a time moves').fill('One minute more for everybody.');
		await first.getByRole('button', { name: 'Add a challenge' }).click();
		await first.getByLabel('Challenge 2', { exact: true }).fill('Clear consent');
		await first.getByRole('button', { name: 'Add a point' }).click();
		await first.getByLabel('Point 1', { exact: true }).fill('Lunch');
		await first.getByLabel('When').fill(judging);
		await saved(first, 'Save the event');
		await expect(first.getByRole('heading', { level: 1 })).toHaveText(event.name);

		// the other one, whose form is older, moves another time and writes the brief: nobody asks about the first time
		await second.getByRole('textbox', { name: /^Brief/ }).fill('Bring a question.');
		await second.getByLabel('Results').fill(later(results, 5));
		await second.getByLabel('Why a time moves').fill('The canteen is free later.');
		await saved(second, 'Save the event');
		await expect(second.getByRole('heading', { level: 1 })).toHaveText(event.name);
		await expect(second.getByText('Clear consent').first()).toBeVisible();
		await expect(second.getByText('Lunch').first()).toBeVisible();
		await second.goto(edit);
		await expect(second.getByLabel('Judging')).toHaveValue(later(judging, 1));
		await expect(second.getByLabel('Results')).toHaveValue(later(results, 5));

		// both write the brief: the second one is told, with what was typed and what only the first one changed
		await first.goto(edit);
		await first.getByRole('textbox', { name: /^Brief/ }).fill('Bring a laptop.');
		await first.getByLabel('Address').fill(`${event.slug}-too`);
		await saved(first, 'Save the event');
		await expect(first.getByText('Bring a laptop.').first()).toBeVisible();
		await second.goto(edit.replace(event.slug, `${event.slug}-too`));
		await first.goto(edit.replace(event.slug, `${event.slug}-too`));
		await first.getByRole('textbox', { name: /^Brief/ }).fill('Bring a laptop and a friend.');
		await first.getByLabel('Voting').fill(later(await first.getByLabel('Voting').inputValue(), 1));
		await first.getByLabel('Why a time moves').fill('The votes begin later.');
		const voting = await first.getByLabel('Voting').inputValue();
		await saved(first, 'Save the event');
		await expect(first.getByText('and a friend').first()).toBeVisible();

		await second.getByRole('textbox', { name: /^Brief/ }).fill('Bring a prototype.');
		await saved(second, 'Save the event');
		const notice = second.locator('#other-draft');
		await expect(notice).toContainText(`${ann.name} saved another text`);
		await expect(second.getByText(`${ann.name} saved “Brief” meanwhile. Yours was not saved`)).toBeVisible();
		await expect(notice).toContainText('It differs in “Brief”.');
		await expect(notice).toContainText('“Voting”');
		await expect(second.getByRole('textbox', { name: /^Brief/ })).toHaveValue('Bring a prototype.');
		await expect(second.getByLabel('Voting')).toHaveValue(voting);
		await notice.getByText('Read the other text').click();
		await expect(notice.getByText('Bring a laptop and a friend.')).toBeVisible();
		await expect(notice.getByText('In yours: Bring a prototype.')).toBeVisible();
		await fitsNarrow(second);
		if (javaScriptEnabled) await isAccessible(second);
		await notice.getByRole('button', { name: 'Save mine over it' }).click();
		await expect(second.getByText('Bring a prototype.').first()).toBeVisible();
		await expect(second.getByRole('heading', { level: 1 })).toHaveText(event.name);

		// and the first one, who was overtaken by that, takes it
		await first.goto(edit.replace(event.slug, `${event.slug}-too`));
		await second.goto(edit.replace(event.slug, `${event.slug}-too`));
		await second.getByRole('textbox', { name: /^Brief/ }).fill('Bring two prototypes.');
		await saved(second, 'Save the event');
		await expect(second.getByText('Bring two prototypes.').first()).toBeVisible();
		await first.getByRole('textbox', { name: /^Brief/ }).fill('Bring nothing.');
		await saved(first, 'Save the event');
		await first.getByRole('link', { name: 'Drop mine, take the other text' }).click();
		await expect(first.getByRole('textbox', { name: /^Brief/ })).toHaveValue('Bring two prototypes.');
		await expect(first.locator('#other-draft')).toHaveCount(0);
	});

	test(`what two organizers set beside the times is put together or told, ${how} JavaScript`, async ({ someone }) => {
		const [ann, bob] = await Promise.all([someone({ role: 'leader' }), someone({ role: 'leader' })]);
		const { slug } = await plan(ann, 'ideation');
		const [first, second] = await Promise.all([ann.page({ javaScriptEnabled }), bob.page({ javaScriptEnabled })]);
		const both = (part: string) => Promise.all([first, second].map((page) => page.goto(`/events/${slug}/${part}`)));

		// a limit stays where the other one only asks something
		await both('registration');
		await first.getByLabel('Places').fill('7');
		await saved(first, 'Save the registration');
		await expect(first).toHaveURL(/people$/);
		await second.getByLabel('Question 1', { exact: true }).fill('Do you eat meat?');
		await saved(second, 'Save the registration');
		await expect(second).toHaveURL(/people$/);
		await first.goto(`/events/${slug}/registration`);
		await expect(first.getByLabel('Places')).toHaveValue('7');
		await expect(first.getByLabel('Question 1', { exact: true })).toHaveValue('Do you eat meat?');

		// what teams hand in is one list
		await both('submissions/form');
		for (const [page, label] of [
			[first, 'Costs'],
			[second, 'Risks']
		] as const) {
			await page.getByRole('button', { name: 'Add a field' }).click();
			await page.getByLabel('Field 3', { exact: true }).fill(label);
			await saved(page, 'Save the form');
			if (page === first) await expect(page.getByText('Every team is asked this from now on.')).toBeVisible();
		}
		const notice = second.locator('#other-draft');
		await expect(notice).toContainText(`${ann.name} saved another text`);
		await expect(second.getByLabel('Field 3', { exact: true })).toHaveValue('Risks');
		await notice.getByText('Read the other text').click();
		await expect(notice.getByText('Costs')).toBeVisible();
		await notice.getByRole('button', { name: 'Save mine over it' }).click();
		await expect(second.getByText('Every team is asked this from now on.')).toBeVisible();

		// a rubric: how many judges is apart from its criteria
		await both('judging/setup');
		await first.getByRole('spinbutton', { name: 'Best mark' }).fill('7');
		await saved(first, 'Save the rubric');
		await expect(first.getByText('A rubric to begin with')).toHaveCount(0);
		await second.getByLabel('Criterion 1', { exact: true }).fill('Reach');
		await saved(second, 'Save the rubric');
		await expect(second.getByRole('spinbutton', { name: 'Best mark' })).toHaveValue('7');
		await second.reload();
		await expect(second.getByRole('spinbutton', { name: 'Best mark' })).toHaveValue('7');
		await expect(second.locator('#rubric').getByLabel('Criterion 1', { exact: true })).toHaveValue('Reach');
	});
}
