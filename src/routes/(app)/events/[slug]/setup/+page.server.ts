import { inZone } from '#lib/events/zones.ts';
import { nextOf, partsOf, todoOf } from '#lib/setup/parts.ts';
import * as setups from '#lib/setup/setup.server.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals, params }) => {
	const setup = await setups.show(locals.supabase, params.slug);
	const { name, slug, phase, copied_from, time_zone } = setup;
	const todo = todoOf(setup);
	return {
		...{ name, slug, phase, copied_from, todo },
		next: nextOf(setup),
		rest: partsOf(setup).filter(({ label }) => !todo.some((one) => one.label === label)),
		starts: inZone(setup.ideation_at, time_zone),
		ends: inZone(setup.judging_at, time_zone),
		zone: time_zone.replace(/_/g, ' ')
	};
};
