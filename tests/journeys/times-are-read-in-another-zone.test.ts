import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { handedIn, idOf, setUp } from './judged.ts';
import { logIdea, moveTo, plan } from './hackathon.ts';
import { expect, post, test, type Someone } from './people.ts';

const ZONE = 'Europe/Amsterdam';
/** "14:00 (Europe/Amsterdam; 22:00 for you)", "14:00 (22:00 for you)" where the zone is said once, and in columns below: "22:00 for you". */
const BOTH = /\d\d:\d\d(?: \((?:Europe\/Amsterdam; )?|\s+)(?:\w{3},? \d+ \w{3,4},? )?\d\d:\d\d for you\b/g;
const CLOCK = /\b\d\d:\d\d\b/g;

/** What a page says, also where it is folded. */
async function wordsOf(page: Page): Promise<string> {
	await page.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
	return page.locator('main').innerText();
}

/** Each time of day on a page stands on the clocks of the event and on those of the reader in Tokyo. */
async function timesInBoth(page: Page, path: string): Promise<void> {
	await page.goto(path);
	// written by the browser, which alone knows where it is
	await expect(
		page
			.locator('main')
			.getByText(/ for you$/)
			.first(),
		path
	).toBeAttached();
	const words = await wordsOf(page);
	expect(words.replace(BOTH, '').match(CLOCK) ?? [], `${path}: ${words}`).toEqual([]);
	expect(words, path).toContain(ZONE);
}

/** Without JavaScript, and so on paper: times, and whose they are. */
async function timesInItsOwn(page: Page, path: string): Promise<void> {
	await page.goto(path);
	const words = await wordsOf(page);
	expect(words.match(CLOCK) ?? [], `${path} without JavaScript`).not.toEqual([]);
	expect(words, `${path} without JavaScript`).toContain(ZONE);
	expect(words, `${path} without JavaScript`).not.toContain('UTC');
}

async function readsBoth(who: Someone, paths: readonly string[]): Promise<Page> {
	const page = await who.page({ timezoneId: 'Asia/Tokyo' });
	for (const path of paths) await timesInBoth(page, path);
	const plain = await who.page({ javaScriptEnabled: false, timezoneId: 'Asia/Tokyo' });
	for (const path of paths) await timesInItsOwn(plain, path);
	return page;
}

const inAmsterdam = ({ slug }: { readonly slug: string }) =>
	sql`update public.events set time_zone = ${ZONE} where slug = ${slug}`;

test('whoever reads from Tokyo knows of every time of an event in Amsterdam when it is at home', async ({
	someone
}) => {
	// forty pages, one after the other
	test.slow();
	const organizer = await someone({ role: 'leader' });
	const event = await plan(organizer, 'submission');
	await inAmsterdam(event);
	const founder = await someone({ function: 'marketing' });
	const idea = await logIdea(founder, event, 'One field less on the form');
	const team = await post(founder.request, `${idea}?/team`, { team: 'One field less' });
	const id = team.split('/').at(-1) ?? '';
	await post((await someone({ function: 'it' })).request, `${team}?/join`, {});
	await post(founder.request, `${team}?/submit`, { pitch: 'Twice as many finish.', link: '' });
	await post(founder.request, `${team}?/draft`, { pitch: 'Three times as many finish.', link: '', version: '1' });
	await post(founder.request, `${team}/room?/write`, { body: 'Ask the shop.' });
	await post(founder.request, `${event.path}/help?/ask`, { team: id, topic: 'How to get at the numbers' });
	await post(organizer.request, `${event.path}/announcements?/say`, { says: 'The bell rings', audience: 'everybody' });
	await post(organizer.request, `${event.path}/people?/come`, { person: await idOf(founder), come: 'yes' });
	const noon = `${event.form.judging_at?.slice(0, 10)}T23:40`;
	const day = { starts_at: noon, pitch_minutes: '3', question_minutes: '2', place: 'Hall', lays_order: 'on' };
	await post(organizer.request, `${event.path}/demo?/plan`, day);
	const until = await localAt(event, '80 minutes');
	await post(organizer.request, `${event.path}/submissions?/extend`, { team: id, until, reason: 'A power cut' });

	const pages = ['', '/programme', '/setup', '/submissions', '/demo', '/demo/screen', '/judging', '/vote', '/results'];
	const more = [
		'/announcements',
		'/help',
		'/people',
		'/judging/setup',
		'/judging/results',
		'/results/awards',
		'/ledger'
	];
	const page = await readsBoth(
		organizer,
		[...pages, ...more].map((path) => `${event.path}${path}`)
	);
	for (const path of ['', '/programme', '/demo', '/people']) {
		await page.goto(`${event.path}${path}`);
		await expect(
			page
				.locator('main')
				.getByText(/ for you$/)
				.first()
		).toBeAttached();
		await isAccessible(page);
		await fitsNarrow(page);
	}
	await readsBoth(founder, ['/', team, `${team}/room`, `${event.path}/help`]);

	const file = await (await organizer.request.get(`${event.path}/people/attendance.csv`)).text();
	expect(file.split('\n')[0]).toContain(`registered (${ZONE}),checked in (${ZONE})`);
});

test('judging, voting and results say both times as well', async ({ someone }) => {
	const made = await handedIn(someone);
	const { event, organizer, founders, teams, judging } = made;
	await inAmsterdam(event);
	await moveTo(event, 'submission');
	const reader = founders[1] ?? organizer;
	await readsBoth(organizer, [`${event.path}/submissions`, teams[0]?.path ?? '', judging]);
	await moveTo(event, 'judging');
	await setUp(someone, [organizer], made);
	await readsBoth(reader, [judging, `${event.path}/submissions/${teams[1]?.id}`, `${judging}/results`]);
	await readsBoth(organizer, ['/', `${judging}/final`]);
	await moveTo(event, 'voting');
	await post(reader.request, `${event.path}/vote?/cast`, { [`votes.t${teams[0]?.id}`]: '1' });
	await readsBoth(reader, [`${event.path}/vote`]);
});

test('a list that the server alone writes says times on the clocks of the reader, once it knows them', async ({
	someone
}) => {
	const ann = await someone();
	const event = await plan(await someone({ role: 'leader' }), 'ideation');
	const title = 'Logged in the small hours';
	await logIdea(ann, event, title);
	await sql`update public.ideas set proposed_at = '2026-01-01 16:30Z' where title = ${title}`;
	const said: unknown[] = [];
	for (const javaScriptEnabled of [true, false]) {
		const page = await ann.page({ javaScriptEnabled, timezoneId: 'Asia/Tokyo' });
		await page.goto('/');
		await page.waitForLoadState('networkidle');
		await page.goto(`/ideas?event=${event.slug}`);
		said.push((await page.locator('main time').first().innerText()).trim());
	}
	expect(said).toEqual(['2 Jan 2026', '1 Jan 2026']);
});

/** A time so far from now, as the field of a form takes it in the zone of the event. */
async function localAt({ slug }: { readonly slug: string }, ahead: string): Promise<string> {
	const [found] = await sql<{ at: string }>`select to_char((private.now() + ${ahead}::interval) at time zone time_zone,
		'YYYY-MM-DD"T"HH24:MI') as at from public.events where slug = ${slug}`;
	return found?.at ?? '';
}
