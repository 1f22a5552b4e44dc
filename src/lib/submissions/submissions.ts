import type { Refusals } from '#lib/refusals.ts';

export const refusals = {
	no_such_team: { says: 'This team is not there any more, or you are not in it.' },
	team_members_only: { says: 'Only people in the team hand in. Join it first.' },
	submission_after_deadline: {
		field: 'pitch',
		says: 'The deadline has passed, so this was not handed in. What you wrote is below: copy it, it is kept nowhere else.'
	},
	submissions_are_not_open: {
		field: 'pitch',
		says: 'Handing in begins when teams form. Keep what you wrote until then.'
	},
	team_must_be_mixed: {
		field: 'pitch',
		says: 'The team is not mixed yet: it needs one person for marketing and another one for IT. Find the missing side first.'
	},
	submissions_are_of_the_event: { says: 'This team is not part of the event.' },
	submissions_pitch_is_told: { field: 'pitch', says: 'Tell the pitch in 20 to 10,000 characters.' },
	submissions_link_is_a_web_address: {
		field: 'link',
		says: 'Give a web address that begins with https://, at most 500 characters.'
	}
} satisfies Refusals;
