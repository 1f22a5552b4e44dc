import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';

/** A rule of WCAG 2.2 AA that axe leaves out unless it is asked for. */
const RULES = { rules: { 'target-size': { enabled: true } } } as const;

/** Nothing that axe knows is wrong with this page, in the light and in the dark theme. */
export async function isAccessible(page: Page): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		const { violations } = await new AxeBuilder({ page }).options(RULES).analyze();
		const found = violations.flatMap(({ id, help, nodes }) =>
			nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target.join(' ')}) ${failureSummary ?? ''}`)
		);
		expect(found, `${page.url()} in the ${colorScheme} theme`).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Nothing sticks out sideways on a screen 320 pixels wide (which is also 200 % zoom of 640). */
export async function fitsNarrow(page: Page): Promise<void> {
	const before = page.viewportSize();
	await page.setViewportSize({ width: 320, height: 720 });
	const wide = await page.evaluate(() => {
		const limit = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth <= limit) return [];
		return [...document.body.querySelectorAll('*')]
			.filter((element) => element.getBoundingClientRect().right > limit + 1)
			.map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`)
			.concat(`the page is ${document.documentElement.scrollWidth} wide`);
	});
	expect(wide, `${page.url()} at 320 pixels`).toEqual([]);
	if (before) await page.setViewportSize(before);
}
