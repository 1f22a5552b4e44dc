import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { Database } from '#lib/database.types.ts';
import type { LiveRequest, Relay } from './relay.ts';
import { heardAfter } from './ring.ts';

const broadcast = z.object({ event: z.string(), payload: z.unknown() });

type Client = SupabaseClient<Database>;

/** Passes on what a Supabase project broadcasts: the server joins the private channel with the person's own token. */
export function createHostedRelay({ url, key }: { url: string; key: string }): Relay {
	const open = new Map<LiveRequest, Client>();
	let last = 0;

	function leave(request: LiveRequest): void {
		void open.get(request)?.realtime.disconnect();
		open.delete(request);
	}

	/** Whether something was said after the reader's moment and before the line; what cannot be known may have been. */
	async function hasMissed(client: Client, { topic, since }: LiveRequest): Promise<boolean> {
		if (since === null) return false;
		const { data, error } = await client.rpc('was_said', { p_topic: topic, p_ms: Math.ceil(Date.now() - since) });
		return error !== null || data;
	}

	return {
		isShared: false,
		async open(request) {
			const client = createClient<Database>(url, key, { accessToken: async () => request.token });
			await client.realtime.setAuth();
			open.set(request, client);
			const channel = client.channel(request.topic, { config: { private: true } });
			channel.on('broadcast', { event: '*' }, (message) => {
				const { event, payload } = broadcast.parse(message);
				// two of the same millisecond are two
				last = heardAfter(last);
				request.onMessage({ id: String(last), topic: request.topic, event, payload });
			});
			let hasJoined = false;
			await new Promise<void>((resolve) => {
				channel.subscribe((status) => {
					// who may not join hears the other topics of the line
					if (status !== 'SUBSCRIBED' && hasJoined && open.has(request)) request.onEnd();
					hasJoined ||= status === 'SUBSCRIBED';
					resolve();
				});
			});
			if (!hasJoined) {
				leave(request);
				return null;
			}
			// the project does not repeat what was missed; the line is open, so that nothing falls between
			if (await hasMissed(client, request)) request.onMessage(null);
			return () => leave(request);
		},
		listeners: (topic) => [...open.keys()].filter((one) => topic === undefined || one.topic === topic).length,
		async close() {
			for (const request of [...open.keys()]) {
				request.onEnd();
				leave(request);
			}
		}
	};
}
