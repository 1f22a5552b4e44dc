import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Builds the app once before the tests that run it, unless the build is fresh. */
export default async function setup(): Promise<void> {
	// in a process of its own: building changes the environment
	await promisify(execFile)(
		process.execPath,
		['-e', `import('./src/commands/launch.ts').then(({ build }) => build())`],
		{
			env: { ...process.env, NODE_ENV: 'production' }
		}
	);
}
