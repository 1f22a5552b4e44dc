import { expect, test } from 'vitest';
import { pageOf } from '#lib/server/hooks/body-limit.ts';

test('a form with a file that is too large is answered by a page that says the real limit and the way back', async () => {
	const answer = pageOf('file');
	expect(answer.status).toBe(413);
	expect(answer.headers.get('content-type')).toContain('text/html');
	const page = await answer.text();
	expect(page).toContain('<h1>This was too large to send</h1>');
	expect(page).toContain('A file may have at most 4 MB');
	expect(page).toContain('nothing of it was saved');
	expect(page).toContain('back button');
	expect(page).not.toContain('%sveltekit');
	expect(page).not.toContain('Nothing you saved is lost');
});

test('a form without a file is told its own limit', async () => {
	expect(await pageOf(128 * 1024).text()).toContain('at most 128 kB');
});
