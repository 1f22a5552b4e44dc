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

/** A module as it is rewritten, with this instead of what it imports. */
async function alone(name: string, path: string, instead: string): Promise<object> {
	const file = join(folderOf(name), path);
	const code = instead + (rewritten(file, read(file)) ?? '').replaceAll(/^import .*$/gm, '');
	return Object(await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`));
}

function called(target: object, name: string, ...given: readonly unknown[]): unknown {
	const found: unknown = Reflect.get(target, name);
	if (typeof found !== 'function') throw new Error(`${name} is gone`);
	return Reflect.apply(found, target, given);
}

test('an address that is watched is the same address, and says when it is read', async () => {
	const urls = await alone('@sveltejs/kit', 'src/utils/url.js', 'const BROWSER = false, DEV = false;');
	let times = 0;
	const params: string[] = [];
	const watched = () =>
		called(
			urls,
			'make_trackable',
			new URL('https://here.invalid/ideas?event=one#part'),
			() => (times += 1),
			(name: string) => params.push(name)
		);
	const url = watched();
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
	const prerendered = watched();
	called(urls, 'disable_search', prerendered);
	expect(() => Reflect.get(Object(prerendered), 'search')).toThrow(/prerendering/);
	expect(() => Reflect.get(Object(prerendered), 'searchParams')).toThrow(/prerendering/);
});

test.each([
	['at once', false, undefined],
	['in its time', true, ['a hash']]
])('a page that is rendered %s has its head and its body', async (_, isAsync, hashes) => {
	const stubs = `const as_class_component = () => ({}), createClassComponent = null, render = (result) => result, async_mode_flag = ${isAsync};`;
	const legacy = await alone('svelte', 'src/legacy/legacy-server.js', stubs);
	const make = (result: object) => Object(called(Object(called(legacy, 'asClassComponent', result)), 'render', {}, {}));
	const parts = { head: '<title>', body: '<main>' };
	// what svelte answers has both: its parts, and a promise of them
	const made = make({ ...parts, then: (done: (all: object) => void) => done({ ...parts, hashes }) });
	expect({ ...made, head: made.head, html: made.html }).toEqual({
		css: { code: '', map: null },
		head: '<title>',
		html: '<main>'
	});
	expect(await new Promise((resolve) => made.then(resolve))).toEqual({
		...{ css: { code: '', map: null }, head: '<title>', html: '<main>' },
		...(hashes && { hashes })
	});
	const failing = make({ ...parts, then: (_done: unknown, failed: (cause: Error) => void) => failed(new Error('no')) });
	if (isAsync)
		await expect(new Promise((_resolve, reject) => failing.then(() => undefined, reject))).rejects.toThrow('no');
});
