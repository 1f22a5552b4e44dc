import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from 'playwright';

const INSTALLED = [
	process.env.CHROMIUM_PATH ?? '',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
];

/** How to start a Chromium at that path; as root it refuses to start with its sandbox. */
function launchOptions(executablePath: string): LaunchOptions {
	return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] };
}

/** The browser that the journeys use: named by CHROMIUM_PATH, the system's, or the one Playwright downloaded. */
export function findChromium(): LaunchOptions | null {
	const path = [...INSTALLED, chromium.executablePath()].find((one) => one !== '' && existsSync(one));
	return path === undefined ? null : launchOptions(path);
}

async function starts(options: LaunchOptions | null): Promise<boolean> {
	if (options === null) return false;
	try {
		await (await chromium.launch(options)).close();
		return true;
	} catch {
		return false;
	}
}

const ways: readonly { says: string; run(): void }[] = [
	{
		says: 'downloading the one Playwright knows',
		run: () => run('node', ['node_modules/playwright/cli.js', 'install', 'chromium'])
	},
	{
		says: 'installing Debian’s package',
		run() {
			run('apt-get', ['update', '-q']);
			run('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium']);
		}
	}
];

function run(command: string, args: readonly string[]): void {
	execFileSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/** Makes sure that a Chromium starts here, by installing one where there is none. Throws a sentence that says what to do. */
export async function ensureChromium(): Promise<void> {
	if (await starts(findChromium())) return;
	for (const way of ways) {
		console.log(`No Chromium starts here: ${way.says} …`);
		try {
			way.run();
		} catch (failure) {
			console.log(failure instanceof Error ? failure.message : failure);
			continue;
		}
		if (await starts(findChromium())) return;
	}
	throw new Error('No Chromium starts here and none could be installed: install one, and name it in CHROMIUM_PATH.');
}
