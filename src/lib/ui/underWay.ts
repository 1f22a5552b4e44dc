const under = new Set<PromiseWithResolvers<null>>();

/** Something that this page does and will show by itself is under way, until the answer is called. */
export function begin(): () => void {
	const one = Promise.withResolvers<null>();
	under.add(one);
	return () => {
		under.delete(one);
		one.resolve(null);
	};
}

/** Resolves when nothing is under way: what was done here shows, and what is heard of besides was done elsewhere. */
export async function settled(): Promise<void> {
	while (under.size > 0) await Promise.all([...under].map(({ promise }) => promise));
}
