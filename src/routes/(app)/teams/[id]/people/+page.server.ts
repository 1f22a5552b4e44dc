import { error } from '@sveltejs/kit';
import { takesPart } from '#lib/events/events.ts';
import { signedIn } from '#lib/people/signed-in.ts';
import { commands } from '#lib/server/commands.ts';
import { idOf } from '#lib/server/params.ts';
import * as entries from '#lib/teams/entries.server.ts';
import { answerForm, asksForm, invitationForm, leadForm, seatChoice, seatForm } from '#lib/teams/entry-form.server.ts';
import { skillsKnown, toChoose } from '#lib/teams/finding.ts';
import { suggestPeople, toTeam } from '#lib/teams/suggestions.ts';
import * as teams from '#lib/teams/teams.server.ts';
import { refusals } from '#lib/teams/teams.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = idOf(params.id);
	const [team, entry] = await Promise.all([teams.show(locals.supabase, id), entries.show(locals.supabase, id)]);
	const me = signedIn(locals).id;
	if (!team.people.some((person) => person.id === me)) {
		error(403, 'Only people in the team see who asks to join and who could be asked.');
	}
	const { free, requests, seats, rule } = entry;
	const askedAlready = new Set(requests.map(({ person }) => person.id));
	const people = free.filter((person) => !askedAlready.has(person.id));
	const helpers = entry.helpers.filter((person) => !askedAlready.has(person.id));
	return {
		team,
		entry: { ...entry, helpers: [], free: [...people, ...helpers].map(toChoose) },
		isOpen: takesPart(team.phase),
		isLead: entry.lead_id === me,
		invited: [...people, ...helpers].find((person) => person.id === url.searchParams.get('invite'))?.id ?? null,
		skills: skillsKnown([], free),
		suggestions: suggestPeople({ ...team, seats }, people, rule).map(({ of, reasons }) => ({
			person: of,
			why: reasons.map(toTeam)
		}))
	};
};

const on = commands<RequestEvent>(refusals);
export const actions: Actions = {
	answer: on(answerForm, ({ request, outcome }, { locals }) => entries.settle(locals.supabase, request, outcome)),
	invite: on(invitationForm, (data, { locals, params }) => entries.invite(locals.supabase, idOf(params.id), data)),
	open: on(seatForm, (data, { locals, params }) => entries.openSeat(locals.supabase, idOf(params.id), data)),
	close: on(seatChoice, ({ seat }, { locals }) => entries.closeSeat(locals.supabase, seat)),
	asks: on(asksForm, ({ asks }, { locals, params }) => entries.setAsksFirst(locals.supabase, idOf(params.id), asks)),
	lead: on(leadForm, ({ person }, { locals, params }) => entries.handOver(locals.supabase, idOf(params.id), person))
};
