import { expect, test } from 'vitest';
import { parse } from '#lib/server/forms.ts';
import { ballotForm } from '#lib/voting/voting-form.server.ts';

const ballot = (votes: Readonly<Record<string, string>>) => {
	const form = new FormData();
	for (const [team, weight] of Object.entries(votes)) form.set(`votes.${team}`, weight);
	return parse(ballotForm, form);
};

test('of very many teams each one counts, and those that got nothing are not sent on', () => {
	const teams = Array.from({ length: 500 }, (_, at) => at + 1);
	const given = new Map([
		[1, '2'],
		[201, '1'],
		[500, '1']
	]);
	const sent = Object.fromEntries(teams.map((team) => [`t${team}`, given.get(team) ?? (team % 2 ? '0' : '')]));
	expect(ballot(sent).data).toEqual({ 1: 2, 201: 1, 500: 1 });
});

test('a ballot that gives nothing is one', () => {
	expect(ballot({}).data).toEqual({});
	expect(ballot({ t1: '', t2: '0' }).data).toEqual({});
});

test.each(['1.5', '-1', '101', 'two'])('%j is no number of votes, and is told beside its team', (weight) => {
	expect(Object.keys(ballot({ t7: weight }).failure?.data.errors ?? {})).toEqual(['votes.t7']);
});
