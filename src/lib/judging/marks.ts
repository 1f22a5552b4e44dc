import { plain } from '#lib/ui/numbers.ts';

type Standing = {
	readonly raw: number;
	readonly adjusted: number;
	readonly interval: readonly [number, number] | null;
};

/** Where the adjusted scores lie on the scale of the marks, in percent of the width; what reaches beyond it ends at its edge. */
export function onScale<S extends Standing>(standings: readonly S[], most: number) {
	const place = (value: number) => Math.round(Math.max(0, Math.min(100, ((value - 1) / (most - 1)) * 100)) * 10) / 10;
	return {
		ticks: Array.from({ length: most }, (_, at) => ({ at: place(at + 1), label: String(at + 1) })),
		rows: standings.map((standing) => ({
			...standing,
			at: place(standing.adjusted),
			rawAt: place(standing.raw),
			reach: standing.interval && ([place(standing.interval[0]), place(standing.interval[1])] as const),
			adjustedInWords: plain(standing.adjusted, { digits: 2 }),
			rawInWords: plain(standing.raw, { digits: 2 }),
			between: standing.interval
				? `${plain(standing.interval[0], { digits: 2 })} to ${plain(standing.interval[1], { digits: 2 })}`
				: 'too few scores'
		}))
	};
}

type Chance = { readonly chance: number; readonly interval: readonly [number, number] };

/** Where chances to be preferred lie, in percent of the width. */
export function chancesOnScale<S extends Chance>(standings: readonly S[]) {
	const place = (value: number) => Math.round(value * 1000) / 10;
	const share = (value: number) => `${plain(100 * value, { digits: 0 })}\u202f%`;
	return {
		ticks: [0, 0.5, 1].map((value) => ({ at: place(value), label: share(value) })),
		rows: standings.map((standing) => ({
			...standing,
			at: place(standing.chance),
			reach: [place(standing.interval[0]), place(standing.interval[1])] as const,
			inWords: share(standing.chance),
			between: `${share(standing.interval[0])} to ${share(standing.interval[1])}`
		}))
	};
}
