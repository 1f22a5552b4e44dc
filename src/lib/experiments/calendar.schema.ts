import { z } from 'zod';

const state = z.enum(['draft', 'running', 'iterating', 'due', 'deciding', 'promoted', 'killed']);

const timeBox = z.object({
	number: z.number(),
	starts_on: z.string(),
	planned_end: z.string(),
	ended_on: z.string(),
	extensions: z.number(),
	stopped_by_criterion: z.string().nullable()
});

const scheduled = z.object({
	id: z.number(),
	title: z.string(),
	state,
	starts_on: z.string(),
	ends_on: z.string(),
	ended_on: z.string().nullable(),
	kpi_id: z.number().nullable(),
	kpi: z.string().nullable(),
	kpi_function: z.enum(['marketing', 'it', 'other']).nullable(),
	marketing_owner: z.string().nullable(),
	it_owner: z.string().nullable(),
	audience: z.string(),
	kill_on: z.string().nullable(),
	time_boxes: z.array(timeBox)
});

const zombie = z.object({
	id: z.number(),
	title: z.string(),
	state,
	reason: z.enum(['undecided', 'unread']),
	since: z.string(),
	days: z.number()
});

/** The answer of `read_calendar`. Days are ISO days. */
export const calendar = z.object({
	today: z.string(),
	is_cut: z.boolean(),
	experiments: z.array(scheduled),
	zombies: z.array(zombie)
});

export type Scheduled = z.output<typeof scheduled>;
export type Zombie = z.output<typeof zombie>;
