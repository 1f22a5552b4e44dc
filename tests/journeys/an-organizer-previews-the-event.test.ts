import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

const REFUSED = 'This is a preview: nothing is sent or changed.';

for (const javaScriptEnabled of [true, false]) {
	test(`an organizer previews the event ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ someone }) => {
		const leader = await someone({ role: 'leader' });
		const event = await plan(leader, 'formation');
		const page = await leader.page({ javaScriptEnabled });
		const bar = page.getByRole('complementary', { name: 'Preview' });
		const change = page.getByRole('link', { name: 'Change the event' });
		const main = page.getByRole('main');
		await page.goto(event.path);
		await expect(change).toBeVisible();
		await expect(bar).toHaveCount(0);

		await page.getByRole('link', { name: 'See it as somebody else' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('See it as somebody else');
		// what is not seen now is told
		await page.getByRole('navigation', { name: 'As whom' }).getByRole('link', { name: 'a guest judge' }).click();
		const seen = page.getByRole('region', { name: 'What a guest judge sees' });
		await expect(seen.getByRole('row', { name: /^What teams hand in/ })).toHaveText(
			/only what is given to you\s*all\s*all/
		);
		if (javaScriptEnabled) await isAccessible(page);
		if (javaScriptEnabled) await fitsNarrow(page);
		await page.getByRole('button', { name: 'As a leader' }).click();
		await expect(bar).toContainText(`Preview: you see ${event.name} as a leader.`);
		await expect(change).toBeVisible();
		await page.goto(`${event.path}/people`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('People');
		await bar.getByRole('button', { name: 'End the preview' }).click();
		await page.getByRole('button', { name: 'As a participant' }).click();
		await expect(bar).toContainText(`Preview: you see ${event.name} as a participant.`);
		await expect(page).toHaveURL(event.path);
		await expect(main).toContainText('You are registered.');
		await expect(change).toHaveCount(0);
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}
		// the bar stays wherever the event leads, and leads back from elsewhere
		await page
			.getByRole('navigation', { name: 'This event' })
			.getByRole('link', { name: 'Teams', exact: true })
			.click();
		await expect(page).toHaveURL(`${event.path}/teams`);
		await expect(bar).toContainText('as a participant');
		await page.goto('/board');
		await expect(page).toHaveURL(new RegExp(`^[^?]*${event.path}[?]preview=elsewhere$`));
		await expect(bar.getByRole('alert')).toContainText('the pages of the event only');

		await page.goto(`/ideas/new?event=${event.slug}`);
		await page.getByLabel('Title').fill('Ask for the phone number last');
		await page.getByLabel('Problem').fill('People leave at the phone number.');
		await page.getByRole('button', { name: 'Log the idea' }).click();
		await expect(main.getByRole('alert')).toContainText(REFUSED);
		await expect(page.getByLabel('Title')).toHaveValue('Ask for the phone number last');
		expect(await sql`select from public.ideas where title = 'Ask for the phone number last'`).toEqual([]);

		await bar.getByRole('button', { name: 'End the preview' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('See it as somebody else');
		await expect(bar).toHaveCount(0);
		await page.goto(event.path);
		await expect(change).toBeVisible();
		await expect(main).not.toContainText('You are registered.');
	});
}

test('a guest judge is previewed by the page behind the link, and nothing else', async ({ someone }) => {
	const event = await plan(await someone({ role: 'leader' }), 'judging');
	const leader = await someone({ role: 'leader' });
	const page = await leader.page();
	await page.goto(`${event.path}/preview`);
	await page.getByRole('button', { name: 'As a guest judge' }).click();
	await expect(page).toHaveURL('/judge/preview');
	await expect(page.getByRole('complementary', { name: 'Preview' })).toContainText('as a guest judge');
	await expect(page.getByRole('main')).toContainText('A guest, guest judge.');
	await page.goto(event.path);
	await expect(page).toHaveURL('/judge/preview');
	await page.getByRole('button', { name: 'End the preview' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('See it as somebody else');
});

test('who does not organize begins no preview, and what is posted elsewhere in one changes nothing', async ({
	someone
}) => {
	const [leader, member] = await Promise.all([someone({ role: 'leader' }), someone()]);
	const event = await plan(leader, 'formation');
	const page = await member.page();
	expect((await page.goto(`${event.path}/preview`))?.status()).toBe(403);
	const tried = await member.request.post(`${event.path}/preview?/begin`, {
		form: { part: 'judge' },
		headers: { accept: 'text/html' }
	});
	expect(await tried.text()).not.toContain('Preview: you see');
	expect((await member.request.storageState()).cookies.map(({ name }) => name)).not.toContain('cg-preview');

	await post(leader.request, `${event.path}/preview?/begin`, { part: 'colleague' });
	expect(await post(leader.request, '/profile?/save', { name: 'Somebody Else', function: 'it' })).toContain(
		'preview=refused'
	);
	expect(await sql`select from public.people where name = 'Somebody Else'`).toEqual([]);
	const live = await leader.request.get('/api/live/board');
	expect(live.status()).toBe(204);
	await post(leader.request, `${event.path}/preview?/end`, {});
	expect(await (await leader.request.get(event.path)).text()).toContain('Change the event');
});
