import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addressOf, namesSubject, tell, tellers } from '#lib/activity/activity.ts';

const folder = 'supabase/migrations';
const logged = new Set(
	readdirSync(folder).flatMap((file) =>
		// what a judge does is logged by a function of its own: a guest has no place among the people
		[
			...readFileSync(`${folder}/${file}`, 'utf8').matchAll(
				/private\.log(?:\(([^;]+?), '[a-z_]+', |_judge\(([^;]+?), [a-z_.]+, )/g
			)
		].flatMap(([, verb = '', judged = '']) =>
			[...(verb + judged).matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, name = '']) => name)
		)
	)
);

test('the migrations log what they are known to log', () => {
	expect([...logged]).toEqual(
		expect.arrayContaining(['person.joined', 'event.created', 'event.changed', 'experiment.decided'])
	);
	expect(logged.size).toBeGreaterThan(20);
});

test('every verb that is logged has a sentence, and every sentence a verb', () => {
	expect(Object.keys(tellers).sort()).toEqual([...logged].sort());
});

test('a change of role says from what to what', () => {
	expect(tell({ verb: 'person.role_changed', details: { from: 'member', to: 'leader' } })).toEqual({
		before: 'changed the role of',
		after: 'from member to leader'
	});
});

test('what was announced for later is told as scheduled', () => {
	const told = (is_scheduled?: boolean) =>
		tell({ verb: 'event.announced', details: { audience: 'mentors', is_scheduled: is_scheduled ?? false } });
	expect(told()).toEqual({ before: 'announced something in', after: 'for mentors' });
	expect(told(true)).toEqual({ before: 'scheduled an announcement in', after: 'for mentors' });
});

test('an overruled ballot is said', () => {
	expect(tell({ verb: 'experiment.decided', details: { outcome: 'kill', rule_met: false } }).after).toBe(
		'to kill, overruling the ballot'
	);
	expect(tell({ verb: 'experiment.decided', details: { outcome: 'kill', rule_met: true } }).after).toBe('to kill');
});

test('a verb from a later version is shown as it was logged', () => {
	expect(tell({ verb: 'team.dissolved', details: {} })).toEqual({ before: 'team.dissolved on', after: '' });
});

test('somebody who joins is named once', () => {
	expect(namesSubject({ actor_id: 'a', subject_id: 'a', verb: 'person.joined' })).toBe(false);
	expect(namesSubject({ actor_id: 'a', subject_id: 'a', verb: 'person.role_changed' })).toBe(true);
	expect(namesSubject({ actor_id: 'a', subject_id: '7', verb: 'idea.proposed' })).toBe(true);
});

test('an entry leads to the page of its thing', () => {
	const entry = {
		seq: 1,
		at: '2026-01-05T10:00:00Z',
		actor: null,
		actor_id: null,
		actor_function: null,
		actor_is_bridging: null,
		details: {},
		verb: 'event.created',
		subject_id: '4'
	};
	expect(addressOf({ ...entry, subject: 'events', subject_key: 'spring', subject_name: 'Spring' })).toBe(
		'/events/spring'
	);
	expect(addressOf({ ...entry, subject: 'ideas', subject_key: '4', subject_name: 'An idea' })).toBe('/ideas/4');
	expect(addressOf({ ...entry, subject: 'people', subject_key: '4', subject_name: 'Ada & Co' })).toBe(
		'/people?q=Ada%20%26%20Co'
	);
});
