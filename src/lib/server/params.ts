import { error } from '@sveltejs/kit';

/** The id in an address. Answers 404 when it is none: there is nothing at such an address. */
export function idOf(param: string | undefined): number {
	if (!/^[1-9]\d{0,14}$/.test(param ?? '')) error(404, 'There is no page at this address.');
	return Number(param);
}
