import type { Database } from '#lib/database.types.ts';
import type { Refusals } from '#lib/refusals.ts';

/** What an experiment can come to. */
export type Outcome = Database['public']['Enums']['ballot_choice'];
/** The functions that ballots are counted by. */
export type JobFunction = Database['public']['Enums']['job_function'];

/** The three outcomes, as ballots and decisions ask for them. */
export const outcomes = [
	{ value: 'promote', label: 'Promote', hint: 'Roll it out and hand it over. Both owners sign.' },
	{ value: 'iterate', label: 'Iterate', hint: 'Not clear yet, worth another time-box.' },
	{ value: 'kill', label: 'Kill', hint: 'Stop it, and keep what was learned.' }
] as const satisfies readonly { value: Outcome; label: string; hint: string }[];

/** What happened to the experiment: "Promoted". */
export const outcomeDone: Readonly<Record<Outcome, string>> = {
	promote: 'Promoted',
	iterate: 'Iterated',
	kill: 'Killed'
};

/** How long a ballot box can stay open, in hours. */
export const openings = [
	{ value: 1, label: 'One hour, we are in the room' },
	{ value: 24, label: 'One day' },
	{ value: 72, label: 'Three days' },
	{ value: 168, label: 'One week' },
	{ value: 336, label: 'Two weeks' }
] as const;

/** Whether a text from an address or a form is an outcome. */
export function isOutcome(text: unknown): text is Outcome {
	return outcomes.some(({ value }) => value === text);
}

/** What is refused about ballots and decisions, and what to do about it. */
export const refusals: Refusals = {
	no_such_experiment: { says: 'This experiment is not here. Go back to the board.' },
	no_such_box: { says: 'This ballot was withdrawn meanwhile. Reload the page to see where the experiment stands.' },
	box_opens_when_due: {
		says: 'A ballot opens when the time-box has ended and none is open yet. Wait for the end, or look at the open ballot.'
	},
	ballot_boxes_one_per_time_box: { says: 'A ballot on this time-box is open already. Reload the page and vote in it.' },
	ballot_boxes_close_after_they_open: {
		field: 'hours',
		says: 'Choose how long the ballot stays open: at least an hour.'
	},
	ballot_boxes_close_within_a_month: { field: 'hours', says: 'Choose a time within a month for the ballot to close.' },
	ballot_boxes_quorum_keeps_the_secret: {
		field: 'quorum',
		says: 'Ask for 3 to 50 ballots: with fewer than three, the result would say who voted what.'
	},
	ballot_boxes_are_revealed_or_withdrawn: { says: 'These ballots are revealed. Record the decision instead.' },
	box_is_revealed: { says: 'The ballots are revealed, and stay as they were cast. Reload the page to see them.' },
	box_is_closed: { says: 'The ballot closed before yours arrived. It was not counted.' },
	box_has_ballots: {
		says: 'Somebody has voted already: reveal the ballots, or wait for the closing time and see whether the quorum is met.'
	},
	box_is_not_revealed: { says: 'The ballots are still sealed. Reveal them first.' },
	panel_only: { says: 'Only leaders have a ballot. Tell one of them what you think instead.' },
	reveal_needs_the_quorum: { says: 'Too few have voted. Ask the other leaders for their ballots, then reveal.' },
	chair_reveals_early: {
		says: 'Before the closing time only the chair, who opened the ballot, reveals it. Ask the chair, or wait.'
	},
	ballots_confidence_is_a_percentage: { field: 'confidence', says: 'Give your confidence as a number from 0 to 100.' },
	ballots_reason_is_told: {
		field: 'reason',
		says: 'Give a reason of 3 to 2,000 characters: the others read it after the reveal.'
	},
	ballot_seats_delegate_is_another_person: { says: 'Choose somebody else to stand in.' },
	ballot_seats_delegates_stand_for_one: {
		says: 'This person stands in for somebody else in this ballot. Choose another, so that nobody gathers ballots.'
	},
	ballots_are_cast_by_oneself_or_another: { says: 'This ballot is cast by its voter or by one delegate.' },
	ballots_object_to_another_choice: {
		field: 'objects_to',
		says: 'You object to what you chose yourself. Change one of the two.'
	},
	others_cast_their_own: { says: 'Everybody casts their own ballot here. A delegate casts only in a review.' },
	no_seat_on_the_panel: { says: 'Only the panel of this review has a ballot. Ask its chair who is on it.' },
	conflict_belongs_to_its_review: {
		says: 'A review opened this ballot: declare the conflict on its agenda.'
	},
	conflicts_of_interest_note_fits: { field: 'note', says: 'Shorten this to 500 characters.' },
	conflict_keeps_out: {
		says: 'You declared a conflict of interest, so you take no part in this decision. Tell the chair if that was a mistake.'
	},
	ballot_is_delegated: { says: 'You delegated your ballots in this review: your delegate casts this one.' },
	ballot_is_not_yours: { says: 'Only this person, or the delegate named before it was cast, casts this ballot.' },
	signatures_are_of_the_two_sides: { says: 'Only the marketing owner and the IT owner sign. Ask them.' },
	signatures_are_of_two_people: {
		says: 'Your signature for the other side stands under this already. Ask its owner to sign first, or name another owner for this side.'
	},
	owners_sign: { says: 'Only the two owners of this experiment sign. Ask them.' },
	owners_sign_for_their_side: {
		says: 'By your profile you work for the other function now. Hand over: name a new owner on the page of the experiment.'
	},
	experiment_is_decided: { says: 'This is decided already. Reload the page to read the decision.' },
	promote_needs_both_signatures: {
		field: 'outcome',
		says: 'A promote needs the signatures of both owners. Ask the one who has not signed for promote yet.'
	},
	next_time_box_has_days: { field: 'days', says: 'Say how many days the next time-box has: 1 to 366.' },
	panel_decides: {
		says: 'This was voted on in a review: its chair or somebody on its panel records the decision. Ask one of them.'
	},
	chair_overrules: {
		field: 'outcome',
		says: 'Only the chair, who opened the ballot, can overrule it. Ask the chair to decide.'
	},
	undo_is_ones_own: { says: 'Only who did it can undo it. Move the card instead.' },
	undo_takes_a_minute: { says: 'The minute to undo this is over. Move the card instead.' },
	board_limits_are_of_open_columns: { says: 'Only columns with open cards have a limit. Choose one of them.' },
	board_limits_are_whole_cards: { says: 'A column holds 1 to 500 cards. Write nothing for no limit.' },
	board_views_name_fits: { field: 'name', says: 'Give the view a name of 1 to 60 characters.' },
	board_views_query_is_an_address: { field: 'name', says: 'This view is too long to keep. Choose fewer words.' },
	board_views_name_is_free: { field: 'name', says: 'You saved a view of this name at the same moment. Try again.' },
	board_views_shared_name_is_free: {
		field: 'name',
		says: 'Somebody shared a view of this name at the same moment. Try again.'
	},
	views_are_enough: { field: 'name', says: 'Twenty views are kept already. Forget one, then keep this one.' },
	leaders_share_views: {
		field: 'is_shared',
		says: 'Only leaders share views. Keep it for yourself, or ask one of them.'
	},
	time_box_ends_by_itself: {
		says: 'A card leaves Running when its time-box ends. Open the experiment to change its end.'
	},
	card_is_not_in_a_ballot: { says: 'Only a card that is being decided goes back to Due.' },
	decision_needs_a_ballot: {
		says: 'A decision needs a ballot. Move the card to Deciding when its time-box has ended.'
	},
	decisions_box_is_of_the_experiment: { says: 'This ballot belongs to another experiment. Reload the page.' },
	decisions_rationale_is_told: {
		field: 'rationale',
		says: 'Give the reason for the decision in 10 to 4,000 characters.'
	},
	decisions_next_step_is_told: { field: 'next_step', says: 'Say what happens next, in 3 to 1,000 characters.' },
	decisions_kill_says_what_was_learned: {
		field: 'learned',
		says: 'Write what was learned, in 10 to 4,000 characters: it is what a killed experiment leaves behind.'
	},
	decisions_kill_says_what_would_change_it: {
		field: 'change_mind',
		says: 'Say in 10 to 2,000 characters what would change our mind: somebody will ask.'
	},
	decisions_learned_fits: { field: 'learned', says: 'Shorten what was learned to at most 4,000 characters.' },
	decisions_dissent_fits: { field: 'dissent', says: 'Shorten the dissent to at most 2,000 characters.' },
	decisions_review_comes_later: { field: 'review_on', says: 'Choose a day after today and within three years.' },
	departures_reason_is_told: {
		field: 'reason',
		says: 'Give the reason in 10 to 2,000 characters: it stays with the decision.'
	},
	departures_take_two_people: { says: 'Somebody else must second this. Ask another leader.' },
	departures_are_seconded_at_a_moment: { says: 'Reload the page and second it again.' },
	nothing_to_second: {
		field: 'outcome',
		says: 'Ballots and registered rule do not stand against this outcome: record the decision, it needs no second.'
	},
	departure_is_seconded: { says: 'This is seconded already and stays as it was seconded. Record the decision.' },
	second_is_another_person: { says: 'You asked for it yourself. Another leader must second it.' },
	decision_names_the_recommendation: {
		field: 'outcome',
		says: 'A decision says what the registered rule recommends. Record it on the page of the decision.'
	},
	results_not_opened: {
		says: 'You have not opened its results yet. Open them on the page of the experiment, then decide.'
	},
	recommendation_is_outdated: {
		says: 'The data changed meanwhile. Send it again. If that does not help, whoever runs this server has to set SUPABASE_SECRET_KEY.'
	},
	recommendation_differs: {
		says: 'The registered rule recommends something else of the data as they are now. Open the page again and look at it first.'
	},
	departure_needs_a_second: {
		field: 'outcome',
		says: 'This goes against the ballots or the registered rule. Ask for a second first; it is recorded once a leader of the other function has seconded it.'
	},
	departure_was_asked_anew: { says: 'It was asked for in other words meanwhile. Reload the page and read them first.' },
	second_is_of_the_other_function: {
		says: 'A leader of the other function must second this: there is one. Ask them.'
	},
	decisions_overrule_gives_a_reason: {
		says: 'Give the reason for overruling the ballots in 10 to 2,000 characters: it shows on the board.'
	},
	decisions_one_per_box: { says: 'This is decided already. Reload the page to read the decision.' },
	decisions_supersede_with_a_reason: {
		field: 'reason',
		says: 'Say why the decision is superseded, in 10 to 2,000 characters: both decisions show it.'
	},
	decision_is_superseded: {
		says: 'A newer decision stands meanwhile. Open that one, and supersede it if it is wrong.'
	},
	decision_has_gone_on: {
		says: 'The experiment has gone on since this decision: a ballot is open or it was taken up again. Decide that first.'
	},
	superseding_signatures_are_of_two_people: {
		says: 'Your signature for the other side stands under this already. Ask its owner to sign first, or name another owner for this side.'
	},
	superseding_signatures_are_of_the_two_sides: {
		says: 'Only the marketing owner and the IT owner sign. Ask them.'
	}
};
