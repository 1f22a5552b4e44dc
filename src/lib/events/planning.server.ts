import { agendaValues, challengeValues } from '#lib/events/event-form.server.ts';
import type { ShownEvent } from '#lib/events/events.server.ts';
import { fromTemplate, movedTo, templates, usualStart } from '#lib/events/templates.ts';
import { isZone } from '#lib/events/zones.ts';

const ZONE = 'Europe/Berlin';

/** What the first step of planning asks, as the address carries it. */
export type Beginning = {
	/** A template by name, or `event:` and the slug of an earlier event; null while nothing is chosen. */
	readonly from: string | null;
	readonly name: string;
	readonly zone: string;
	readonly start: string;
};

/** Reads the first step from the address: a zone that exists, a start that is a time. */
export function beginningIn(search: URLSearchParams, now: number): Beginning {
	const asked = search.get('zone') ?? '';
	const zone = isZone(asked) ? asked : ZONE;
	const start = search.get('start') ?? '';
	const from = search.get('from');
	const template = templates.find(({ name }) => name === from);
	return {
		from: template || from?.startsWith('event:') ? from : null,
		name: (search.get('name') ?? '').slice(0, 80),
		zone,
		start:
			/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(start) && !Number.isNaN(Date.parse(`${start}Z`))
				? start
				: usualStart(now, zone, template?.begins)
	};
}

/** The slug of the event that is cloned; null where a template is used. */
export const clonedFrom = ({ from }: Beginning): string | null =>
	from?.startsWith('event:') ? from.slice('event:'.length) : null;

/** The form of a new event, filled in from a template or from an earlier event: every field by name. */
export function filledIn(beginning: Beginning, earlier: ShownEvent | null): Record<string, string> {
	const { name, zone, start } = beginning;
	if (earlier) {
		const { times, agenda } = movedTo(earlier, start);
		return {
			...{ name, time_zone: zone, brief: earlier.brief, copy_of: String(earlier.id) },
			...times,
			...challengeValues(earlier.challenges, false),
			...agendaValues(agenda)
		};
	}
	const template = templates.find((one) => one.name === beginning.from) ?? templates[0];
	if (!template) return {};
	const { times, agenda } = fromTemplate(template, start);
	return { name, time_zone: zone, template: template.name, ...times, ...agendaValues(agenda) };
}
