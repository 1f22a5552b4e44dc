import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test, type Someone } from './people.ts';

const IVOS = 'Ivo writes the whole pitch, long enough to be handed in.';
const MIAS = 'Mia has another pitch in mind, and it is long enough too.';

/** Mia and Ivo, a mixed team in an event where teams hand in now. */
async function miaAndIvo(someone: (wanted?: object) => Promise<Someone>) {
	const [leader, mia, ivo] = await Promise.all([
		someone({ role: 'leader' }),
		someone({ name: 'Mia Market', function: 'marketing' }),
		someone({ name: 'Ivo Tech', function: 'it' })
	]);
	const event = await plan(leader, 'submission');
	const idea = await logIdea(mia, event, `At once ${randomUUID().slice(0, 8)}`);
	const team = await post(mia.request, `${idea}?/team`, { team: `Team ${randomUUID().slice(0, 6)}` });
	await post(ivo.request, `${team}?/join`, {});
	return { mia, ivo, team, id: Number(team.split('/').at(-1)), event };
}

const saved = (page: Page) => expect(page.getByText('Draft saved.', { exact: true })).toBeVisible();
const draftOf = async (id: number) =>
	(
		await sql<{ answers: Record<string, string> }>`select answers from public.submission_drafts where team_id = ${id}`
	)[0]?.answers;

test('two who write at once in two fields keep both, see what the other writes, and hand in together', async ({
	someone
}) => {
	const { mia, ivo, team, id } = await miaAndIvo(someone);
	const [page, phone] = [await mia.page(), await ivo.page({ viewport: { width: 390, height: 844 } })];
	await Promise.all([page.goto(team), phone.goto(team)]);
	await Promise.all([
		page.getByLabel('Problem').fill('Four of ten leave at the phone number.'),
		phone.getByLabel('Pitch').fill(IVOS)
	]);
	await expect(page.getByLabel('Pitch')).toHaveValue(IVOS);
	await expect(page.getByText('Ivo Tech wrote in “Pitch”.')).toBeVisible();
	await expect(phone.getByLabel('Problem')).toHaveValue('Four of ten leave at the phone number.');
	await expect(phone.getByText('Last written by Mia Market')).toBeVisible();
	// with a choice and a link the same
	await phone.getByLabel('Title 1').fill('Slides');
	await phone.getByLabel('Web address 1').fill('https://example.com/slides');
	await expect(page.getByLabel('Web address 1')).toHaveValue('https://example.com/slides');
	await expect(page.getByLabel('Title 2')).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(phone);

	// nobody compares anything, and the word typed last goes along
	await page.getByLabel('What was built').fill('A form with one field less.');
	await page.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(page.getByText('Handed in. You can hand in again')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Handed in' })).toContainText(IVOS);
	expect(await sql`select pitch, answers, links from public.submissions where team_id = ${id}`).toEqual([
		{
			pitch: IVOS,
			answers: { problem: 'Four of ten leave at the phone number.', built: 'A form with one field less.' },
			links: [{ title: 'Slides', url: 'https://example.com/slides' }]
		}
	]);
	await expect(phone.getByLabel('What was built')).toHaveValue('A form with one field less.');
	await expect(phone.getByRole('alert')).toHaveCount(0);

	// what is typed after that is in the draft, and both are told that it was not handed in
	const more = `${IVOS} And a second sentence.`;
	await phone.getByLabel('Pitch').fill(more);
	for (const one of [phone, page])
		await expect(one.getByText('The draft says something else than what you handed in: Pitch.')).toBeVisible();
	// the preview waits for what was typed last
	await phone.getByLabel('Pitch').fill(`${more} And a third.`);
	await phone.getByRole('link', { name: 'Preview as judges see it' }).click();
	await expect(phone.getByText('And a third.')).toBeVisible();
});

test('in the room of a team what one adds empties nothing that another types', async ({ someone }) => {
	const { mia, ivo, team } = await miaAndIvo(someone);
	const [page, phone] = [await mia.page(), await ivo.page()];
	await Promise.all([page.goto(`${team}/room`), phone.goto(`${team}/room`)]);
	await phone.getByLabel('A note').fill('Half a thought of');
	await phone.getByLabel('What is to do').fill('Half a task');
	await page.getByLabel('A note').fill('They leave at the phone number.');
	await page.getByRole('button', { name: 'Write it down' }).last().click();
	await expect(page.getByRole('list', { name: 'Notes' })).toContainText('They leave at the phone number.');
	await expect(page.getByLabel('A note')).toHaveValue('');
	// the next one is typed where this one was
	await page.getByLabel('What is to do').fill('Ask for last month');
	await page.getByLabel('What is to do').press('Enter');
	await expect(page.getByRole('list', { name: 'To do' })).toContainText('Ask for last month');
	await expect(page.getByLabel('What is to do')).toHaveValue('');
	await expect(page.getByLabel('What is to do')).toBeFocused();

	await expect(phone.getByRole('list', { name: 'Notes' })).toContainText('They leave at the phone number.');
	await expect(phone.getByRole('list', { name: 'To do' })).toContainText('Ask for last month');
	await expect(phone.getByLabel('A note')).toHaveValue('Half a thought of');
	await expect(phone.getByLabel('What is to do')).toHaveValue('Half a task');
});

test('where two write in the same field, whoever was later decides there alone, and the text that gives way is kept', async ({
	someone
}) => {
	const { mia, ivo, team, id } = await miaAndIvo(someone);
	const [page, phone] = [await mia.page(), await ivo.page()];
	await Promise.all([page.goto(team), phone.goto(team)]);
	// Ivo's save arrives before hers, which was begun without it
	const arrived = Promise.withResolvers<null>();
	await page.route('**/teams/*?/draft', async (route) => {
		await arrived.promise;
		await route.continue();
	});
	await page.getByLabel('Problem').fill('Hers alone.');
	await page.getByLabel('Pitch').fill(MIAS);
	await phone.getByLabel('Pitch').fill(IVOS);
	await saved(phone);
	arrived.resolve(null);
	const alert = page.getByRole('alert').filter({ hasText: 'Ivo Tech saved another text of “Pitch”' });
	await expect(alert).toBeVisible();
	await expect(page.getByLabel('Pitch')).toHaveValue(MIAS);
	await expect(phone.getByLabel('Problem')).toHaveValue('Hers alone.');
	expect(await draftOf(id)).toMatchObject({ pitch: IVOS, problem: 'Hers alone.' });
	await alert.getByText('Read the other text').click();
	await expect(alert).toContainText(IVOS);
	await isAccessible(page);
	await fitsNarrow(page);
	// other fields go on being saved
	await page.getByLabel('What was built').fill('Saved meanwhile.');
	await expect(phone.getByLabel('What was built')).toHaveValue('Saved meanwhile.');
	expect(await draftOf(id)).toMatchObject({ pitch: IVOS });

	await alert.getByRole('button', { name: 'Save mine over it' }).click();
	await expect(page.getByLabel('Pitch')).toBeFocused();
	await expect(alert).toHaveCount(0);
	// he is told, and reads his own among the earlier texts
	await expect(phone.getByText('Mia Market wrote over your “Pitch”.')).toBeVisible();
	await expect(phone.getByLabel('Pitch')).toHaveValue(MIAS);
	await phone.getByRole('link', { name: 'read yours' }).click();
	const his = phone.getByRole('listitem').filter({ hasText: IVOS });
	await expect(his).toContainText('Replaced by Mia Market');
	await isAccessible(phone);
	await fitsNarrow(phone);
	await his.getByRole('button', { name: 'Put it back' }).click();
	await expect(phone.getByLabel('Pitch')).toHaveValue(IVOS);
	await expect(page.getByLabel('Pitch')).toHaveValue(IVOS);
	await expect(page.getByText('Ivo Tech wrote over your “Pitch”.')).toBeVisible();
});

test('without JavaScript two who write in two fields keep both, and one who meets another text decides before it is replaced', async ({
	someone
}) => {
	const { mia, ivo, team, id } = await miaAndIvo(someone);
	const [page, other] = [await mia.page({ javaScriptEnabled: false }), await ivo.page({ javaScriptEnabled: false })];
	await page.goto(team);
	await other.goto(team);
	await page.getByLabel('Pitch').fill(MIAS);
	await page.getByRole('button', { name: 'Save the draft' }).click();
	await expect(page.getByText('The draft is saved.')).toBeVisible();
	await other.getByLabel('Problem').fill('His alone.');
	await other.getByRole('button', { name: 'Save the draft' }).click();
	await expect(other.getByText('The draft is saved.')).toBeVisible();
	await expect(other.getByLabel('Pitch')).toHaveValue(MIAS);
	expect(await draftOf(id)).toMatchObject({ pitch: MIAS, problem: 'His alone.' });

	// she has not seen the problem, and writes in both
	await page.getByLabel('Problem').fill('Hers, after all.');
	await page.getByLabel('What was built').fill('A form.');
	await page.getByRole('button', { name: 'Hand in' }).last().click();
	await expect(page.getByRole('alert').first()).toContainText('Yours is not in the draft');
	await expect(page.getByText('Ivo Tech saved another text of “Problem”')).toBeVisible();
	await expect(page.getByLabel('Problem')).toHaveValue('Hers, after all.');
	expect(await draftOf(id)).toMatchObject({ problem: 'His alone.', built: 'A form.' });
	await page.getByRole('button', { name: 'Hand in' }).last().click();
	await expect(page.getByRole('region', { name: 'Handed in' })).toContainText('Hers, after all.');

	await other.goto(`${team}/earlier`);
	await other
		.getByRole('listitem')
		.filter({ hasText: 'His alone.' })
		.getByRole('button', { name: 'Put it back' })
		.click();
	await expect(other.getByLabel('Problem')).toHaveValue('His alone.');
});

test('a pressed hand-in does not wait for a save on its way, and goes with what was typed last', async ({
	someone
}) => {
	const { mia, team, event } = await miaAndIvo(someone);
	const page = await mia.page();
	await page.goto(team);
	const hangs = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('?/draft'));
	// no save is ever answered
	await page.route('**/teams/*?/draft', () => {});
	await page.getByLabel('Pitch').fill('A pitch that is saved when the press comes');
	await hangs;
	await page.getByLabel('Pitch').pressSequentially(', and its last words.');
	await sql`update public.events set judging_at = clock_timestamp() + interval '8 seconds' where slug = ${event.slug}`;
	await page.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(page.getByText('Handed in. You can hand in again')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Handed in' })).toContainText('and its last words.');
});

test('a hand-in whose answer is lost is sent again by itself, also past the deadline, and counts as it arrived first', async ({
	someone
}) => {
	const { mia, team, id, event } = await miaAndIvo(someone);
	const page = await mia.page();
	await page.goto(team);
	let sent = 0;
	await page.route('**/teams/*?/submit', async (route) => {
		sent += 1;
		if (sent > 1) return route.continue();
		await route.fetch();
		await sql`update public.events set judging_at = clock_timestamp() where slug = ${event.slug}`;
		await route.abort();
	});
	await page.getByLabel('Pitch').fill(MIAS);
	await page.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(page.getByText('it is not certain that this was handed in')).toBeVisible();
	await expect(page.getByRole('region', { name: 'Handed in' })).toContainText(MIAS);
	await expect(page.getByText('it is not certain that this was handed in')).toHaveCount(0);
	await expect(page.getByText('The deadline has passed, so this was not handed in.')).toHaveCount(0);
	expect(
		await sql`select 1 from public.activity where verb = 'team.submitted' and subject_id = ${String(id)}`
	).toHaveLength(1);
});

test('a hand-in that never reached anybody in time is answered so, and its text is kept as the draft', async ({
	someone
}) => {
	const { mia, team, id, event } = await miaAndIvo(someone);
	const page = await mia.page();
	await page.goto(team);
	await page.route('**/teams/*?/submit', (route) => route.abort());
	await page.getByLabel('Pitch').fill(MIAS);
	await page.getByRole('button', { name: 'Hand in', exact: true }).click();
	await expect(page.getByText('it is not certain that this was handed in')).toBeVisible();
	await sql`update public.events set judging_at = clock_timestamp() where slug = ${event.slug}`;
	await page.unroute('**/teams/*?/submit');
	await expect(page.getByText('The deadline has passed, so this was not handed in.').first()).toBeVisible();
	await expect(page.getByLabel('Pitch')).toHaveValue(MIAS);
	expect(await draftOf(id)).toMatchObject({ pitch: MIAS });
	expect(await sql`select 1 from public.submissions where team_id = ${id}`).toEqual([]);
});
