import * as impact from '#lib/impact/today.server.ts';
import { phaseNames } from '#lib/events/events.ts';
import { boardInWords } from '#lib/impact/boardInWords.ts';
import { moreInWords, newsInWords } from '#lib/impact/eventNews.ts';
import { eventStep } from '#lib/impact/eventStep.ts';
import { needs, waitingIn } from '#lib/impact/today.ts';
import { signedIn } from '#lib/people/signed-in.ts';
import { render } from '#lib/server/markdown.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const today = await impact.today(locals.supabase);
	return {
		name: signedIn(locals).name,
		now: today.now,
		needs: needs(today),
		news: today.event_news.map(newsInWords).map((one) => ({ ...one, html: one.isWritten ? render(one.says) : null })),
		moreNews: today.more_news.map(moreInWords),
		board: today.board && boardInWords(today.board),
		events: today.events.map((event) => {
			const { slug, name, phase, team } = event;
			const step = eventStep(event, waitingIn(today, slug));
			// pitched is pitched: the step says what comes next
			const pitch = phase === 'results' || team?.pitch?.state === 'done' ? null : (team?.pitch ?? null);
			return {
				...{ slug, name, phase: phaseNames[phase], nextPhaseAt: event.next_phase_at, zone: event.time_zone },
				moreUntil: team?.more_until ?? null,
				...{ step, pitch, saysPitch: step.href === `/events/${slug}/demo` }
			};
		})
	};
};
