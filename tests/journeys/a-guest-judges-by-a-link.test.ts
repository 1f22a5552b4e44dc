import { fitsNarrow, isAccessible } from './checks.ts';
import { drawBars } from '../../supabase/seed/drawing.ts';
import { sql } from './database.ts';
import { handedIn, mark, setUp } from './judged.ts';
import { expect, post, test, type Someone } from './people.ts';

const PHONE = { viewport: { width: 390, height: 844 } };

/** Invites a guest on the organizer's page and answers the link's path. */
async function invited(organizer: Someone, judging: string, javaScriptEnabled: boolean) {
	const page = await organizer.page({ javaScriptEnabled });
	await page.goto(`${judging}/setup`);
	await page.getByRole('link', { name: 'Guest judges from outside, by a link' }).click();
	await expect(page.getByText('Nobody from outside is invited.')).toBeVisible();
	await page.getByLabel('Name', { exact: true }).fill('Gerda Guest');
	await page.getByLabel('Function').selectOption('it');
	await page.getByLabel('E-mail').fill('gerda@example.org');
	await page.getByRole('button', { name: 'Make the link' }).last().click();
	const link = page.getByLabel('The link for Gerda Guest');
	await expect(link).toHaveValue(/\/judge\/[0-9a-f]{64}$/);
	if (javaScriptEnabled) await isAccessible(page);
	if (javaScriptEnabled) await fitsNarrow(page);
	return { page, path: new URL(await link.inputValue()).pathname };
}

/** A picture and a PDF, as a team hands them in. */
async function handInFiles(team: number): Promise<void> {
	const files = [
		{ name: 'form.png', type: 'image/png', alt: 'The form before and after', content: drawBars([0.4, 0.9]) },
		{
			name: 'slides.pdf',
			type: 'application/pdf',
			alt: '',
			content: Buffer.from('%PDF-1.7\n%%EOF\n').toString('base64')
		}
	];
	for (const { name, type, alt, content } of files)
		await sql`with put as (
				insert into public.submission_files (team_id, event_id, name, media_type, content, alt, added_by, added_at)
				select t.id, t.event_id, ${name}, ${type}, decode(${content}, 'base64'), ${alt},
					(select person_id from public.team_members where team_id = t.id limit 1), now() from public.teams t where t.id = ${team} returning id, team_id)
			insert into public.handed_in_files (file_id, team_id) select id, team_id from put`;
}

for (const javaScriptEnabled of [true, false]) {
	test(`a guest opens the link, scores what is in the queue and sees nothing else, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone,
		browser
	}) => {
		const made = await handedIn(someone);
		await handInFiles(made.teams[0]?.id ?? 0);
		const judge = await someone({ function: 'marketing' });
		const { page: desk, path } = await invited(made.organizer, made.judging, javaScriptEnabled);
		await setUp(someone, [judge], made);
		await desk.goto(`${made.judging}/setup`);
		await desk.getByLabel('Judges for each project').last().fill('2');
		await desk
			.getByRole('button', { name: /^Plan again/ })
			.last()
			.click();
		await expect(desk.getByText('0 of 4 seats scored.')).toBeVisible();
		const told = { says: 'Coffee for judges at ten', audience: 'judges' };
		await post(made.organizer.request, made.judging.replace('/judging', '/announcements?/say'), told);

		const baseURL = new URL(desk.url()).origin;
		const context = await browser.newContext({ ...PHONE, baseURL, javaScriptEnabled });
		const guest = await context.newPage();
		const opened = await guest.goto(path);
		expect(opened?.headers()['referrer-policy']).toBe('same-origin');
		expect(opened?.headers()['cache-control']).toContain('no-store');
		await expect(guest.getByRole('heading', { level: 1 })).toHaveText(/^Judging /);
		await expect(guest.getByText('0 of 2 scored')).toBeVisible();
		await expect(guest.getByRole('complementary', { name: 'Announcements' })).toContainText('Coffee for judges at ten');
		if (javaScriptEnabled) {
			await post(made.organizer.request, made.judging.replace('/judging', '/announcements?/say'), {
				...{ says: 'Lunch is served', audience: 'everybody' }
			});
			// asked for again when the page is looked at again
			await guest.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
			await expect(guest.getByRole('complementary').getByText('Lunch is served')).toBeVisible();
		}
		if (javaScriptEnabled) await isAccessible(guest);
		if (javaScriptEnabled) await fitsNarrow(guest);
		expect(await guest.content()).not.toContain(judge.name);
		for (const elsewhere of await guest
			.getByRole('link')
			.evaluateAll((all) => all.map((one) => one.getAttribute('href')))) {
			expect(elsewhere).toMatch(/^(#main|\/judge\/)/);
		}

		await guest.getByRole('link', { name: 'One field less', exact: true }).click();
		await expect(guest.getByRole('heading', { level: 1 })).toHaveText('One field less');
		await expect(guest.getByText('twice')).toBeVisible();
		// what was handed in with it is read here, by the link alone
		const files = guest.getByRole('list', { name: 'Files' });
		const picture = files.getByRole('img', { name: 'The form before and after' });
		await expect(picture).toBeVisible();
		await expect
			.poll(() => picture.evaluate((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0)))
			.toBe(48);
		const slides = await guest.request.get(
			(await files.getByRole('link', { name: 'slides.pdf' }).getAttribute('href')) ?? ''
		);
		expect(slides.headers()['content-type']).toBe('application/pdf');
		expect(slides.headers()['content-disposition']).toContain('attachment');
		if (javaScriptEnabled) {
			// what is said while one scores lies in a closed fold: it is spoken, alone
			await post(made.organizer.request, made.judging.replace('/judging', '/announcements?/say'), {
				...{ says: 'Ten minutes more for everybody', audience: 'judges' }
			});
			await guest.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
			const spoken = guest.getByRole('status').filter({ hasText: 'New announcement' });
			await expect(spoken).toHaveText('New announcement: Ten minutes more for everybody');
			await isAccessible(guest);
			// times that move are shown when the page asks, and what was tapped stays
			const tapped = guest.getByRole('group', { name: 'Business value' }).getByRole('radio', { name: '3' });
			await tapped.check();
			const until = guest.getByText('You can give and change it until');
			const before = (await until.textContent()) ?? '';
			await sql`update public.events set voting_at = voting_at + interval '17 minutes', results_at = results_at + interval '17 minutes' where slug = ${made.event.slug}`;
			await guest.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
			await expect(until).not.toHaveText(before);
			await expect(tapped).toBeChecked();
		}
		await mark(guest, '4');
		await guest.getByRole('button', { name: 'Save', exact: true }).click();
		await expect(guest.getByText('Saved. 1 of 2 scored.')).toBeVisible();
		await guest.getByRole('link', { name: 'Next: Two clicks to pay' }).click();
		await guest.getByText('I should not judge this team').click();
		await guest.getByLabel('Why').fill('I taught two of them.');
		await guest.getByRole('button', { name: 'Declare the conflict' }).last().click();
		await expect(guest.getByText('I taught two of them.')).toBeVisible();
		await expect(guest.getByText('All 1 scored')).toBeVisible();

		// the link is no account: every page of members asks to sign in
		for (const closed of ['/', made.judging, `/teams/${made.teams[0]?.id}`]) {
			await guest.goto(closed);
			await expect(guest).toHaveURL(/\/sign-in/);
		}

		await desk.goto(`${made.judging}/guests`);
		const row = desk.getByRole('list', { name: 'Guest judges' }).getByRole('listitem').filter({ hasText: 'Gerda' });
		await expect(row).toContainText('Opened the link');
		await row.getByRole('button', { name: 'Revoke' }).last().click();
		await expect(desk.getByText('The link is revoked and opens no more.')).toBeVisible();
		await guest.goto(path);
		await expect(guest.getByRole('heading', { level: 1 })).toHaveText('This link has ended');
		if (javaScriptEnabled) await isAccessible(guest);

		// made anew it leads to what was scored
		await row.getByRole('button', { name: 'New link' }).last().click();
		const next = new URL(await desk.getByLabel('The link for Gerda Guest').inputValue()).pathname;
		expect(next).not.toBe(path);
		await guest.goto(next);
		await expect(guest.getByText('All 1 scored')).toBeVisible();

		// whoever previews a guest hears the same and reads the files of the sample
		const eyes = await made.organizer.page({ javaScriptEnabled });
		await eyes.goto(`${made.event.path}/preview`);
		await eyes.getByRole('button', { name: 'As a guest judge' }).click();
		await expect(eyes.getByText('Coffee for judges at ten')).toBeVisible();
		await eyes.getByRole('link', { name: 'One field less', exact: true }).click();
		const shown = eyes.getByRole('list', { name: 'Files' }).getByRole('img', { name: 'The form before and after' });
		await expect.poll(() => shown.evaluate((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0))).toBe(48);
		await context.close();
	});
}
