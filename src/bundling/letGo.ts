import type { Plugin } from 'vite';

/** A module of the framework with what is written otherwise in it, each found so many times, and what is added to it. */
type Module = {
	readonly path: string;
	readonly writes: readonly { readonly find: RegExp; readonly put: string; readonly times: number }[];
	readonly adds?: string;
};

const modules: readonly Module[] = [
	{
		path: '@sveltejs/kit/src/runtime/server/respond.js',
		writes: [
			{
				find: /(event(?:\.cookies)?)\.(set|setHeaders) = (\(\) => \{[^}]*\});/g,
				put: `Reflect.set($1, '$2', $3);`,
				times: 2
			}
		]
	},
	{
		path: '@sveltejs/kit/src/utils/url.js',
		writes: [
			{
				find: /([\w.]+)\[(Symbol\.for\('nodejs\.util\.inspect\.custom'\))\] = (\([^)]*\) => \{[^}]*\});/g,
				put: 'Reflect.set($1, $2, $3);',
				times: 3
			},
			{
				find: /const tracked = new URL\(url\);([\s\S]*?)for \(const property of tracked_url_properties\) \{[\s\S]*?\n\t\}\n/g,
				put: 'const tracked = new Tracked(url, callback);$1',
				times: 1
			}
		],
		adds: `
class Tracked extends URL {
	#url;
	#callback;
	constructor(url, callback) {
		super(url);
		this.#url = url;
		this.#callback = callback;
	}
	#read(property) {
		this.#callback();
		return this.#url[property];
	}
	get href() { return this.#read('href'); }
	get pathname() { return this.#read('pathname'); }
	get search() { return this.#read('search'); }
	get toString() { return this.#read('toString'); }
	get toJSON() { return this.#read('toJSON'); }
}`
	},
	{
		path: 'svelte/src/legacy/legacy-server.js',
		writes: [
			{
				find: /const munged = Object\.defineProperties\([\s\S]*?\n\t\t\);/g,
				put: 'const munged = new Rendered(result);',
				times: 1
			}
		],
		adds: `
class Rendered {
	#result;
	css = { code: '', map: null };
	constructor(result) {
		this.#result = result;
	}
	get head() { return this.#result.head; }
	get html() { return this.#result.body; }
	then(onfulfilled, onrejected) {
		const { css } = this;
		if (!async_mode_flag) return Promise.resolve(onfulfilled({ css, head: this.head, html: this.html }));
		return this.#result.then(({ head, body, hashes }) => onfulfilled({ css, head, html: body, hashes }), onrejected);
	}
}`
	}
];

/** The module as it is built into the server; null for one that stays as it is. Throws where the framework is not the one that was read. */
export function rewritten(id: string, code: string): string | null {
	const module = modules.find(({ path }) => id.split('?')[0]?.replaceAll('\\', '/').endsWith(`/node_modules/${path}`));
	if (!module) return null;
	const written = module.writes.reduce((text, { find, put, times }) => {
		const found = text.match(find)?.length ?? 0;
		if (found !== times)
			throw new Error(
				`${module.path} is another one now: ${find} is there ${found} times, not ${times}. See in src/bundling/letGo.ts whether it is still needed.`
			);
		return text.replaceAll(find, put);
	}, code);
	return written + (module.adds ?? '');
}

/**
 * V8 makes a function that is assigned to a property where it is written (`a.b = () => …`), and what stands for a getter of a single
 * object, old from their birth: what they reach is kept until the next large collection. The framework makes some for each request, and
 * kept each page by it, with its rows and its texts: a sixth of all that was allocated was copied twice and then collected the slow way.
 * Here the server is built with the same functions and getters written so that an answer that was sent is let go.
 */
export function letGo(): Plugin {
	return {
		name: 'let-go',
		// before anything else reads it: as it was written
		enforce: 'pre',
		apply: 'build',
		transform(source, id, options) {
			const code = options?.ssr ? rewritten(id, source) : null;
			return code === null ? null : { code, map: null };
		}
	};
}
