import { answer, done, each, type Cast } from './cast.ts';
import { hoursAfter, type Timeline } from './timeline.ts';

/** Looking back at an event: what its organizer says so many days after the results. */
const LOOKS = [
	{ days: 30, words: 'Everything that was handed in has an owner or a reason. What was hardest: finding days for IT.' },
	{ days: 90, words: 'The first ones are decided. Next time each team names both owners before the results.' },
	{ days: 180, words: 'What is live pays for the two days. What was killed told us which numbers not to trust.' }
] as const;

const REASONS = [
	'It needs a system that is replaced next year, so it waits for that.',
	'Another team tests the same with more visitors.',
	'The shops have no hands for it before the summer.'
] as const;

type Ended = { readonly slug: string; readonly results: Date; readonly organizer: string };

/** What becomes of the teams that handed in: followed where their idea is tested, otherwise stopped; then the looks back. */
export function tellLedger(
	{ slug, results, organizer }: Ended,
	{ cast, timeline }: { cast: Cast; timeline: Timeline }
) {
	const { client } = cast.named(organizer);
	const event = async () => (await answer(client.from('events').select('id').eq('slug', slug).single())).id;
	timeline.at(hoursAfter(results, 29 * 24), async () => {
		const ledger = await answer(
			client
				.from('ledger_list')
				.select('team_id')
				.eq('event_id', await event())
				.order('team_id')
		);
		const teams = ledger.flatMap(({ team_id }) => (team_id === null ? [] : [team_id]));
		await each(teams, async (team) => {
			const { idea_id } = await answer(client.from('teams').select('idea_id').eq('id', team).single());
			const [tested] = await answer(
				client.from('experiments').select('id').eq('idea_id', idea_id).order('id').limit(1)
			);
			if (tested) await done(client.rpc('follow_experiment', { p_team: team, p_experiment: tested.id }));
			else {
				const reason = REASONS[team % REASONS.length] ?? REASONS[0];
				await done(client.rpc('stop_following', { p_team: team, p_reason: reason }));
			}
		});
	});
	for (const { days, words } of LOOKS) {
		const at = hoursAfter(results, days * 24 + 26);
		if (at < timeline.now)
			timeline.at(at, async () =>
				done(client.rpc('check_ledger', { p_event: await event(), p_days: days, p_words: words }))
			);
	}
}
