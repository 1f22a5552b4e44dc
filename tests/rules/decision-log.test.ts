import { beforeAll, expect, test } from 'vitest';
import { departureInWords } from '#lib/decisions/log.ts';
import * as log from '#lib/decisions/log.server.ts';
import { logFilter } from '#lib/decisions/schemas.ts';
import { decidedExperiment, killing, panelOf, revealedBox, type Outcome, type Panel } from './decided-experiment.ts';
import { carried } from './departure.ts';
import { world } from './harness.ts';

const here = await world();
let panel: Panel;
beforeAll(async () => {
	panel = await panelOf(here);
});

/** Killed on a departure: against what was voted, or against what the rule recommends. */
async function departing(voted: Outcome, recommended: Outcome): Promise<number> {
	const { box } = await revealedBox(here, panel, voted);
	const asked = { box, outcome: 'kill', recommended } as const;
	await carried(here, panel.chair.client, { ...asked, by: panel.marketing.client });
	const { data, error } = await panel.chair.client.rpc('decide', {
		...{ p_box: box, p_outcome: 'kill', p_rationale: 'Another time-box is too dear.', p_next_step: 'Tell the team.' },
		...killing,
		p_confirmed: { recommended }
	});
	expect(error).toBeNull();
	return Number(data);
}
const page = (query: Record<string, string>) => log.page(panel.member.client, logFilter.parse(query));
const idsOf = async (query: Record<string, string>) => (await page(query)).entries.map(({ id }) => id);

test('decisions that depart are marked in the log by what they depart from, and can be looked for', async () => {
	const { decision: plain } = await decidedExperiment(here, panel, 'kill');
	const overruled = await departing('iterate', 'kill');
	const againstRule = await departing('kill', 'iterate');
	const both = await departing('iterate', 'promote');
	const { entries } = await page({});
	expect(entries.map((entry) => [entry.id, departureInWords(entry)])).toEqual([
		[both, 'Overruled by the chair, and departs from the rule’s recommendation to promote'],
		[againstRule, 'Departs from the rule’s recommendation to iterate'],
		[overruled, 'Overruled by the chair'],
		[plain, null]
	]);
	expect(entries[1]?.departure_reason).toBe('The vendor ends the service.');
	expect(await idsOf({ against: 'ballots' })).toEqual([both, overruled]);
	expect(await idsOf({ against: 'rule' })).toEqual([both, againstRule]);
	expect(await idsOf({ against: 'rule', outcome: 'promote' })).toEqual([]);
	expect(await idsOf({ against: 'nonsense' })).toHaveLength(4);
});
