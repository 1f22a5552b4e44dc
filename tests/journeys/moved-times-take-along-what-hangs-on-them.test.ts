import { fitsNarrow, isAccessible } from './checks.ts';
import { eventForm, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

const DAY = 86_400_000;
/** A time of a form, so many days later. */
const later = (time: string | undefined, days: number) =>
	new Date(Date.parse(`${time}Z`) + days * DAY).toISOString().slice(0, 16);
const moments = Object.keys(eventForm('ideation')).filter((name) => name.endsWith('_at'));

for (const javaScriptEnabled of [true, false]) {
	test(`the agenda, the demo day and a guest’s link follow times that move, and everybody is told once, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone,
		browser
	}) => {
		const [leader, ann] = [await someone({ role: 'leader' }), await someone()];
		const event = await plan(leader, 'ideation');
		await post(ann.request, `${event.path}?/register`, {});
		const talk = { 'agenda.0.title': 'Pitches', 'agenda.0.at': event.form.judging_at ?? '' };
		await post(leader.request, `${event.path}/edit?/save`, { ...event.form, ...talk });
		const pitches = {
			starts_at: event.form.judging_at ?? '',
			pitch_minutes: '3',
			question_minutes: '2',
			place: 'Hall B'
		};
		await post(leader.request, `${event.path}/demo?/plan`, pitches);
		const desk = await leader.page({ javaScriptEnabled });
		await desk.goto(`${event.path}/judging/guests`);
		await desk.getByLabel('Name', { exact: true }).fill('Gerda Guest');
		await desk.getByLabel('Function').selectOption('it');
		await desk.getByRole('button', { name: 'Make the link' }).last().click();
		const link = new URL(await desk.getByLabel('The link for Gerda Guest').inputValue()).pathname;

		/** Moves every time by so many days from where it began, as the form is sent. */
		async function move(days: number, reason: string) {
			for (const name of moments) await desk.locator(`[name=${name}]`).fill(later(event.form[name], days));
			await desk.getByLabel('Why a time moves').fill(reason);
			await desk.getByRole('button', { name: 'Save the event' }).last().click();
			await expect(desk.getByRole('region', { name: 'Times that moved' })).toContainText(reason);
		}
		await desk.goto(`${event.path}/edit`);
		await expect(desk.getByLabel('Move the agenda and the demo day along')).toBeChecked();
		if (javaScriptEnabled) await fitsNarrow(desk);
		await move(3, 'The hall is taken.');
		const moved = desk.getByRole('region', { name: 'Times that moved' });
		await expect(moved.getByText('The deadline moved')).toHaveCount(1);
		await expect(moved.getByText('6 more times moved with it')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(desk);
		await desk.goto(`${event.path}/edit`);
		await expect(desk.getByLabel('When')).toHaveValue(later(event.form.judging_at, 3));

		const first = await ann.page({ javaScriptEnabled });
		await first.goto('/');
		await expect(first.getByText('Seven times moved, the deadline to')).toHaveCount(1);
		await expect(first.getByText('The demo day was moved. It begins')).toHaveCount(1);
		await first.goto(`${event.path}/programme`);
		await expect(first.getByText('Demo day, Hall B')).toBeVisible();
		const guest = await (
			await browser.newContext({ javaScriptEnabled, viewport: { width: 320, height: 700 } })
		).newPage();
		await guest.goto(link);
		await expect(guest.getByRole('region', { name: 'Times that moved' })).toContainText('The hall is taken.');
		await expect(guest.getByRole('region', { name: 'Times that moved' })).not.toContainText(leader.name);
		if (javaScriptEnabled) await isAccessible(guest);
		await desk.goto(`${event.path}/judging/guests`);
		await expect(desk.getByText('Opened the link')).toBeVisible();
		await expect(desk.getByText('This link ends before the judging does.')).toHaveCount(0);

		// without it the set-up and the form name what was left behind
		await desk.goto(`${event.path}/edit`);
		await desk.getByLabel('Move the agenda and the demo day along').uncheck();
		await move(6, 'The hall is taken again.');
		await desk.goto(`${event.path}/setup`);
		await expect(desk.getByText('“Pitches” lies outside the days of the event').first()).toBeVisible();
		await expect(desk.getByText('before the deadline, Hall B')).toBeVisible();
		await desk.getByRole('link', { name: 'Bring the agenda to the days of the event' }).click();
		await expect(desk.getByText('Not on a day of the event.')).toBeVisible();
		await expect(desk.getByLabel('When')).toHaveValue(later(event.form.judging_at, 3));
	});
}
