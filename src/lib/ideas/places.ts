import type { OpenEvent } from '#lib/events/events.ts';

/** Where an idea can belong, grouped by event; a value is `12` (an event) or `12.5` (one of its challenges). */
export function placesIn(open: readonly OpenEvent[]) {
	return open.map((event) => ({
		event: event.name,
		options: [
			{ value: String(event.id), label: event.challenges.length > 0 ? `${event.name}, any challenge` : event.name },
			...event.challenges.map(({ id, title }) => ({ value: `${event.id}.${id}`, label: title }))
		]
	}));
}

/** The same in one list, where no group says the event. */
export function choicesIn(open: readonly OpenEvent[]) {
	return placesIn(open).flatMap(({ event, options: [whole, ...challenges] }) => [
		...(whole ? [whole] : []),
		...challenges.map(({ value, label }) => ({ value, label: `${event}: ${label}` }))
	]);
}

/** A place that was chosen once and cannot be any more; null where it is still offered. */
export function goneFrom(open: readonly OpenEvent[], place: { readonly value: string; readonly label: string }) {
	return choicesIn(open).some(({ value }) => value === place.value) ? null : place;
}

/**
 * Where an idea that is changed can go: the places offered now and its own event, first. Where that keeps it (a team works on
 * it, or its deadline has passed, so that it is not offered), only its challenges.
 */
export function placesToEdit(
	event: Omit<OpenEvent, 'is_registered'> | null,
	places: readonly OpenEvent[],
	hasTeam: boolean
) {
	if (!event) return { open: places, mayStandAlone: true };
	const own = { ...event, is_registered: true };
	const isKept = hasTeam || places.every(({ id }) => id !== event.id);
	return { open: isKept ? [own] : [own, ...places.filter(({ id }) => id !== event.id)], mayStandAlone: !isKept };
}

/**
 * The place chosen beforehand: the event and challenge a link names, else the one event that takes ideas and has the
 * person registered, else none.
 */
export function placeFor(open: readonly OpenEvent[], slug: string | null, challenge: number): string {
	const mine = open.filter((event) => event.is_registered);
	const event =
		slug === null ? (mine.length === 1 ? mine[0] : undefined) : open.find((candidate) => candidate.slug === slug);
	if (!event) return '';
	return event.challenges.some(({ id }) => id === challenge) ? `${event.id}.${challenge}` : String(event.id);
}
