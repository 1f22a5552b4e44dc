import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { rewritten } from './letGo.ts';

const { resolve } = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(resolve(`${name}/package.json`));
const read = (path: string) => readFileSync(path, 'utf8');

test.each([
	['@sveltejs/kit', 'src/runtime/server/respond.js', /\.(set|setHeaders) = \(\) =>/],
	['@sveltejs/kit', 'src/utils/url.js', /\] = \(_depth|defineProperty\(tracked, property/],
	['svelte', 'src/legacy/legacy-server.js', /defineProperties/]
])('%s/%s as it is installed is written without what keeps a request', (name, path, keeps) => {
	const file = join(folderOf(name), path);
	const before = read(file);
	expect(before).toMatch(keeps);
	const after = rewritten(file, before);
	expect(after).not.toBeNull();
	expect(after).not.toMatch(keeps);
});

test('a framework that reads otherwise ends the build', () => {
	const file = join(folderOf('svelte'), 'src/legacy/legacy-server.js');
	expect(() => rewritten(file, read(file).replace('defineProperties', 'assign'))).toThrow(/is another one now/);
});

test('other modules stay as they are', () => {
	expect(rewritten('/somewhere/src/utils/url.js', 'a.b = () => {};')).toBeNull();
});

test('an address that is watched is the same address, and says when it is read', async () => {
	const source = read(join(folderOf('@sveltejs/kit'), 'src/utils/url.js'));
	const code = rewritten('/node_modules/@sveltejs/kit/src/utils/url.js', source) ?? '';
	// alone, without what it imports for other functions
	const alone = code
		.replaceAll(/^import .*$/gm, '')
		.replace(/^/, 'const BROWSER = false, DEV = false, browser = false;\n');
	const module: unknown = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(alone)}`);
	const make: unknown = Reflect.get(Object(module), 'make_trackable');
	if (typeof make !== 'function') throw new Error('make_trackable is gone');
	let times = 0;
	const params: string[] = [];
	const url: unknown = make(
		new URL('https://here.invalid/ideas?event=one#part'),
		() => (times += 1),
		(name: string) => params.push(name)
	);
	if (!(url instanceof URL)) throw new Error('not an address');
	expect(url.origin).toBe('https://here.invalid');
	expect(times).toBe(0);
	expect([url.href, url.pathname, url.search, String(url), JSON.stringify({ url })]).toEqual([
		'https://here.invalid/ideas?event=one#part',
		'/ideas',
		'?event=one',
		'https://here.invalid/ideas?event=one#part',
		'{"url":"https://here.invalid/ideas?event=one#part"}'
	]);
	expect(times).toBe(5);
	expect(url.searchParams.get('event')).toBe('one');
	expect(params).toEqual(['event']);
	expect(() => url.hash).toThrow(/hash/);
});
