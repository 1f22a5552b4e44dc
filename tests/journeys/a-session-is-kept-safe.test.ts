import { expect, post, test } from './people.ts';

test('signed-out people see only the sign-in pages', async ({ request }) => {
	for (const path of ['/', '/people', '/profile', '/activity', '/activity/chain', '/ideas', '/board', '/welcome']) {
		const answer = await request.get(path, { maxRedirects: 0 });
		expect([path, answer.status()]).toEqual([path, 303]);
		expect(answer.headers().location).toMatch(/^\/sign-in/);
	}
});

test('a session lives in cookies that no script reads, and never in a page', async ({ someone }) => {
	const { request } = await someone();
	const { cookies } = await request.storageState();
	const session = cookies.filter(({ name }) => name.startsWith('cg-session'));
	expect(session.length).toBeGreaterThan(0);
	for (const cookie of session) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
	const answer = await request.get('/profile');
	const html = await answer.text();
	for (const { value } of session) expect(html).not.toContain(value.slice(0, 40));
	expect(html).not.toMatch(/eyJ[\w-]{10,}\.eyJ/);
	expect(answer.headers()['cache-control']).toBe('private, no-store');
	expect(answer.headers()['x-frame-options']).toBe('DENY');
});

for (const from of ['https://evil.example', 'null']) {
	test(`a form sent by a page of ${from} changes nothing`, async ({ someone }) => {
		const { request, email, password } = await someone();
		for (const [path, form] of [
			['/sign-in?/password', { email, password }],
			['/sign-out', {}],
			['/profile?/everywhere', {}]
		] as const) {
			const answer = await request.post(path, { form, headers: { origin: from, 'sec-fetch-site': 'cross-site' } });
			expect([path, answer.status()]).toEqual([path, 403]);
		}
		expect((await request.get('/profile', { maxRedirects: 0 })).status()).toBe(200);
	});
}

test('signing out everywhere ends the session on every device', async ({ someone, enter }) => {
	const phone = await someone();
	const desk = await enter(phone, true);
	expect((await phone.request.get('/profile', { maxRedirects: 0 })).status()).toBe(200);
	await post(desk.request, '/profile?/everywhere', {});
	expect((await phone.request.get('/profile', { maxRedirects: 0 })).status()).toBe(303);
});

test('whoever guesses a password is told to wait, and the owner elsewhere still gets in', async ({
	someone,
	enter
}) => {
	const owner = await someone();
	const guesser = await someone();
	let said = '';
	for (let guess = 0; guess < 12 && !said.includes('Wait'); guess++) {
		const form = { email: owner.email, password: `guess ${guess}` };
		said = await (await guesser.request.post('/sign-in?/password', { form })).text();
	}
	expect(said).toContain('Too many attempts. Wait a few minutes, then try again.');
	await enter(owner, true);
});

test('a changed password needs the present one and signs the other devices out', async ({ someone, enter }) => {
	const phone = await someone();
	const desk = await enter(phone, true);
	const page = await desk.page();
	await page.goto('/profile');
	await page.getByLabel('Present password').fill('not this one');
	await page.getByLabel('New password').fill('a brand new password');
	await page.getByRole('button', { name: 'Change the password' }).click();
	await expect(page.getByRole('alert')).toContainText('not your present password');
	await page.getByLabel('Present password').fill(phone.password);
	await page.getByLabel('New password').fill('a brand new password');
	await page.getByRole('button', { name: 'Change the password' }).click();
	await expect(page.getByRole('status')).toContainText('Your password is changed');
	expect((await phone.request.get('/profile', { maxRedirects: 0 })).status()).toBe(303);
	await page.goto('/profile');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your profile');
});
