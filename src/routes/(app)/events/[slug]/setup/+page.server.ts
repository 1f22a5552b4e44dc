import { nextOf, partsOf, todoOf } from '#lib/setup/parts.ts';
import * as setups from '#lib/setup/setup.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const setup = await setups.show(locals.supabase, params.slug);
	const { name, slug, phase, copied_from, time_zone } = setup;
	const todo = todoOf(setup);
	return {
		...{ name, slug, phase, copied_from, todo },
		next: nextOf(setup),
		rest: partsOf(setup).filter(({ label }) => !todo.some((one) => one.label === label)),
		...{ starts: setup.ideation_at, ends: setup.judging_at, zone: time_zone }
	};
};
