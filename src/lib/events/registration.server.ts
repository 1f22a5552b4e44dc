import { z } from 'zod';
import type { Limits, Question } from '#lib/events/registration.ts';
import type { FormParts } from '#lib/server/meanwhile.ts';

/** What somebody answers at registration, by the questions of the event: gives the answers by the id of the question. */
export function registrationForm(questions: readonly Question[]) {
	return z
		.object({ answers: z.record(z.string(), z.string().trim()).default({}) })
		.transform(({ answers }, context): Record<string, string> => {
			const given: Record<string, string> = {};
			for (const { id, is_required, kind, options } of questions) {
				const answer = answers[`q${id}`] ?? '';
				const complain = (message: string) =>
					context.addIssue({ code: 'custom', path: ['answers', `q${id}`], message });
				if (answer === '' && is_required) complain('Answer this, so that you can register.');
				else if (answer.length > 1000) complain('Shorten this to 1,000 characters.');
				else if (answer !== '' && kind === 'choice' && !options.includes(answer)) complain('Choose one of these.');
				else if (answer !== '') given[String(id)] = answer;
			}
			return given;
		});
}

const places = z
	.string()
	.trim()
	.regex(/^\d{0,6}$/, 'Give a whole number, or leave it empty.')
	.default('')
	.transform((text) => (text === '' ? null : Number(text)));

const question = z.object({
	id: z.coerce
		.number()
		.int()
		.positive()
		.optional()
		.or(z.literal('').transform(() => undefined)),
	asks: z.string().trim().max(200, 'Shorten the question to 200 characters.').default(''),
	options: z
		.string()
		.default('')
		.transform((text) => [
			...new Set(
				text
					.split('\n')
					.map((line) => line.trim())
					.filter(Boolean)
			)
		]),
	is_required: z
		.string()
		.optional()
		.transform((value) => value !== undefined),
	is_same: z
		.enum(['yes', 'no'])
		.optional()
		.catch(undefined)
		.transform((value) => value && value === 'yes')
});

/** Limits and questions as an organizer's form sends them. A question with answers to choose from is a choice. */
export const limitsForm = z
	.object({
		most: places,
		most_marketing: places,
		most_it: places,
		most_other: places,
		questions: z.array(question).default([])
	})
	.transform(({ questions, ...limits }, context) => {
		if (limits.most === 0)
			context.addIssue({ code: 'custom', path: ['most'], message: 'Give at least 1, or leave it empty.' });
		questions.forEach(({ asks, options }, index) => {
			const complain = (field: string, message: string) =>
				context.addIssue({ code: 'custom', path: ['questions', index, field], message });
			if (asks === '' && options.length > 0) complain('asks', 'Write the question that these answer.');
			if (asks !== '' && asks.length < 3) complain('asks', 'Write the question in 3 to 200 characters.');
			if (asks !== '' && (options.length === 1 || options.length > 20))
				complain('options', 'Offer 2 to 20 answers, one a line, or none for an answer in words.');
		});
		return {
			limits,
			questions: questions
				.filter(({ asks }) => asks !== '')
				.map((one) => ({ ...one, kind: one.options.length > 0 ? ('choice' as const) : ('text' as const) }))
		};
	});

/** Limits and questions as the fields of that form. */
export function limitValues(limits: Limits | null, questions: readonly Question[]): Record<string, string> {
	const values: Record<string, string> = {};
	for (const [name, value] of Object.entries(limits ?? {})) if (value !== null) values[name] = String(value);
	questions.forEach(({ id, asks, options, is_required }, index) => {
		const prefix = `questions.${index}`;
		Object.assign(values, { [`${prefix}.id`]: String(id), [`${prefix}.asks`]: asks });
		Object.assign(values, {
			[`${prefix}.options`]: options.join('\n'),
			[`${prefix}.is_required`]: is_required ? 'on' : ''
		});
	});
	return values;
}

const sameOrNot: Readonly<Record<string, string>> = { yes: 'the same in other words', no: 'another question' };

/** The parts of that form, each of which two organizers change apart from each other. */
export const limitsParts: FormParts = {
	labels: {
		...{ most: 'Places', most_marketing: 'From marketing, at most', most_it: 'From IT, at most' },
		...{ most_other: 'From elsewhere, at most', questions: 'Questions' }
	},
	says: (kind, value) =>
		kind === 'questions.is_required'
			? 'has to be answered'
			: kind === 'questions.options'
				? value.replaceAll('\n', ', ')
				: kind === 'questions.is_same'
					? sameOrNot[value]
					: undefined
};
