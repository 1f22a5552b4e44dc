import { defineConfig } from 'playwright/test';
import { findChromium } from './chromium.ts';
import { thisPlace } from './place.ts';

const FIRST = 'a-newcomer-becomes-admin.test.ts';
/** Changes what holds for everybody, so that no other may run beside it. */
const LAST = 'both-owners-approve-a-plan.test.ts';
const { origin } = await thisPlace();

export default defineConfig({
	testDir: '.',
	outputDir: '../../test-results',
	globalSetup: './app.ts',
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	// a browser on a busy machine may fall over its own feet once; what fails twice is wrong
	retries: 1,
	// generous: checks of accessibility are slow on a machine that does other things as well
	timeout: 120_000,
	expect: { timeout: 20_000 },
	reporter: [['list'], ['json', { outputFile: '../../test-results/journeys.json' }]],
	use: {
		baseURL: origin,
		// what is not there after half a minute does not come: say so, and do not wait for the test's own end
		actionTimeout: 30_000,
		extraHTTPHeaders: { 'x-forwarded-for': '10.0.0.1' },
		launchOptions: findChromium() ?? {},
		screenshot: 'only-on-failure',
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin'
	},
	// the first account becomes admin: every other journey needs somebody who is
	projects: [
		{ name: 'first', testMatch: FIRST },
		{ name: 'journeys', testIgnore: [FIRST, LAST], dependencies: ['first'] },
		{ name: 'last', testMatch: LAST, dependencies: ['journeys'] }
	]
});
