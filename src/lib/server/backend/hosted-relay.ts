import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { z } from 'zod';
import type { LiveRequest, Relay } from './relay.ts';

const broadcast = z.object({ event: z.string(), payload: z.unknown() });
const withId = z.looseObject({ id: z.string() });

/** Passes on what a Supabase project broadcasts: the server joins the private channel with the person's own token. */
export function createHostedRelay({ url, key }: { url: string; key: string }): Relay {
	const open = new Map<LiveRequest, SupabaseClient>();

	function leave(request: LiveRequest): void {
		void open.get(request)?.realtime.disconnect();
		open.delete(request);
	}

	return {
		async open(request) {
			const client = createClient(url, key, { accessToken: async () => request.token });
			await client.realtime.setAuth();
			open.set(request, client);
			const channel = client.channel(request.topic, { config: { private: true } });
			channel.on('broadcast', { event: '*' }, (message) => {
				const { event, payload } = broadcast.parse(message);
				const id = withId.safeParse(payload).data?.id ?? randomUUID();
				request.onMessage({ id, topic: request.topic, event, payload });
			});
			const isJoined = await new Promise<boolean>((resolve) => {
				channel.subscribe((status) => {
					resolve(status === 'SUBSCRIBED');
					if (status !== 'SUBSCRIBED' && open.has(request)) request.onEnd();
				});
			});
			if (!isJoined) {
				leave(request);
				return null;
			}
			// the project does not repeat what was missed
			if (request.lastId) request.onMessage(null);
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
