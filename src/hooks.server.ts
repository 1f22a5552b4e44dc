import type { ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { backend } from '#lib/server/backend/backend.ts';
import { address } from '#lib/server/hooks/address.ts';
import { bodyLimit } from '#lib/server/hooks/body-limit.ts';
import { compress } from '#lib/server/hooks/compress.ts';
import { failures } from '#lib/server/hooks/failures.ts';
import { guard } from '#lib/server/hooks/guard.ts';
import { headers } from '#lib/server/hooks/headers.ts';
import { inTurn } from '#lib/server/hooks/in-turn.ts';
import { preview } from '#lib/server/hooks/preview.ts';
import { request } from '#lib/server/hooks/request.ts';
import { sameSite } from '#lib/server/hooks/same-site.ts';
import { session } from '#lib/server/hooks/session.ts';
import { log } from '#lib/server/log.ts';
import { theme } from '#lib/server/theme.ts';

export const init: ServerInit = async () => {
	const running = await backend();
	// streams would keep the server from ending
	for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => void running.relay.close());
	process.once('sveltekit:shutdown', () => {
		running.close().then(
			() => process.exit(0),
			(failure: unknown) => {
				log.error(failure, 'The backend did not stop cleanly');
				process.exit(1);
			}
		);
	});
};

export const handle = sequence(
	request,
	compress,
	headers,
	address,
	bodyLimit,
	sameSite,
	inTurn,
	session,
	preview,
	guard,
	theme
);

export const handleError = failures;
