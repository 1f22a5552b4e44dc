import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test, type Someone } from './people.ts';

/** A team of two in the event; answers its path and who formed it. */
async function teamOf(
	someone: (wanted?: object) => Promise<Someone>,
	event: { path: string; slug: string },
	name: string
) {
	const [founder, ben] = await Promise.all([someone({ function: 'marketing' }), someone({ function: 'it' })]);
	const idea = await logIdea(founder, event, `One field less ${randomUUID().slice(0, 8)}`);
	const path = await post(founder.request, `${idea}?/team`, { team: name });
	await post(ben.request, `${path}?/join`, {});
	return { path, founder };
}
const handIn = ({ path, founder }: { path: string; founder: Someone }) =>
	post(founder.request, `${path}?/submit`, { pitch: 'One field less, and twice as many finish.', link: '' });

/** An event with two teams that handed in. */
async function eventWithTwo(someone: (wanted?: object) => Promise<Someone>) {
	const leader = await someone({ role: 'leader' });
	const event = await plan(leader, 'submission');
	const names: string[] = [];
	let ann = leader;
	let teamPath = '';
	for (let count = 0; count < 2; count += 1) {
		const name = `Team ${randomUUID().slice(0, 6)}`;
		const made = await teamOf(someone, event, name);
		await handIn(made);
		names.push(name);
		ann = made.founder;
		teamPath = made.path;
	}
	return { leader, ann, event, names, teamPath };
}

test('the organizer runs the clock, and a second screen shows it within a second', async ({ someone }) => {
	const { leader, ann, event, names, teamPath } = await eventWithTwo(someone);
	const page = await leader.page();
	await page.goto(`${event.path}/demo`);
	await page.getByLabel('Minutes to pitch').fill('3');
	await page.getByLabel('Where').fill('The canteen');
	await page.getByRole('button', { name: 'Plan the day' }).last().click();
	await expect(page.getByRole('heading', { name: 'Running order' })).toBeVisible();
	const order = page.getByRole('region', { name: 'Running order' });
	for (const name of names) await expect(order).toContainText(name);
	const links = order.locator('.row-link');
	await expect(links).toHaveCount(2);
	const [first = '', second = ''] = await links.allInnerTexts();
	await isAccessible(page);
	await fitsNarrow(page);

	const wall = await ann.page();
	const listens = wall.waitForResponse((answer) => answer.url().includes('/api/live/demo-') && answer.status() === 200);
	await wall.goto(`${event.path}/demo/screen`);
	await listens;
	await expect(wall.getByText('We begin in a moment.')).toBeVisible();
	await expect(wall.getByText('Up next')).toBeVisible();
	await isAccessible(wall);
	await fitsNarrow(wall);

	// a team reads on its own page when its turn is, and whose rows are its own
	const turn = await ann.page();
	await turn.goto(`${event.path}/demo`);
	const own = turn
		.getByRole('region', { name: 'Running order' })
		.getByRole('listitem')
		.filter({ hasText: 'Your team' });
	await expect(own).toHaveCount(1);
	await expect(own).toContainText(names[1] ?? 'no team');
	// until the deadline nobody is led to what the other team handed in
	await expect(turn.getByRole('region', { name: 'Running order' }).locator('a.row-link')).toHaveCount(1);
	const place = (await own.innerText()).startsWith('1.') ? 1 : 2;
	await turn.goto(teamPath);
	await expect(
		turn.getByText(place === 1 ? 'Your team pitches 1st, planned at' : 'Your team pitches 2nd, planned at')
	).toBeVisible();
	await isAccessible(turn);
	await fitsNarrow(turn);

	const clock = wall.getByRole('timer');
	await page.getByRole('button', { name: 'Start the first pitch' }).click();
	await expect(turn.getByText(place === 1 ? 'Your team pitches now' : 'Your team is next to pitch')).toBeVisible();
	await expect(clock).toContainText('2:5', { timeout: 3000 });
	await expect(wall.getByRole('region', { name: 'The pitch now' })).toContainText(first);
	await page.getByRole('button', { name: 'Pause' }).click();
	await expect(clock).toContainText('not running');
	// both screens stopped at the same second
	const time = /\d+:\d\d/.exec(await clock.innerText())?.[0] ?? 'no time';
	await expect(page.getByRole('timer')).toContainText(time);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
	await page.getByRole('button', { name: 'Next', exact: true }).click();
	await expect(wall.getByText('Questions, 1 of 2')).toBeVisible();
	await page.getByRole('button', { name: 'Next team' }).click();
	await expect(wall.getByText('Pitch, 2 of 2')).toBeVisible();
	await expect(wall.getByRole('region', { name: 'The pitch now' })).toContainText(second);
	await isAccessible(wall);

	// the order changes under the eyes of the room
	await page.getByRole('button', { name: 'Later' }).first().click();
	await expect(wall.getByText('Pitch, 1 of 2')).toBeVisible();
	await expect(wall.getByText('Up next')).toBeVisible();
});

test('without JavaScript the day is planned, arranged and run, and read by everybody', async ({ someone }) => {
	const { leader, ann, event } = await eventWithTwo(someone);
	const page = await leader.page({ javaScriptEnabled: false });
	const reader = await ann.page({ javaScriptEnabled: false });
	await reader.goto(`${event.path}/demo`);
	await expect(reader.getByText('The order of the pitches is not planned yet.')).toBeVisible();
	await page.goto(event.path);
	await page.getByRole('link', { name: 'Demo day' }).click();
	await page.getByLabel('Minutes to pitch').fill('0');
	await page.getByLabel('Minutes to pitch').evaluate((field) => field.removeAttribute('min'));
	await page.getByRole('button', { name: 'Plan the day' }).last().click();
	await expect(page.getByText('Give each pitch 1 to 60 minutes.').first()).toBeVisible();
	await page.getByLabel('Minutes to pitch').fill('4');
	await page.getByRole('button', { name: 'Plan the day' }).last().click();
	const order = page.getByRole('region', { name: 'Running order' }).locator('.row-link');
	const [first = '', second = ''] = await order.allInnerTexts();
	await page.getByText('Place and room').last().click();
	await page.getByLabel('Place in the order').last().fill('1');
	await page.getByLabel('Room or table').last().fill('Table 4');
	await page.getByRole('button', { name: 'Save the place' }).last().click();
	await expect(order).toHaveText([second, first]);
	await page.getByRole('button', { name: 'Start the first pitch' }).click();
	await reader.reload();
	await expect(reader.getByRole('region', { name: 'The pitch now' })).toContainText(second);
	await expect(reader.getByRole('region', { name: 'The pitch now' })).toContainText('Table 4');
	await expect(reader.getByRole('button', { name: /Start|Pause|Next|Earlier|Plan/ })).toHaveCount(0);
	await reader.goto(`${event.path}/demo/screen`);
	await expect(reader.getByRole('timer')).toBeVisible();
});

test('a wall that was hung before the day was planned shows it, and who hands in late is called up after the last', async ({
	someone
}) => {
	const { leader, ann, event } = await eventWithTwo(someone);
	const late = await teamOf(someone, event, 'The latecomers');
	const wall = await ann.page();
	const heard = wall.waitForResponse((answer) => answer.url().includes('/api/live/demo-') && answer.status() === 200);
	await wall.goto(`${event.path}/demo/screen`);
	await heard;
	await expect(wall.getByText('The order of the pitches is not planned yet.')).toBeVisible();
	const page = await leader.page();
	await page.goto(`${event.path}/demo`);
	await page.getByLabel('Minutes for questions').fill('0');
	await page.getByRole('button', { name: 'Plan the day' }).last().click();
	await expect(wall.getByText('We begin in a moment.')).toBeVisible();
	const onlooker = await ann.page();
	await onlooker.goto(`${event.path}/demo`);
	await page.getByRole('button', { name: 'Start the first pitch' }).click();
	await expect(wall.getByText('Pitch, 1 of 2')).toBeVisible();
	// the order follows the clock, also on a page that nobody pressed anything on
	const order = onlooker.getByRole('region', { name: 'Running order' }).locator('[aria-current=step]');
	await expect(order).toContainText('1.');
	const clock = page.getByRole('form', { name: 'The clock' });
	await clock.getByRole('button', { name: 'Next team' }).click();
	await clock.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(order).toContainText('2.');
	await expect(wall.getByText('Pitch, 2 of 2')).toBeVisible();
	// a press while the one before is on its way is none
	await expect(clock).toHaveAttribute('aria-busy', 'false');
	await clock.getByRole('button', { name: 'End the day' }).click();
	await expect(wall.getByText('That was the last pitch. Thank you!')).toBeVisible();
	await expect(clock).toHaveCount(0);

	await handIn(late);
	await page.getByRole('form', { name: 'Add The latecomers' }).getByRole('button', { name: 'Add at the end' }).click();
	await expect(wall.getByText('We go on in a moment.')).toBeVisible();
	await expect(wall.getByText('The latecomers')).toBeVisible();
	await clock.getByRole('button', { name: 'Next team' }).click();
	await expect(wall.getByText('Pitch, 3 of 3')).toBeVisible();

	// begun again only when asked twice, and not for good
	await expect(page.getByRole('button', { name: 'Yes, begin again' })).toBeHidden();
	await page.getByText('Begin the day again').click();
	await isAccessible(page);
	await page.getByRole('button', { name: 'Yes, begin again' }).click();
	await expect(wall.getByText('We begin in a moment.')).toBeVisible();
	await page.getByRole('button', { name: 'Go back to where the day was' }).click();
	await expect(wall.getByText('Pitch, 3 of 3')).toBeVisible();
});

test('without JavaScript too, a day is begun again by two presses and goes back by one', async ({ someone }) => {
	const { leader, event } = await eventWithTwo(someone);
	const page = await leader.page({ javaScriptEnabled: false });
	await page.goto(`${event.path}/demo`);
	await page.getByRole('button', { name: 'Plan the day' }).last().click();
	await page.getByRole('button', { name: 'Start the first pitch' }).click();
	await expect(page.getByText('Pitch, 1 of 2')).toBeVisible();
	await page.getByText('Begin the day again').click();
	await page.getByRole('button', { name: 'Yes, begin again' }).click();
	await expect(page.getByText('We begin in a moment.')).toBeVisible();
	await page.getByRole('button', { name: 'Go back to where the day was' }).click();
	await expect(page.getByText('Pitch, 1 of 2')).toBeVisible();
});

test('an event that is over says that no demo day was planned, and offers to plan none', async ({ someone }) => {
	const leader = await someone({ role: 'leader' });
	const event = await plan(leader, 'results');
	const page = await leader.page();
	await page.goto(`${event.path}/demo`);
	await expect(page.getByText('No demo day was planned for this event.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Plan the day' })).toHaveCount(0);
});
