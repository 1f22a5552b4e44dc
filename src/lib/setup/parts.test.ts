import { describe, expect, test } from 'vitest';
import { templates } from '#lib/events/templates.ts';
import { nextOf, partsOf, todoOf, type Setup } from '#lib/setup/parts.ts';
import { setUpInWords, setUpOf, toldOf } from '#lib/setup/set-ups.ts';
import { askedForm, askedValues } from '#lib/submissions/asked.schema.ts';

const bare: Setup = {
	id: 1,
	is_untouched: false,
	...{ slug: 'spring', name: 'Spring', time_zone: 'Europe/Berlin', phase: 'announced' },
	...{ ideation_at: '2027-03-03T08:00:00Z', judging_at: '2027-03-04T13:00:00Z', results_at: '2027-03-04T16:00:00Z' },
	gallery_from: 'judging_at',
	...{ copied_from: null, has_brief: false, agenda: 0, outside: [], challenges: { count: 0, owned: 0 } },
	...{ limits: null, questions: 0, registered: 0 },
	team_rule: { min_size: 2, max_size: 6, must_mix: true },
	has_team_rule: false,
	...{ fields: ['Pitch', 'Link to a demo'], has_fields: false, demo: null },
	judging: { method: 'rubric', seats: 3, looks: 6, most: 5 },
	...{ criteria: [], judges: { people: 0, guests: 0, short_links: 0 } },
	voting_rule: { method: 'allowance', amount: 3, most_on_one: 1 },
	...{ has_voting_rule: false, organizers: 0, mentors: 0, announcements: { said: 0, to_come: 0 } }
};
const ready: Setup = {
	...bare,
	...{ has_brief: true, challenges: { count: 2, owned: 1 }, criteria: ['Reach', 'Cost', 'Evidence', 'Novelty'] },
	judges: { people: 3, guests: 1, short_links: 0 }
};
const says = (setup: Setup, label: string) => partsOf(setup).find((part) => part.label === label)?.says;

describe('what an event is set to', () => {
	test('is told in words, with the default named as one', () => {
		expect(says(bare, 'Team size and mix')).toBe('Teams of 2 to 6, mixed');
		expect(says(bare, 'Judges')).toBe('Nobody named yet');
		expect(says(bare, 'Judging')).toBe('No rubric yet');
		expect(says(bare, 'What teams hand in')).toBe('2 fields to hand in: Pitch and Link to a demo');
		expect(says(bare, 'People’s choice')).toBe('3 votes each, at most 1 on a team');
		expect(says(ready, 'Judging')).toBe(
			'Marks from 1 to 5 by a rubric of 4 criteria, each project seen by 3 judges: Reach, Cost, Evidence and Novelty'
		);
		expect(says(ready, 'Brief and challenges')).toBe('Brief written, 2 challenges, 1 with an owner');
		const defaults = (setup: Setup) => partsOf(setup).flatMap(({ label, isDefault }) => (isDefault ? [label] : []));
		expect(defaults(bare)).toEqual([
			...['Registration', 'Team size and mix', 'What teams hand in', 'People’s choice', 'Who sees what']
		]);
		const chosen = { has_team_rule: true, has_fields: true, has_voting_rule: true, questions: 1 };
		expect(defaults({ ...bare, ...chosen, gallery_from: 'voting_at' })).toEqual([]);
	});

	test('names a demo day that lies where none belongs, with the year where that is another one', () => {
		const demo = { starts_at: '2027-03-04T14:00:00Z', pitch_minutes: 3, question_minutes: 0, place: 'Hall B' };
		const at = (starts_at: string) => ({ ...ready, demo: { ...demo, starts_at } });
		const todo = (setup: Setup) => todoOf(setup).map(({ todo }) => todo?.says);
		expect(says(at(demo.starts_at), 'Demo day')).toBe('Hall B, 3 min to pitch');
		expect(todo(at(demo.starts_at))).toEqual([]);
		expect(says(at('2027-03-04T12:00:00Z'), 'Demo day')).toBe('before the deadline, Hall B, 3 min to pitch');
		expect(says(at('2027-03-06T12:00:00Z'), 'Demo day')).toBe('after the results, Hall B, 3 min to pitch');
		expect(says(at('2031-01-01T09:00:00Z'), 'Demo day')).toBe('in 2031, after the results, Hall B, 3 min to pitch');
		expect(todo(at('2027-03-04T12:00:00Z'))).toEqual(['Bring the demo day to the times of the event']);
	});

	test('names limits, questions and the waiting list', () => {
		expect(says(bare, 'Registration')).toBe('Open to everybody, nothing asked');
		const limits = { most: 40, most_marketing: null, most_it: null, most_other: null };
		expect(says({ ...bare, limits, questions: 2, registered: 5 }, 'Registration')).toBe(
			'35 of 40 places are free, then a waiting list; 2 questions'
		);
		// a row that limits nothing
		expect(says({ ...bare, limits: { ...limits, most: null } }, 'Registration')).toBe(
			'Open to everybody, nothing asked'
		);
	});
});

describe('what is still to do', () => {
	test('comes by when it must be done, what the start needs first', () => {
		expect(todoOf(bare).map(({ todo }) => [todo?.before, todo?.says])).toEqual([
			['start', 'Write the brief and name a challenge'],
			['judging', 'Save a rubric'],
			['judging', 'Name the judges']
		]);
		expect(nextOf(bare)).toEqual({ says: 'Write the brief and name a challenge', path: '/edit' });
		expect(nextOf({ ...bare, has_brief: true })).toEqual({ says: 'Name a challenge', path: '/edit' });
		expect(nextOf({ ...ready, judges: { people: 0, guests: 0, short_links: 0 } })?.says).toBe('Name the judges');
	});

	test('is telling people when all is there, and nothing once they know', () => {
		expect(todoOf(ready)).toEqual([]);
		expect(nextOf(ready)?.path).toBe('/announcements');
		expect(nextOf({ ...ready, announcements: { said: 0, to_come: 1 } })).toBeNull();
		expect(nextOf({ ...ready, phase: 'build' })).toBeNull();
	});

	test('a guest is a judge too', () => {
		expect(todoOf({ ...ready, judges: { people: 0, guests: 3, short_links: 0 } })).toEqual([]);
	});

	test('is naming judges as long as there are fewer than are to look at each project', () => {
		const few = { ...ready, judges: { people: 1, guests: 1, short_links: 0 } };
		expect(todoOf(few).map(({ todo }) => todo?.says)).toEqual(['Name 1 more judge']);
		expect(says(few, 'Judges')).toBe('1 person named: with guests 2 judges for 3 looks at each project');
		expect(todoOf({ ...few, judging: { ...few.judging, seats: 2 } })).toEqual([]);
		// of two at a time one can compare all
		expect(todoOf({ ...few, judging: { ...few.judging, method: 'pairs' } })).toEqual([]);
	});

	test('is a new link where one ends before the judging does', () => {
		const short = { ...ready, judges: { people: 3, guests: 2, short_links: 1 } };
		expect(todoOf(short).map(({ path }) => path)).toEqual(['/judging/guests']);
		expect(says(short, 'Guest judges')).toBe('2 guests by a link, one link ends before the judging does');
	});

	test('is an agenda that was left behind, by the names of its points', () => {
		const behind = { ...ready, agenda: 5, outside: ['Welcome', 'Lunch', 'Demos', 'Results'] };
		expect(nextOf(behind)).toEqual({ says: 'Bring the agenda to the days of the event', path: '/edit' });
		expect(says(behind, 'Times and agenda')).toBe(
			'3 to 4 Mar 2027, 5 points on the agenda; “Welcome”, “Lunch” and 2 more lie outside the days of the event'
		);
	});

	test('is nothing once the judging is over', () => {
		expect(todoOf({ ...bare, phase: 'judging' }).length).toBe(3);
		expect(todoOf({ ...bare, phase: 'voting' })).toEqual([]);
		expect(nextOf({ ...bare, phase: 'results' })).toBeNull();
	});
});

describe('a template', () => {
	test.each(templates)('$label brings a set-up that the form of the event takes back unchanged', ({ name }) => {
		const setUp = setUpOf(name);
		expect(setUp).not.toBeNull();
		const fields = setUp?.submission_fields ?? [];
		const rows = fields.map((_, index) =>
			Object.fromEntries(
				Object.entries(askedValues(fields)).flatMap(([key, value]) =>
					key.startsWith(`fields.${index}.`) ? [[key.replace(`fields.${index}.`, ''), value]] : []
				)
			)
		);
		expect(askedForm.parse({ fields: rows })).toEqual(fields);
	});

	test('says in a line what it brings', () => {
		const evening = setUpOf('evening');
		if (!evening) throw new Error('no template');
		expect(setUpInWords(evening)).toBe(
			'Teams of 2 to 4, mixed. 3 fields to hand in: Pitch, Link to a demo and Next step. ' +
				'Two projects at a time, by 3 criteria, each compared 4 times. 1 vote each.'
		);
	});

	test('that is none brings nothing', () => {
		expect([setUpOf(''), setUpOf('constructor'), toldOf('morning')]).toEqual([null, null, null]);
	});
});
