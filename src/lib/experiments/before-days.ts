import type { Design } from '#lib/experiments/designs.ts';

/** What has to be read from before the start, and why; null for a design that begins with it. */
export function beforeInWords(design: Design): string | null {
	if (design === 'before_after')
		return 'Enter the days before the start too, up to 90: they are what it is held against.';
	if (design === 'regions')
		return 'Enter the days before the start too, up to 90: what the regions differ by anyway is taken out.';
	return null;
}
