import { answer, done, type Cast } from './cast.ts';
import { measures } from './story/kpis.ts';
import type { Timeline } from './timeline.ts';

/** The library: who wrote each entry, who agreed to it for which function, and the one that was written anew. */
export function tellKpis(cast: Cast, timeline: Timeline): void {
	measures.forEach(({ by, ...measure }, index) => {
		timeline.at(timeline.moment(290, 9 + index / 4), () => done(cast.named(by).client.from('kpis').insert(measure)));
		timeline.at(timeline.moment(288, 9 + index / 4), () =>
			agree(cast, { name: measure.name, side: 'marketing', turn: index })
		);
		// two wait for IT to this day
		if (index % 6 !== 4)
			timeline.at(timeline.moment(286, 9 + index / 4), () =>
				agree(cast, { name: measure.name, side: 'it', turn: index })
			);
	});
	timeline.at(timeline.moment(9, 10), async () => {
		const { client } = cast.named('Maarten');
		const name = 'Checkout completion rate';
		await done(
			client.rpc('replace_kpi', {
				p_kpi: await newest(cast, name),
				p_changes: {
					definition:
						'Orders, of all sessions that opened the first page of checkout. Sessions of business customers on account are left out.'
				},
				p_reason: 'Business customers on account never see the payment step and made the rate look better than it is.'
			})
		);
		await agree(cast, { name, side: 'marketing', turn: 2 });
	});
}

type Agreement = { readonly name: string; readonly side: 'marketing' | 'it'; readonly turn: number };

async function agree(cast: Cast, { name, side, turn }: Agreement): Promise<void> {
	const ofSide = cast.everybody.filter((person) => person.function === side && !person.isBridging);
	const person = ofSide[turn % ofSide.length];
	if (person) await done(person.client.rpc('agree_on_kpi', { p_kpi: await newest(cast, name), p_side: side }));
}

async function newest(cast: Cast, name: string): Promise<number> {
	const { client } = cast.named('Maarten');
	const { id } = await answer(client.from('kpis').select('id').eq('name', name).eq('is_newest', true).single());
	return id;
}
