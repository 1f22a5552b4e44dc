import { expect, test } from 'vitest';
import type { Json } from '#lib/database.types.ts';
import { exportAttendance } from '#lib/events/crew.server.ts';
import * as events from '#lib/events/events.server.ts';
import { plan } from './hackathon.ts';
import { world } from './harness.ts';

const { person } = await world();
const leader = await person({ role: 'leader' });

const size = { asks: 'Which size of shirt?', kind: 'choice', options: ['S', 'M', 'L'], is_required: true };
const diet = { asks: 'Are you vegetarian?', kind: 'choice', options: ['yes', 'no'], is_required: true };

/** An event that asks for a size, which somebody answered with M. */
async function answered() {
	const event = await plan(leader.client);
	const ask = async (...questions: readonly Json[]) => {
		const asked = { p_event: event.id, p_limits: {}, p_questions: [...questions] };
		return (await leader.client.rpc('save_registration', asked)).error?.message ?? null;
	};
	const asked = async (who: typeof leader) => (await events.show(who.client, event.slug)).questions;
	expect(await ask(size)).toBeNull();
	const id = (await asked(leader))[0]?.id ?? 0;
	const ann = await person({ name: 'Ann' });
	const answer = { p_event: event.id, p_answers: { [id]: 'M' } };
	expect((await ann.client.rpc('register_for_event', answer)).error).toBeNull();
	const isReminded = async () =>
		((await ann.client.from('registration_reminders').select('slug').eq('slug', event.slug)).data ?? []).length > 0;
	return { event, id, ann, ask, asked, isReminded };
}

test('an answered question is not changed into another one unseen', async () => {
	const { event, id, ann, ask, asked, isReminded } = await answered();
	expect(await ask({ ...diet, id })).toBe('answered_question_changed');
	expect(await ask({ ...size, id, options: ['S', 'L'] })).toBe('answered_question_changed');
	expect(await ask({ ...size, id, asks: 'Which size?' })).toBe('answered_question_changed');
	expect(await asked(leader)).toMatchObject([{ ...size, id }]);

	// the other one is asked anew, and the answer stays with what it answers
	expect(await ask({ ...diet, id, is_same: false })).toBeNull();
	const [now] = await asked(ann);
	expect(now).toMatchObject({ ...diet, answer: null });
	expect(now?.id).not.toBe(id);
	expect(await isReminded()).toBe(true);
	const { questions, people } = await exportAttendance(leader.client, event.id);
	expect(questions.map((one) => one.asks).toSorted()).toEqual([diet.asks, size.asks]);
	expect(people.find(({ name }) => name === 'Ann')?.answers).toEqual({ [id]: 'M' });
});

test('in other words it is the same question; an answer that is not offered any more is asked for again', async () => {
	const { id, ann, ask, asked, isReminded } = await answered();
	expect(await ask({ ...size, id, asks: 'Which size of T-shirt?', is_same: true })).toBeNull();
	expect(await asked(ann)).toMatchObject([{ id, asks: 'Which size of T-shirt?', answer: 'M' }]);
	expect(await isReminded()).toBe(false);
	const fewer = { ...size, id, asks: 'Which size of T-shirt?', options: ['Small', 'Large'] };
	expect(await ask(fewer)).toBe('answered_question_changed');
	expect(await ask({ ...fewer, is_same: true })).toBeNull();
	expect(await isReminded()).toBe(true);
	// what went is not asked about again, by whoever saves something else
	expect(await ask({ ...fewer, is_required: false }), 'said once').toBeNull();
	expect(await ask({ ...fewer, id, asks: 'Which shirt?' }), 'in other words again').toBe('answered_question_changed');
});

test('what takes no answer away needs no word: more to choose from, another order, whether it has to be answered', async () => {
	const { id, ann, ask, asked, isReminded } = await answered();
	expect(await ask({ ...size, id, options: ['M', 'L', 'XL'], is_required: false })).toBeNull();
	expect(await asked(ann)).toMatchObject([{ id, answer: 'M', options: ['M', 'L', 'XL'] }]);
	expect(await isReminded()).toBe(false);
});
