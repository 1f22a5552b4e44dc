import { z } from 'zod';

/** The form that carries a team on, as it is sent. `key` is drawn with the form, so that sending it twice drafts once. */
export const carryOnForm = z.object({
	key: z.uuid('Open this form again.'),
	title: z.string().trim().min(3, 'Name it in 3 to 120 characters.').max(120, 'Name it in 3 to 120 characters.'),
	owner: z.uuid('Choose who carries it on.'),
	start_by: z.iso.date('Say by which day it starts.'),
	insight: z.string().trim().max(500, 'Shorten this to 500 characters.').default(''),
	change: z.string().trim().max(500, 'Shorten this to 500 characters.').default(''),
	audience: z.string().trim().max(500, 'Shorten this to 500 characters.').default(''),
	expected_outcome: z.string().trim().max(500, 'Shorten this to 500 characters.').default('')
});
export type CarryOn = z.output<typeof carryOnForm>;

/** The form that carries a team on with an experiment that is there. */
export const followForm = z.object({ experiment: z.coerce.number().int().positive() });

/** The form that stops a team. */
export const stopForm = z.object({
	team: z.coerce.number().int().positive(),
	reason: z.string().trim().min(10, 'Say why in 10 characters or more.').max(1000, 'Shorten this to 1,000 characters.')
});

/** The form with what came of an event. */
export const checkForm = z.object({
	event: z.coerce.number().int().positive(),
	days: z.coerce.number().int(),
	words: z
		.string()
		.trim()
		.min(10, 'Say what came of it in 10 characters or more.')
		.max(2000, 'Shorten this to 2,000 characters.')
});

const said = z.object({
	...{ at: z.string(), by: z.string(), reason: z.string().nullable(), owner: z.string().nullable() },
	...{ owners: z.array(z.string()), start_by: z.string().nullable() },
	experiment: z
		.object({
			...{ id: z.number(), title: z.string(), started_at: z.string().nullable() },
			decisions: z.array(
				z.object({
					...{ id: z.number(), outcome: z.enum(['promote', 'iterate', 'kill']), at: z.string() },
					...{ why: z.string(), learned: z.string() }
				})
			),
			lives: z.array(z.object({ on: z.string(), until: z.string().nullable() }))
		})
		.nullable()
});

const row = z.object({
	...{ team_id: z.number(), name: z.string(), idea_id: z.number(), idea: z.string(), is_mine: z.boolean() },
	said: z.array(said)
});

/** What became of some of an event's teams, as other pages read it. */
export const followed = z.object({
	event: z.object({
		id: z.number(),
		slug: z.string(),
		name: z.string(),
		results_at: z.string(),
		time_zone: z.string()
	}),
	...{ now: z.string(), today: z.string(), organizes: z.boolean() },
	rows: z.array(row)
});
export type FollowedTeams = z.output<typeof followed>;
export type LedgerTeam = z.output<typeof row>;

/** An event's ledger as its page reads it. */
export const ledger = followed.extend({
	checks: z.array(z.object({ days: z.number(), words: z.string(), by: z.string(), at: z.string() }))
});
export type Ledger = z.output<typeof ledger>;

/** What the form that carries a team on begins with. */
export const followThrough = z.object({
	...{ id: z.number(), name: z.string(), event_slug: z.string(), event_name: z.string(), today: z.string() },
	...{ is_open: z.boolean(), may_say: z.boolean() },
	...{ title: z.string(), problem: z.string(), proposal: z.string() },
	/** What the event asked for, and what the team handed in: every answer by its key, the pitch and the link among them. */
	fields: z.array(
		z.object({
			...{ key: z.string(), label: z.string(), hint: z.string(), kind: z.enum(['short', 'long', 'link', 'choice']) },
			...{ choices: z.array(z.string()), is_required: z.boolean() }
		})
	),
	answers: z.record(z.string(), z.string()),
	links: z.array(z.object({ title: z.string(), url: z.string() })),
	submitted_at: z.string().nullable(),
	people: z.array(
		z.object({ id: z.string(), name: z.string(), function: z.enum(['marketing', 'it', 'other']).nullable() })
	),
	/** What its idea is tested by already. */
	experiments: z.array(z.object({ id: z.number(), title: z.string() })),
	said: z.array(said)
});
export type FollowThrough = z.output<typeof followThrough>;
