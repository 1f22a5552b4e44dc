import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { letGo } from './src/bundling/letGo.ts';

export default defineConfig({
	plugins: [letGo(), sveltekit()],
	// modern browsers only: an older target rewrites light-dark() and oklch()
	build: {
		cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
		rolldownOptions: {
			output: {
				// what nearly every page shows comes in one file: half the requests, and it compresses better
				codeSplitting: {
					groups: [
						{
							name: 'ui',
							test: /src\/lib\/ui\/(Shell|TopBar|Mark|Icon|FunctionMark|sides|Person|Rows|Empty|Pager|When|durations|Form|formState|Field|Labelled|ErrorSummary|TextArea)\./
						}
					]
				}
			}
		}
	},
	ssr: { external: ['@supabase/lite', 'pg', 'kysely', 'postgres', 'pino', 'nodemailer'] },
	test: {
		testTimeout: 30_000,
		hookTimeout: 120_000,
		projects: [
			{ extends: true, test: { name: 'unit', include: ['src/**/*.test.ts', 'tests/*.test.ts'] } },
			{
				extends: true,
				// one PostgreSQL for the whole run, a database of its own for every file
				test: {
					name: 'rules',
					include: ['tests/rules/**/*.test.ts'],
					globalSetup: 'tests/rules/server.ts'
				}
			},
			{
				extends: true,
				// these run the built app, kill it and measure: one after the other, when the rest is done
				test: {
					name: 'backend',
					include: ['tests/backend/**/*.test.ts'],
					globalSetup: ['tests/rules/server.ts', 'tests/backend/built.ts'],
					fileParallelism: false,
					sequence: { groupOrder: 1 }
				}
			}
		]
	}
});
