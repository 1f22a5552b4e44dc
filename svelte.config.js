import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	// every styled element carries its component's class: the shorter, the lighter the page
	compilerOptions: { cssHash: ({ hash, css, filename }) => `s${hash(filename ?? css)}` },
	kit: {
		// the pages are many: which one an address means is asked when a link is pointed at, not sent to everybody beforehand
		router: { resolution: 'server' },
		adapter: adapter({ precompress: true }),
		// a page that is kept on a device answers at other addresses too
		paths: { relative: false },
		// only the pages a judge scores on have one, each queue its own
		serviceWorker: { register: false },
		csp: {
			mode: 'nonce',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// the one style attribute in the page: the framework's own route announcer
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		// so that .ts files outside src (seed, tests) are checked with the same settings
		typescript: {
			config: (config) => {
				config.include.push('../supabase/**/*.ts', '../tests/**/*.ts');
				config.exclude = config.exclude.filter((path) => !path.includes('service-worker'));
				return config;
			}
		}
	}
};
