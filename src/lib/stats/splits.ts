/** What joins two projects, or a project and a judge, in what is to be given; `isSure`: it is given already. */
export type Link = {
	readonly judge: string;
	readonly one: string;
	readonly other: string;
	readonly isSure: boolean;
};
/**
 * alone: judges without whom what is left falls into more than one group. together: of the `of` choices of two judges of whom neither is one of
 * those, how many leave more than one group. Only judges who still have something to give are asked about.
 */
export type Splits = { readonly alone: readonly string[]; readonly together: number; readonly of: number };

/**
 * What becomes of the field when one or two judges give nothing more: whether the links that are left still join all that they touch. Every
 * choice is tried, by union and find (Galler and Fischer 1964, An improved equivalence algorithm). Who is left without any link at all
 * is no group: that is seen by nobody. Nothing is asked where the field is apart anyway.
 * @example splitsOf([{ judge: 'J', one: 'A', other: 'B', isSure: false }, { judge: 'K', one: 'C', other: 'D', isSure: true },
 *   { judge: 'L', one: 'B', other: 'C', isSure: false }]) // { alone: ['L'], together: 0, of: 0 }
 */
export function splitsOf(links: readonly Link[]): Splits {
	const judges = [...new Set(links.flatMap(({ judge, isSure }) => (isSure ? [] : [judge])))];
	const isApartWithout = separatorOf(links, judges);
	if (isApartWithout(-1, -1)) return { alone: [], together: 0, of: 0 };
	const alone = judges.filter((_, at) => isApartWithout(at, -1));
	const others = [...judges.keys()].filter((at) => !alone.includes(judges[at] ?? ''));
	let [together, of] = [0, 0];
	for (const [place, one] of others.entries())
		for (const other of others.slice(place + 1)) {
			of++;
			if (isApartWithout(one, other)) together++;
		}
	return { alone, together, of };
}

/** Whether what is left is in more than one group without two judges, by their places in the list; −1 is nobody. */
function separatorOf(links: readonly Link[], judges: readonly string[]) {
	const placeOf = new Map([...new Set(links.flatMap(({ one, other }) => [one, other]))].map((node, at) => [node, at]));
	const judgeAt = new Map(judges.map((judge, at) => [judge, at]));
	const ones = Int32Array.from(links, ({ one }) => placeOf.get(one) ?? 0);
	const others = Int32Array.from(links, ({ other }) => placeOf.get(other) ?? 0);
	const owners = Int32Array.from(links, ({ judge, isSure }) => (isSure ? -2 : (judgeAt.get(judge) ?? -2)));
	const up = new Int32Array(placeOf.size);
	const rootOf = (node: number): number => {
		let at = node;
		for (let next = up[at] ?? at; next !== at; next = up[at] ?? at) {
			up[at] = up[next] ?? next;
			at = up[at] ?? next;
		}
		return at;
	};
	return (missing: number, alsoMissing: number): boolean => {
		up.fill(-1);
		let groups = 0;
		for (let link = 0; link < ones.length; link++) {
			if (owners[link] === missing || owners[link] === alsoMissing) continue;
			const [one, other] = [ones[link] ?? 0, others[link] ?? 0];
			for (const node of [one, other]) {
				if (up[node] !== -1) continue;
				up[node] = node;
				groups++;
			}
			const [from, to] = [rootOf(one), rootOf(other)];
			if (from === to) continue;
			up[from] = to;
			groups--;
		}
		return groups > 1;
	};
}
