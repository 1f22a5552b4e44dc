import { refusals as ofDecisions } from '#lib/decisions/decisions.ts';
import type { Refusals } from '#lib/refusals.ts';

/** What is refused about reviews, and what to do about it; their ballots are refused as everywhere. */
export const refusals: Refusals = {
	...ofDecisions,
	reviews_are_planned_once: { says: 'This review is planned already. Look for it in the list.' },
	reviews_are_followed_once: { says: 'The next review is proposed already. Reload the page to see it.' },
	reviews_title_is_one_line: { field: 'title', says: 'Give the review a name of 3 to 120 characters on one line.' },
	reviews_start_is_near: { field: 'starts_at', says: 'Choose a day from 2000 to 2199.' },
	review_lies_ahead: { field: 'starts_at', says: 'Choose a time that is still to come.' },
	review_changed_meanwhile: {
		says: 'Somebody has changed this review meanwhile. Open it in another tab to see it, then bring your words over.'
	},
	reviews_zone_fits: { field: 'time_zone', says: 'Choose a time zone from the list, such as Europe/Berlin.' },
	time_zone_is_unknown: { field: 'time_zone', says: 'Choose a time zone from the list, such as Europe/Berlin.' },
	reviews_rhythm_is_within_a_year: {
		field: 'rhythm_days',
		says: 'Choose 1 to 366 days until the next review, or leave it empty.'
	},
	reviews_quorum_is_a_percentage: { field: 'quorum_percent', says: 'Give the quorum as a percentage from 1 to 100.' },
	reviews_ballots_close_within_a_month: {
		field: 'ballot_hours',
		says: 'Choose how long each ballot stays open: 1 to 744 hours.'
	},
	reviews_items_have_minutes: { field: 'minutes', says: 'Give each item 1 to 240 minutes.' },
	review_items_have_minutes: { field: 'minutes', says: 'Give the item 1 to 240 minutes.' },
	reviews_reading_is_within_a_month: { field: 'reading_days', says: 'Choose 0 to 30 days for reading before it.' },
	reviews_place_fits: { field: 'place', says: 'Shorten the place to 300 characters.' },
	panel_is_of_leaders: {
		field: 'panel',
		says: 'Somebody you chose does not lead any more. Only leaders are on a panel: choose again.'
	},
	panel_needs_both_functions: {
		field: 'panel',
		says: 'The panel needs somebody from marketing and somebody from IT without a conflict. Add one.'
	},
	panel_is_three_to_fifty: {
		field: 'panel',
		says: 'A panel has 3 to 50 people without a conflict: with fewer, the result would say who voted what.'
	},
	chair_is_on_the_panel: {
		field: 'chair_id',
		says: 'The chair is one of the panel. Tick the chair too, or choose another.'
	},
	review_is_closed: { says: 'This review is closed and stays as it was. Go on in the next one.' },
	chair_runs_the_review: { says: 'Only the chair, whoever planned the review and admins do this. Ask the chair.' },
	chair_opens_the_ballot: { says: 'Only the chair of this review opens its ballots. Ask the chair.' },
	agenda_takes_what_runs: {
		field: 'experiment',
		says: 'Only experiments that have started and are not decided come on an agenda. Choose another.'
	},
	agenda_is_full: { field: 'experiment', says: 'There are 60 items already. Take one off first.' },
	review_items_are_listed_once: { field: 'experiment', says: 'This experiment is on the agenda already.' },
	ballot_belongs_to_its_review: {
		says: 'It is on the agenda of a review, which votes by its own rule and panel. Decide it there, or take it off that agenda first.'
	},
	item_was_voted_on: {
		says: 'Somebody has forecast, opened or voted on this item, so it stays. Reload the page.'
	},
	review_panel_delegates_stand_for_one: {
		field: 'delegate',
		says: 'This person stands in for somebody else already. Choose another.'
	},
	review_panel_delegate_is_another_person: { field: 'delegate', says: 'Choose somebody else to stand in for you.' },
	delegate_leads: { field: 'delegate', says: 'Only a leader stands in for a leader. Choose another person.' },
	delegate_is_there: {
		field: 'delegate',
		says: 'A ballot is not handed on twice. Choose somebody who is there and does not delegate, or take over your own first.'
	},
	conflicts_of_interest_note_fits: { field: 'note', says: 'Shorten the note to 500 characters.' },
	conflict_stays_declared: { says: 'The ballot is open, so the conflict stays declared.' },
	conflicted_has_voted: {
		says: 'You have voted on this or it is revealed. Tell the chair: it can go into the dissent of the decision.'
	},
	forecasts_are_a_percentage: { field: 'percent', says: 'Give your forecast as a number from 0 to 100.' },
	conflicted_forecast_nothing: {
		field: 'percent',
		says: 'You declared a conflict of interest, so you forecast nothing here. Take it back before the ballot opens if that was a mistake.'
	},
	forecast_is_of_the_panel: {
		field: 'percent',
		says: 'Only the panel of this review forecasts, and nobody who runs the experiment: they have seen the results.'
	},
	forecast_comes_before_results: {
		field: 'percent',
		says: 'You have seen its results, so a forecast of yours would be none.'
	},
	watchers_forecast_nothing: {
		field: 'percent',
		says: 'Results are shown to you as they come in, so a forecast of yours would be none. Change that under Reviews first.'
	},
	forecast_comes_before_reveal: {
		field: 'percent',
		says: 'The ballots are revealed, so it is too late for a forecast.'
	},
	review_has_open_ballots: {
		says: 'A ballot of this review is still sealed. Reveal it, or withdraw it when it closed without its quorum, then close.'
	}
};
