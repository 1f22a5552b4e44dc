import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';
import { thisPlace } from './place.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a program pushes readings twice with one key, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob, stranger] = await Promise.all([someone(), someone({ function: 'it' }), someone()]);
		const experiment = await started(await withKpis(ann, bob), 'A shorter form');
		const page = await bob.page({ javaScriptEnabled });
		await page.goto(`${experiment}/readings`);
		await page.getByRole('link', { name: 'Let a program send them' }).click();
		await expect(page.getByText('No program may send readings yet.')).toBeVisible();
		await page.getByLabel('What will use it').fill('Nightly export');
		await page.getByRole('button', { name: 'Make a token' }).last().click();
		const token = await page.locator('code', { hasText: /^cgr_[0-9a-f]{64}$/ }).innerText();
		await expect(page.getByText('Never used.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		const address = `${(await thisPlace()).origin}/api${experiment}/readings`;
		const send = async (body: string, headers: Record<string, string> = {}) => {
			const given = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers };
			const answer = await fetch(address, { method: 'POST', body, headers: given });
			const text = await answer.text();
			return { status: answer.status, says: text.startsWith('{') ? JSON.parse(text) : text };
		};
		const reading = { day: inDays(0), variant: 'Long form', n: 1471, successes: 62 };
		const body = JSON.stringify({ readings: [reading, { ...reading, variant: 'Short form', successes: 71 }] });
		const key = { 'idempotency-key': 'night-1' };
		expect(await send(body, key)).toEqual({ status: 200, says: { written: 2, unchanged: 0, repeated: false } });
		expect(await send(body, key)).toEqual({ status: 200, says: { written: 2, unchanged: 0, repeated: true } });
		expect(await send(body)).toEqual({ status: 200, says: { written: 0, unchanged: 2, repeated: false } });
		expect(await send(body.replace('62', '63'), key)).toMatchObject({
			status: 409,
			says: { error: 'push_key_was_used' }
		});
		const csv = `day,variant,n,successes\n${inDays(0)},Long form,1471,64`;
		expect(await send(csv, { 'content-type': 'text/csv' })).toMatchObject({ status: 200, says: { written: 1 } });

		// what is wrong is said row by row, and nothing of it is written
		const bad = JSON.stringify({ readings: [reading, { ...reading, variant: 'Middle form' }] });
		expect(await send(bad)).toMatchObject({
			status: 422,
			says: { error: 'readings_are_wrong', rows: [{ row: 2, field: 'variant' }] }
		});
		expect(await send('{"readings":')).toMatchObject({ status: 422 });
		expect(await send(body, { 'content-type': 'application/xml' })).toMatchObject({ status: 415 });
		expect(await send(body, { 'content-type': 'text/plain' })).toMatchObject({ status: 403 });
		expect(await send('x'.repeat(2_200_000))).toMatchObject({ status: 413, says: { error: 'too_large' } });
		const bare = await fetch(address, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
		expect([bare.status, bare.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
		expect(await send(body, { authorization: 'Basic abc' })).toMatchObject({
			status: 401,
			says: { error: 'token_is_missing' }
		});
		const wrong = { authorization: `Bearer ${token.slice(0, -1)}0x` };
		expect(await send(body, wrong)).toMatchObject({ status: 401, says: { error: 'token_is_not_valid' } });
		// what is sent is never read back
		expect((await fetch(address, { headers: { authorization: `Bearer ${token}` } })).status).toBe(405);

		// a program's readings are readings: with author, source and corrections
		await page.goto(experiment);
		await expect(page.getByText('corrected, before: 62 of 1,471')).toBeVisible();
		await page.goto(`${experiment}/readings/api`);
		await expect(page.getByText('Last used')).toBeVisible();
		await page.getByRole('button', { name: 'Revoke' }).last().click();
		await expect(page.getByText('The token is revoked')).toBeVisible();
		expect(await send(body)).toMatchObject({ status: 401 });

		// others see neither tokens nor the form
		const other = await stranger.page({ javaScriptEnabled });
		expect((await other.goto(`${experiment}/readings/api`))?.status()).toBe(403);
		expect((await other.goto(`${experiment}/readings/import`))?.status()).toBe(403);
	});
}
