/** The points of the fields of an event's form that lie on no day of it, by their numbers. */
export function outsideIn(known: Readonly<Record<string, string>>): number[] {
	const dayOf = (name: string) => known[name]?.slice(0, 10) ?? '';
	const [first, last] = [dayOf('ideation_at'), dayOf('results_at')];
	if (first === '' || last === '') return [];
	return Object.keys(known).flatMap((name) => {
		const index = /^agenda\.(\d{1,3})\.title$/.exec(name)?.[1];
		if (index === undefined || !known[name]) return [];
		const day = dayOf(`agenda.${index}.at`);
		return day !== '' && (day < first || day > last) ? [Number(index)] : [];
	});
}

/** Points on no day of their event, by name: "“Welcome”, “Lunch” and 5 more lie outside the days of the event"; '' for none. */
export function outsideInWords(titles: readonly string[]): string {
	const [one] = titles;
	if (one === undefined) return '';
	if (titles.length === 1) return `“${one}” lies outside the days of the event`;
	const named = titles.slice(0, titles.length > 3 ? 2 : titles.length).map((title) => `“${title}”`);
	const more = titles.length - named.length;
	const words = new Intl.ListFormat('en-GB').format(more > 0 ? [...named, `${more} more`] : named);
	return `${words} lie outside the days of the event`;
}
