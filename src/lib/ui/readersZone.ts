/** Where a browser says in which time zone its reader is, for pages that are written by the server alone; without it they say UTC. */
export const ZONE_COOKIE = 'zone';

const A_YEAR = 31_536_000;
const known = new Set<string>();

/** The zone that a cookie names, or null where this runtime can show none of that name. */
export function zoneIn(cookie: string | undefined): string | null {
	if (!cookie) return null;
	if (known.has(cookie)) return cookie;
	try {
		const { timeZone } = new Intl.DateTimeFormat('en-GB', { timeZone: cookie }).resolvedOptions();
		// so many as there are zones, whatever is sent
		known.add(timeZone);
		return timeZone;
	} catch {
		return null;
	}
}

/** The zone of this browser's clock. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Tells the server the reader's zone where it knows none or another: the next page is written in it. */
export function tellZone(told: string | null): void {
	const zone = ownZone();
	if (zone === told) return;
	const secure = location.protocol === 'https:' ? '; secure' : '';
	document.cookie = `${ZONE_COOKIE}=${encodeURIComponent(zone)}; path=/; max-age=${A_YEAR}; samesite=lax${secure}`;
}
