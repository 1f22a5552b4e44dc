import { createServer, type Socket } from 'node:net';
import type { AtEnd } from './running-app.ts';

/** A mail server for a test, which takes what it is given or says that it cannot right now. */
export interface MailSink {
	/** For `SMTP_URL`. */
	url: string;
	/** The link of the oldest letter to somebody that was not asked for yet; waits until there is one. */
	linkTo(recipient: string): Promise<URL>;
	/** Says "try again later" to the next letter; resolves when it did. */
	refuseNext(): Promise<void>;
}

interface Letter {
	recipient: string;
	text: string;
}

/** Plain words of a message, whatever its parts are encoded in. */
function decoded(message: string): string {
	return message
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Opens a mail server on this machine that speaks as much SMTP as delivering takes (RFC 5321). */
export async function openMailSink(atEnd: AtEnd): Promise<MailSink> {
	const letters: Letter[] = [];
	const sockets = new Set<Socket>();
	const wake: (() => void)[] = [];
	let refused: (() => void) | null = null;

	function take(letter: Letter): string {
		if (refused) {
			refused();
			refused = null;
			return '451 4.3.0 Try again later';
		}
		letters.push(letter);
		for (const go of wake.splice(0)) go();
		return '250 2.0.0 Taken';
	}

	function talk(socket: Socket): void {
		sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy()));
		const say = (line: string) => socket.write(`${line}\r\n`);
		let heard = '';
		let recipient = '';
		let isLetter = false;
		function hear(line: string): void {
			const verb = line.slice(0, 4).toUpperCase();
			if (verb === 'RCPT') recipient = /<(.+)>/.exec(line)?.[1] ?? '';
			isLetter = verb === 'DATA';
			say(isLetter ? '354 Go on' : verb === 'QUIT' ? '221 Bye' : '250 Fine');
		}
		socket.on('data', (chunk: Buffer) => {
			heard += chunk.toString('latin1');
			for (;;) {
				const mark = isLetter ? '\r\n.\r\n' : '\r\n';
				const at = heard.indexOf(mark);
				if (at < 0) return;
				const said = heard.slice(0, at);
				heard = heard.slice(at + mark.length);
				if (!isLetter) hear(said);
				else {
					isLetter = false;
					say(take({ recipient, text: decoded(said) }));
				}
			}
		});
		say('220 sink');
	}

	const server = createServer(talk);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	atEnd(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `smtp://127.0.0.1:${port}`,
		async linkTo(recipient) {
			for (;;) {
				const at = letters.findIndex((letter) => letter.recipient === recipient);
				const [letter] = at < 0 ? [] : letters.splice(at, 1);
				if (letter) return new URL(/https?:\/\/\S+\/auth\/confirm\?[^\s"<]+/.exec(letter.text)?.[0] ?? letter.text);
				await new Promise<void>((resolve) => wake.push(resolve));
			}
		},
		refuseNext: () => new Promise((resolve) => (refused = resolve))
	};
}
