import { json } from '@sveltejs/kit';
import { backend } from '#lib/server/backend/backend.ts';

/** 200 when the app and its database answer, 503 when the database does not; for load balancers and monitors. */
export async function GET() {
	const { mode, isReady } = await backend();
	const isWell = await isReady();
	return json({ status: isWell ? 'ok' : 'unavailable', backend: mode }, { status: isWell ? 200 : 503 });
}
