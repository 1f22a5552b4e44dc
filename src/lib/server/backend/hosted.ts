import { log } from '#lib/server/log.ts';
import { messageOf, StartError } from '#lib/server/start-error.ts';
import type { Backend } from './backend.ts';
import { createHostedRelay } from './hosted-relay.ts';
import type { Place } from './settings.ts';

type Hosted = Extract<Place, { kind: 'hosted' }>;

const ANSWER_WITHIN = 10_000;

function health({ url, publishableKey }: Hosted): Promise<Response> {
	return fetch(`${url}/auth/v1/health`, {
		headers: { apikey: publishableKey },
		signal: AbortSignal.timeout(ANSWER_WITHIN)
	});
}

async function check(place: Hosted): Promise<void> {
	let answer: Response;
	try {
		answer = await health(place);
	} catch (cause) {
		const reason = cause instanceof Error && cause.cause ? messageOf(cause.cause) : messageOf(cause);
		throw new StartError(
			`No Supabase answers at ${place.url} (${reason}): check SUPABASE_URL, and that this machine may reach it.`,
			{ cause }
		);
	}
	await answer.body?.cancel();
	if (answer.status === 401 || answer.status === 403) {
		throw new StartError(
			`Supabase at ${place.url} refuses the key: copy SUPABASE_PUBLISHABLE_KEY again from the API keys page of that project.`
		);
	}
	if (!answer.ok) {
		throw new StartError(
			`${place.url} answered ${answer.status} where Supabase would say that it is well: check SUPABASE_URL (it is the project's address, without a path).`
		);
	}
}

/** A Supabase that somebody else runs, reached over the network. */
export async function startHosted(place: Hosted): Promise<Backend> {
	await check(place);
	if (place.secretKey === null)
		log.warn(
			'SUPABASE_SECRET_KEY is not set: everything works, but no decision can be recorded, no finalist named and no vote counted until it is.'
		);
	const relay = createHostedRelay({ url: place.url, key: place.publishableKey });
	return {
		mode: 'hosted',
		url: place.url,
		key: place.publishableKey,
		secretKey: place.secretKey,
		fetch: globalThis.fetch,
		mailbox: null,
		relay,
		isReady: () =>
			health(place).then(
				(answer) => answer.ok,
				() => false
			),
		close: relay.close
	};
}
