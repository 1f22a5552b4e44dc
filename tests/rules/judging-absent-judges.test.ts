import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { shortfalls } from '#lib/judging/plan.ts';
import * as judging from '#lib/judging/judging.server.ts';
import * as planning from '#lib/judging/planning.server.ts';
import { world } from './harness.ts';
import { judgedEvent, must, SETUP, type JudgedEvent } from './judged-event.ts';

const here = await world();
const { person, sql } = here;
const stranger = await person();

type Answer = { readonly error: { readonly message: string } | null };
const asked = async (call: PromiseLike<Answer>) => (await call).error?.message ?? 'taken';
const leave = ({ id }: { readonly id: string }) =>
	sql`update public.people set left_at = private.now() where id = ${id}`;
const gaps = async ({ slug, organizer }: JudgedEvent) =>
	z
		.array(z.object({ projects: z.number() }))
		.parse((await organizer.client.from('judging_gaps').select('projects').eq('slug', slug)).data)[0]?.projects ?? 0;

/** Two judges of each function and a guest from IT for four projects, planned once; nothing is scored. */
async function planned() {
	const event = await judgedEvent(here, { teams: 4, judges: 4 });
	const { client } = event.organizer;
	const guest = { name: 'Gerda Guest', function: 'it', email: '' };
	const { data: token } = await client.rpc('invite_guest_judge', { p_event: event.id, p_guest: guest, p_days: 3 });
	const plan = async (seats = SETUP.seats) => (await planning.seatAll(client, event.id, seats))?.message ?? 'taken';
	expect(await plan()).toBe('taken');
	const desk = () => judging.deskOf(client, event.id);
	const guestId = (await desk()).judges.find((judge) => judge.guest)?.id ?? '';
	const seatsOf = async (judge: string) =>
		(await desk()).projects.filter(({ panel }) => panel.some((seat) => seat.judge === judge)).length;
	return { event, plan, desk, seatsOf, guest: guestId, token: token ?? '' };
}
const goes = [
	[
		'a judge who left',
		async ({ event }: Planned) => {
			await leave(event.judges[0] ?? stranger);
			return event.judges[0]?.id ?? '';
		}
	],
	[
		'a guest whose link was revoked',
		async ({ event, guest }: Planned) => {
			must(await event.organizer.client.rpc('revoke_guest_link', { p_guest: guest }));
			return guest;
		}
	],
	[
		'a guest whose link ran out',
		async ({ guest }: Planned) => {
			await sql`update public.guest_judges set made_at = made_at - interval '2 days', expires_at = private.now() - interval '1 minute' where id = ${guest}`;
			return guest;
		}
	],
	[
		'a guest whose link was made by somebody who left',
		async ({ guest }: Planned) => {
			const maker = await person();
			await leave(maker);
			await sql`update public.guest_judges set made_by = ${maker.id} where id = ${guest}`;
			return guest;
		}
	]
] as const;
type Planned = Awaited<ReturnType<typeof planned>>;

describe.each(goes)('%s', (_, go) => {
	test('is counted as missing at once, gets nothing of the next plan, and that plan has no gap', async () => {
		const found = await planned();
		const { event, desk, plan, seatsOf } = found;
		expect([shortfalls(await desk(), SETUP.seats), await gaps(event)]).toEqual([[], 0]);
		const before = await desk();
		const gone = await go(found);
		const seats = before.projects.filter(({ panel }) => panel.some(({ judge }) => judge === gone)).length;
		expect(seats).toBeGreaterThan(0);
		expect((await desk()).judges.find(({ id }) => id === gone)?.can_judge).toBe(false);
		const lacks = shortfalls(await desk(), SETUP.seats).filter((lack) => lack.includes('1 of 2 seats is empty'));
		expect(lacks).toHaveLength(seats);
		expect(await gaps(event)).toBe(seats);
		expect(await plan()).toBe('taken');
		expect(await seatsOf(gone)).toBe(0);
		expect([shortfalls(await desk(), SETUP.seats), await gaps(event)]).toEqual([[], 0]);
	});

	test('is given nothing by whoever asks past the planner, in marks and in pairs', async () => {
		const found = await planned();
		const { event } = found;
		const { client } = event.organizer;
		const gone = await go(found);
		const [first = 0, second = 0] = event.teams;
		const seats = [{ team: first, judge: gone }];
		expect(await asked(client.rpc('seat_judges', { p_event: event.id, p_seats: seats }))).toBe('plan_is_outdated');
		for (const who of [event.judges[1] ?? stranger, stranger])
			expect(await asked(who.client.rpc('seat_judges', { p_event: event.id, p_seats: seats }))).toBe('organizer_only');
		const p_criteria = [{ name: 'Business value', least_means: '', most_means: '', weight: 1 }];
		must(
			await client.rpc('save_rubric', {
				p_event: event.id,
				p_setup: { ...SETUP, method: 'pairs', looks: 2 },
				p_criteria
			})
		);
		const p_pairs = [{ judge: gone, first, second }];
		expect(await asked(client.rpc('deal_pairs', { p_event: event.id, p_looks: 2, p_pairs }))).toBe('plan_is_outdated');
		expect((await planning.dealAll(client, event.id, 2))?.message ?? 'taken').toBe('taken');
		const desk = await found.desk();
		expect(desk.pairs.length).toBeGreaterThan(0);
		expect(desk.pairs.filter(({ judge }) => judge === gone)).toEqual([]);
	});
});

test('what a judge gave before leaving counts, and only the rest is planned for others', async () => {
	const { event, plan, desk } = await planned();
	const [judge = stranger] = event.judges;
	const mine = (await desk()).projects.filter(({ panel }) => panel.some((seat) => seat.judge === judge.id));
	const [kept = 0] = mine.map(({ id }) => id);
	must(await judge.client.rpc('save_judgement', { p_team: kept, p_points: event.points(4) }));
	await leave(judge);
	expect(await plan()).toBe('taken');
	const after = (await desk()).projects.filter(({ panel }) => panel.some((seat) => seat.judge === judge.id));
	expect(after.map(({ id }) => id)).toEqual([kept]);
	expect(shortfalls(await desk(), SETUP.seats)).toEqual([]);
});

test('a guest with a new link is planned again', async () => {
	const found = await planned();
	const { event, guest, plan, seatsOf } = found;
	must(await event.organizer.client.rpc('revoke_guest_link', { p_guest: guest }));
	expect(await plan()).toBe('taken');
	expect(await seatsOf(guest)).toBe(0);
	must(await event.organizer.client.rpc('renew_guest_link', { p_guest: guest, p_days: 2 }));
	expect(await plan()).toBe('taken');
	expect(await seatsOf(guest)).toBeGreaterThan(0);
});
