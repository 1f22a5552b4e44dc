import { get } from 'node:http';

/** What a page makes a browser load before it can be used, in bytes as sent (Brotli). */
export type Weight = { readonly html: number; readonly script: number; readonly style: number };

/** Reads the page as a browser does on a first visit: its scripts, what they import at once, and its styles. */
export async function weigh(origin: string, path: string, cookie: string): Promise<Weight> {
	const page = await fetch(origin + path, { headers: { cookie } });
	// the framework announces what to load in the header, and what it forgot there in the page
	const announced = (page.headers.get('link') ?? '') + (await page.text());
	const found = (...patterns: RegExp[]) => {
		const names = patterns.flatMap((pattern) => [...announced.matchAll(pattern)].map((match) => match[1] ?? ''));
		return [...new Set(names.map((name) => new URL(name, origin + path).href))];
	};
	const scripts = found(/<([^<>]+\.js)>; rel="modulepreload"/g, /import\("([^"]+)"\)/g, /<script[^>]+src="([^"]+)"/g);
	const styles = found(/<link[^>]+href="([^"]+\.css)"/g);
	return {
		html: await sent(origin + path, cookie),
		script: await total(scripts, cookie),
		style: await total(styles, cookie)
	};
}

async function total(urls: readonly string[], cookie: string): Promise<number> {
	const sizes = await Promise.all(urls.map((url) => sent(url, cookie)));
	return sizes.reduce((sum, size) => sum + size, 0);
}

// fetch() unpacks what it receives; here what goes over the wire counts
function sent(url: string, cookie: string): Promise<number> {
	return new Promise((resolve, reject) => {
		get(url, { headers: { cookie, 'accept-encoding': 'br' } }, (response) => {
			let size = 0;
			response.on('data', (chunk: Buffer) => (size += chunk.length));
			response.on('end', () => resolve(size));
			response.on('error', reject);
		}).on('error', reject);
	});
}
