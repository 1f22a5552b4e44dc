import { defineConfig } from 'playwright/test';
import { findChromium } from './chromium.ts';
import { thisPlace } from './place.ts';

const FIRST = 'a-newcomer-becomes-admin.test.ts';
const { origin } = await thisPlace();

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	globalSetup: './app.ts',
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	timeout: 45_000,
	expect: { timeout: 10_000 },
	reporter: [['list'], ['json', { outputFile: '../../test-results/journeys.json' }]],
	use: {
		baseURL: origin,
		launchOptions: findChromium() ?? {},
		trace: 'retain-on-failure',
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin'
	},
	// the first account becomes admin: every other journey needs somebody who is
	projects: [
		{ name: 'first', testMatch: FIRST },
		{ name: 'journeys', testIgnore: FIRST, dependencies: ['first'] }
	]
});
