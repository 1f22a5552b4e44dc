import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ensureChromium } from '../../tests/journeys/chromium.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const results = join(root, 'test-results');

type Count = { readonly passed: number; readonly failed: number };
/** A step of the run: a heading, and either a command (with the file its results go to) or something to do. */
type Step = { readonly says: string; readonly run: () => Promise<Count> };

const vitestResults = z
	.object({ numPassedTests: z.number(), numFailedTests: z.number(), numFailedTestSuites: z.number() })
	.transform(({ numPassedTests, numFailedTests, numFailedTestSuites }) => ({
		passed: numPassedTests,
		// a file that does not even load has no tests that could fail
		failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0)
	}));
const playwrightResults = z
	.object({
		stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
		errors: z.array(z.unknown())
	})
	// a journey that did not run was not walked: it counts as failed; one that needed its second try is listed as flaky
	.transform(({ stats, errors }) => ({
		passed: stats.expected + stats.flaky,
		failed: stats.unexpected + stats.skipped + (errors.length > 0 ? 1 : 0)
	}));

/** Runs a program of node_modules and answers whether it ended well. */
function succeeds(script: string, ...args: string[]): Promise<boolean> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
			cwd: root,
			stdio: 'inherit',
			env: { ...process.env, FORCE_COLOR: process.env.FORCE_COLOR ?? '0' }
		});
		child.once('error', reject);
		child.once('exit', (code) => resolve(code === 0));
	});
}

/** A program that is right or wrong as a whole counts as one test. */
const check =
	(script: string, ...args: string[]) =>
	async (): Promise<Count> =>
		(await succeeds(script, ...args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** A program that leaves its results in a file. When it failed without saying where, that is one failure. */
async function counted(run: Promise<boolean>, file: string, shape: z.ZodType<Count>): Promise<Count> {
	const isWell = await run;
	const text = await readFile(join(results, file), 'utf8').catch(() => '{}');
	const count = shape.safeParse(JSON.parse(text)).data ?? { passed: 0, failed: 1 };
	return isWell || count.failed > 0 ? count : { ...count, failed: 1 };
}

const vitest = (project: string) => () =>
	counted(
		succeeds(
			'vitest/vitest.mjs',
			'run',
			`--project=${project}`,
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=test-results/${project}.json`
		),
		`${project}.json`,
		vitestResults
	);

const steps: readonly Step[] = [
	{ says: 'Format', run: check('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
	{ says: 'Lint', run: check('eslint/bin/eslint.js', '.') },
	{
		says: 'Types',
		run: async () =>
			(await succeeds('@sveltejs/kit/svelte-kit.js', 'sync'))
				? check('svelte-check/bin/svelte-check', '--fail-on-warnings')()
				: { passed: 0, failed: 1 }
	},
	{ says: 'Units and architecture', run: vitest('unit') },
	{ says: 'Rules of the database', run: vitest('rules') },
	{ says: 'Build', run: check('vite/bin/vite.js', 'build', '--logLevel', 'warn') },
	{ says: 'The built app and its backend', run: vitest('backend') },
	{
		says: 'Journeys in Chromium',
		run: async () => {
			await ensureChromium();
			const walked = succeeds('playwright/cli.js', 'test', '--config=tests/journeys/playwright.config.ts');
			return counted(walked, 'journeys.json', playwrightResults);
		}
	}
];

/** Runs every step in order and stops at the first that fails. Its last line counts what passed and what failed. */
async function main(): Promise<void> {
	await rm(results, { recursive: true, force: true });
	await mkdir(results, { recursive: true });
	let [passed, failed] = [0, 0];
	for (const { says, run } of steps) {
		const began = performance.now();
		console.log(`\n=== ${says}\n`);
		const count = await run().catch((failure: unknown) => {
			console.error(failure instanceof Error ? failure.message : failure);
			return { passed: 0, failed: 1 };
		});
		passed += count.passed;
		failed += count.failed;
		console.log(
			`\n${says}: ${count.failed === 0 ? 'passed' : 'failed'} in ${Math.round((performance.now() - began) / 1000)} s`
		);
		if (failed > 0) break;
	}
	console.log(`\n${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

await main();
