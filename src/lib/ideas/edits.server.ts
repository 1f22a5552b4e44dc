import { z } from 'zod';
import type { IdeaDraft } from '#lib/ideas/idea-form.server.ts';
import { placesFor, toEdit } from '#lib/ideas/ideas.server.ts';
import { choicesIn, placesToEdit } from '#lib/ideas/places.ts';
import type { FormParts } from '#lib/server/meanwhile.ts';
import { answer } from '#lib/server/refusals.ts';
import type { Supabase } from '#lib/server/supabase.ts';
import { inWords } from '#lib/ui/moments.ts';

type Idea = Awaited<ReturnType<typeof toEdit>>;
type Choices = readonly { readonly value: string | number; readonly label: string }[];

/** As the list of its saves calls the form. */
export const NAME = 'idea';

const saves = z.array(
	z.object({
		...{ form: z.string(), version: z.number(), at: z.string(), by: z.string(), is_mine: z.boolean() },
		parts: z.array(z.string())
	})
);

/** An idea as the fields of its form, by field name. */
const valuesOf = ({ event, title, problem, proposal, tags, challenge_id, priority_id, wanted_by }: Idea) => ({
	...{ title, problem, proposal, tags: tags.join(', '), wanted_by: wanted_by ?? '' },
	place: event ? [event.id, challenge_id].filter(Boolean).join('.') : '',
	priority: String(priority_id ?? '')
});

/**
 * What the form of an idea is read from, who changed it last, and where it can go: an event whose deadline has passed, or whose team
 * works on it, keeps it. 404 when there is none.
 */
export async function read(supabase: Supabase, id: number) {
	const saved = saves.parse(answer(await supabase.rpc('list_idea_saves', { p_idea: id })));
	const [idea, places] = await Promise.all([toEdit(supabase, id), placesFor(supabase, id)]);
	return { saves: saved, idea, values: valuesOf(idea), ...placesToEdit(idea.event, places, idea.hasTeam) };
}

const labels = {
	...{ title: 'Title', problem: 'Problem', proposal: 'Proposal', tags: 'Tags' },
	...{ place: 'Belongs to', priority: 'Priority it serves', wanted_by: 'Asked for by' }
};

/** The parts of that form, each of which its author changes apart from what others set. */
export function ideaParts({
	open,
	priorities
}: Pick<Awaited<ReturnType<typeof read>>, 'open'> & { priorities: Choices }): FormParts {
	const choices: Readonly<Record<string, Choices>> = { place: choicesIn(open), priority: priorities };
	return {
		labels,
		says: (kind, value) =>
			kind === 'wanted_by'
				? inWords(new Date(value), 'date', 'UTC')
				: choices[kind]?.find((one) => String(one.value) === value)?.label
	};
}

/** What a form was read from that does not say so: nothing of what stands, so that each difference is asked about. */
export const unread = Object.fromEntries(Object.keys(labels).map((part) => [part, '\0']));

/** What stands, where only the line breaks of a browser make the difference. */
function unlessSame(typed: string, stands: string): string {
	const told = (text: string) => text.replaceAll('\r\n', '\n').trim();
	return told(typed) === told(stands) ? stands : typed;
}

/** Changes an idea of one's own as its form says. Refused where somebody else changed the same since it was read. */
export async function save(supabase: Supabase, draft: IdeaDraft, { idea }: { readonly idea: Idea }) {
	const { title, problem, proposal, tags, challenge_id, priority_id, wanted_by } = idea;
	return supabase.rpc('edit_idea', {
		p_idea: idea.id,
		p_changes: {
			title: unlessSame(draft.title, title),
			problem: unlessSame(draft.problem, problem),
			proposal: unlessSame(draft.proposal, proposal),
			...{ tags: draft.tags, priority_id: draft.priority, wanted_by: draft.wanted_by },
			...{ event_id: draft.place.event ?? null, challenge_id: draft.place.challenge ?? null }
		},
		p_seen: {
			...{ title, problem, proposal, tags, priority_id, wanted_by },
			...{ event_id: idea.event?.id ?? null, challenge_id }
		}
	});
}
