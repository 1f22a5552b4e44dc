import type { Refusals } from '#lib/refusals.ts';

/** What is refused on the way into a team. */
export const entryRefusals = {
	team_asks_first: { says: 'This team takes people in by accepting them. Ask it with a sentence about you.' },
	team_is_full: { says: 'The team has as many people as this event allows. Choose another one.' },
	team_keeps_its_seats: {
		says: 'The seats left in this team are kept for the side it lacks, so that it can become mixed. Choose another team.'
	},
	team_seat_is_taken: { field: 'seat', says: 'This seat is not open any more. Choose another one, or none.' },
	team_seat_wants_another_side: {
		field: 'seat',
		says: 'This seat is for the other side. Choose another one, or none.'
	},
	team_has_no_room_for_a_seat: {
		field: 'wants',
		says: 'With this seat the team would be larger than the event allows. Close another open seat first.'
	},
	team_seats_are_in_the_event: { says: 'This team is not part of the event.' },
	team_seats_name_few_skills: {
		field: 'skills',
		says: 'Name at most six skills, of 200 characters together.'
	},
	team_seats_say_little: { field: 'says', says: 'Shorten the sentence to 280 characters.' },
	own_team_only: { says: 'Only people in the team can do this. Join it first.' },
	team_lead_only: { says: 'Only the person who speaks for the team can do this. Ask that person.' },
	team_lead_is_a_member: { field: 'person', says: 'Choose somebody who is in the team.' },
	team_lead_or_organizer_only: {
		says: 'Only the person who speaks for the team and whoever runs the event can do this. Ask one of them.'
	},
	own_place_is_left: { field: 'person', says: 'You cannot take yourself out. Leave the team instead.' },
	team_needs_this_person: {
		field: 'person',
		says: 'Without this person the team would no longer fit what it has handed in. Find somebody first.'
	},
	team_has_written: {
		field: 'person',
		says: 'Nobody else is in this team, and it has written something. Place somebody else in it first, or ask this person to leave it: then it closes.'
	},
	team_removals_are_in_the_event: { says: 'This team is not part of the event.' },
	team_removals_say_why: { field: 'reason', says: 'Say why in 5 to 300 characters: the person reads it.' },
	team_has_answered: {
		says: 'The team has declined already. It can still invite you; meanwhile choose another one.'
	},
	person_has_answered: {
		field: 'person',
		says: 'This person has declined already, and can still apply. Choose somebody else.'
	},
	nobody_to_invite: { field: 'person', says: 'Choose somebody from the list.' },
	invited_person_has_a_team: { field: 'person', says: 'This person has found a team meanwhile. Choose somebody else.' },
	team_waits_for_answers: {
		field: 'person',
		says: 'Twenty invitations wait for an answer. Take one of them back first.'
	},
	team_requests_wait_once: { says: 'This waits for an answer already.' },
	team_requests_are_in_the_event: { says: 'This team is not part of the event.' },
	team_requests_name_a_seat_of_the_team: {
		field: 'seat',
		says: 'This seat is of another team. Choose one of the list.'
	},
	team_requests_say_little: { field: 'says', says: 'Shorten the sentence to 500 characters.' },
	team_requests_are_settled_at_once: { says: 'This was answered at the same moment. Load the page again.' },
	team_request_is_settled: { says: 'This was answered or taken back meanwhile.' },
	team_rule_meets_teams: {
		says: 'Some teams meet the rule as it is and not this one, so nothing is saved yet. Read what it means for them, then tick that it is meant.'
	},
	team_rules_sizes_make_sense: {
		field: 'min',
		says: 'Let teams have between 1 and 30 people, the least number first.'
	},
	team_rules_leave_room_for_both_sides: {
		field: 'max',
		says: 'A mixed team has at least two people. Allow two or more, or ask for no mix.'
	},
	placed_team_is_of_the_event: { says: 'This team is not part of the event.' },
	placed_team_is_over: { field: 'person', says: 'The time of this team is over, so it stays as it is.' },
	too_many_placements: { says: 'At most 500 people are placed at once. Take some out, place these, then the rest.' },
	late_registration_is_after_the_deadline: {
		field: 'person',
		says: 'Until the deadline people register themselves. Ask this person to, or place whoever has no team.'
	},
	late_person_is_registered: {
		field: 'person',
		says: 'This person is registered already. Place somebody without a team instead.'
	},
	late_team_is_complete: { says: 'The team can hand in as it is, so nobody is registered late for it.' },
	late_person_fills_no_gap: {
		field: 'person',
		says: 'With this person the team would lack the same side as before. Choose somebody of that side.'
	},
	late_person_judges: {
		field: 'person',
		says: 'This person judges the event and may have read the others. Choose somebody else.'
	},
	late_registrations_are_for_a_team_of_the_event: { says: 'This team is not part of the event.' },
	late_registrations_say_why: { field: 'reason', says: 'Say why in 5 to 300 characters: everybody reads it.' },
	team_keeps_its_side: {
		says: 'You cannot change sides now: the team has handed in and would not be mixed any more. Find somebody for your side first.'
	},
	team_keeps_its_seats_for_sides: {
		says: 'You cannot change sides now: the team is too full for whoever it would lack then. Somebody leaves it first.'
	},
	placed_person_is_registered: { says: 'This person is not registered any more.' }
} satisfies Refusals;

/** What is refused in the room of a team. */
export const roomRefusals = {
	team_room_is_full: { says: 'The room is full. Take away what is done or no longer true first.' },
	team_notes_say_something: { field: 'body', says: 'Write a note of at most 4,000 characters.' },
	team_tasks_title_is_short: { field: 'title', says: 'Say what is to do in at most 140 characters.' },
	team_tasks_are_of_members: { field: 'person', says: 'Choose somebody who is in the team.' }
} satisfies Refusals;
