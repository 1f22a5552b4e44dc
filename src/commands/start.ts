import { build, main, requireFolder, requirePort, serve, settle } from './launch.ts';

await main(async () => {
	const settings = settle({ NODE_ENV: 'production' });
	await requirePort(settings.port);
	requireFolder(settings);
	await build();
	await serve(settings);
	console.log(`\nCommon Ground is at ${settings.origin}. The first person to sign up becomes admin.\n`);
});
