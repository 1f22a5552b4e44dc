import { expect, test } from 'vitest';
import { gapLabel, lackInWords } from '#lib/teams/teams.ts';

test.each([
	[{ must_mix: true, needs: 'nobody', lacks: 0 }, 'Mixed'],
	[{ must_mix: true, needs: 'nobody', lacks: 1 }, 'Needs 1 more person'],
	[{ must_mix: true, needs: 'it', lacks: 0 }, 'Needs IT'],
	[{ must_mix: true, needs: 'it', lacks: 1 }, 'Needs IT'],
	[{ must_mix: true, needs: 'it', lacks: 2 }, 'Needs IT, 2 more people'],
	[{ must_mix: true, needs: 'either', lacks: 3 }, 'Needs one more, from either side, 3 more people'],
	[{ must_mix: true, needs: 'both', lacks: 2 }, 'Needs marketing and IT'],
	[{ must_mix: true, needs: 'both', lacks: 3 }, 'Needs marketing and IT, 3 more people'],
	[{ must_mix: false, needs: 'nobody', lacks: 0 }, 'Mixed or not'],
	[{ must_mix: false, needs: 'nobody', lacks: 2 }, 'Needs 2 more people']
] as const)('a team that is %j reads “%s”', (team, says) => {
	expect(gapLabel(team)).toBe(says);
});

test('how many people are missing is said only where some are', () => {
	expect(lackInWords(0)).toBeNull();
	expect(lackInWords(1)).toContain('one more person');
	expect(lackInWords(3)).toContain('3 more people');
});
