import { EventEmitter } from 'node:events';
import { createServer } from 'vite';
import { main, requireFolder, requirePort, root, settle } from './launch.ts';

await main(async () => {
	const settings = settle({
		COMMON_GROUND_MODE: 'development',
		DATA_DIR: './data-dev',
		LOG_LEVEL: 'warn',
		PORT: '3000'
	});
	await requirePort(settings.port);
	requireFolder(settings);
	process.chdir(root);
	const server = await createServer({ server: { port: settings.port, strictPort: true } });
	await server.listen();
	// the framework starts the app at the first page; a wrong setting should show now
	const answer = await fetch(`http://localhost:${settings.port}/health`);
	if (!answer.ok) throw new Error(`The app answered ${answer.status} when it was asked whether it is well.`);
	console.log(
		`\nCommon Ground is at ${settings.origin}, and reloads when a file changes. The mailbox is at /mailbox.\n`
	);
	const end = async () => {
		await server.close();
		// what the built server says when its last request is answered
		EventEmitter.prototype.emit.call(process, 'sveltekit:shutdown', 'SIGTERM');
	};
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
});
