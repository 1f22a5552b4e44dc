import { randomUUID } from 'node:crypto';
import { drawBars } from '../../supabase/seed/drawing.ts';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, moveTo, plan } from './hackathon.ts';
import { photograph } from './photograph.ts';
import { expect, post, test, type Someone } from './people.ts';

const PICTURE = Buffer.from(drawBars([0.2, 0.9, 0.3]), 'base64');
const SLIDES = Buffer.from('%PDF-1.7\n% what we found\n%%EOF\n');
const picture = { name: 'wall of the room.png', mimeType: 'image/png', buffer: PICTURE };
const slides = { name: 'Überblick.pdf', mimeType: 'application/pdf', buffer: SLIDES };

type Page = Awaited<ReturnType<Someone['page']>>;
async function attach(page: Page, file: typeof picture, shows: string) {
	await page.getByLabel('File', { exact: true }).setInputFiles(file);
	await page.getByLabel('What it shows').fill(shows);
	await page.getByRole('button', { name: 'Attach it' }).last().click();
}
const isLoaded = (page: Page, name: string) =>
	expect
		.poll(() =>
			page.getByRole('img', { name }).evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))
		)
		.toBeGreaterThan(0);

for (const javaScriptEnabled of [true, false]) {
	test(`a sketch and slides travel with an idea, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ben] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ name: 'Ann Weber' }),
			someone({ function: 'it' })
		]);
		const event = await plan(leader, 'ideation');
		const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
		const page = await ann.page({ javaScriptEnabled });
		await page.goto(idea);
		await page.getByRole('link', { name: 'Attach a photo, a screen or a PDF' }).click();

		await attach(page, { name: 'sketch.png', mimeType: 'image/png', buffer: Buffer.from('<svg>') }, 'A sketch');
		await expect(page.getByText('this file is none of them').last()).toBeVisible();
		await expect(page.getByLabel('What it shows')).toHaveValue('A sketch');
		await attach(page, picture, '');
		await expect(page.getByText('Say what the picture shows').last()).toBeVisible();
		await attach(page, picture, 'The form on the wall');
		await expect(page.getByText('Attached.', { exact: true })).toBeVisible();
		await attach(page, slides, '');
		await expect(page.getByRole('link', { name: 'Überblick.pdf' })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		const other = await ben.page({ javaScriptEnabled });
		await other.goto(idea);
		await isLoaded(other, 'The form on the wall');
		await expect(other.getByRole('link', { name: 'Attach or take away' })).toHaveCount(0);
		if (javaScriptEnabled) await isAccessible(other);
		await fitsNarrow(other);
		const address = (await other.getByRole('link', { name: 'Überblick.pdf' }).getAttribute('href')) ?? '';
		const answer = await other.request.get(address);
		expect(await answer.body()).toEqual(SLIDES);
		expect(answer.headers()).toMatchObject({
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="_berblick.pdf"; filename*=UTF-8''%C3%9Cberblick.pdf`,
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff'
		});
		const again = await other.request.get(address, { headers: { 'if-none-match': answer.headers().etag ?? '' } });
		expect(again.status()).toBe(304);

		await page.getByRole('button', { name: 'Take away The form on the wall' }).click();
		const back = page.getByRole('button', { name: 'Put back The form on the wall' });
		await expect(back).toBeVisible();
		await other.reload();
		await expect(other.getByRole('link', { name: 'Überblick.pdf' })).toBeVisible();
		await expect(other.getByRole('img', { name: 'The form on the wall' })).toHaveCount(0);
		await back.click();
		await isLoaded(page, 'The form on the wall');
		await other.goto(`${idea}/files`);
		await expect(other).toHaveURL(new RegExp(`${idea}$`));
	});

	test(`a team hands in its slides, which others read after the deadline, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ben, cleo] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ name: 'Ann Weber' }),
			someone({ function: 'it' }),
			someone()
		]);
		const event = await plan(leader, 'submission');
		const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
		const team = await post(ann.request, `${idea}?/team`, { team: `Team ${randomUUID().slice(0, 6)}` });
		await post(ben.request, `${team}?/join`, {});
		const page = await ann.page({ javaScriptEnabled });
		await page.goto(team);
		await page.getByLabel('Pitch').fill('One field less, and twice as many finish.');
		await page.getByRole('button', { name: 'Save and attach files' }).click();
		await expect(page.getByRole('heading', { name: 'Files of the draft' })).toBeVisible();
		await attach(page, picture, 'The form on the wall');
		await expect(page.getByText('Attached to the draft.')).toBeVisible();
		await attach(page, slides, 'Our five slides');
		await expect(page.getByRole('link', { name: 'Überblick.pdf' })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		await page.getByRole('link', { name: 'Back to the draft' }).click();
		await expect(page.getByLabel('Pitch')).toHaveValue('One field less, and twice as many finish.');
		await expect(page.getByRole('link', { name: 'Our five slides' })).toBeVisible();
		await page.getByRole('link', { name: 'Preview as judges see it' }).click();
		await isLoaded(page, 'The form on the wall');
		await page.goto(team);
		await page.getByRole('button', { name: 'Hand in', exact: true }).last().click();
		await expect(page.getByRole('heading', { name: 'Handed in' })).toBeVisible();
		await isLoaded(page, 'The form on the wall');

		const stranger = await cleo.page({ javaScriptEnabled });
		const submission = `/events/${event.slug}/submissions/${team.split('/').at(-1)}`;
		const file = (await page.getByRole('link', { name: 'Überblick.pdf' }).getAttribute('href')) ?? '';
		expect((await stranger.request.get(file)).status()).toBe(404);

		// taken off the draft, it stays part of what was handed in
		await page.getByRole('button', { name: 'Save and change the files' }).click();
		await page.getByRole('button', { name: 'Take away Our five slides' }).click();
		await expect(page.getByRole('button', { name: 'Put back Our five slides' })).toBeVisible();
		await moveTo(event, 'judging');
		await stranger.goto(submission);
		await isLoaded(stranger, 'The form on the wall');
		await expect(stranger.getByRole('link', { name: 'Überblick.pdf' })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(stranger);
		await fitsNarrow(stranger);

		await page.goto(`${team}/files`);
		await expect(page.getByText('handed in by nobody')).toBeVisible();
		await attach(page, { ...slides, buffer: Buffer.from('%PDF-1.7 late') }, 'Too late');
		await expect(page.getByRole('button', { name: 'Take away Too late' })).toBeVisible();
		await stranger.reload();
		await isLoaded(stranger, 'The form on the wall');
		await expect(stranger.getByText('Too late')).toHaveCount(0);
	});
}

for (const javaScriptEnabled of [true, false]) {
	test(`an idea is logged with its sketch, and a broken one costs no idea, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const ann = await someone();
		const page = await ann.page({ javaScriptEnabled });
		const log = async (file: typeof picture) => {
			await page.getByLabel('A photo, a screen or a PDF').setInputFiles(file);
			await page.getByRole('button', { name: 'Log the idea' }).last().click();
		};
		await page.goto('/ideas/new');
		await page.getByLabel('Title').fill(`A sketch ${randomUUID().slice(0, 8)}`);
		await page.getByLabel('Problem').fill('Four of ten who see the form never finish it.');
		await log(picture);
		await expect(page.getByText('Say what the picture shows').last()).toBeVisible();
		await expect(page.getByLabel('Problem')).toHaveValue('Four of ten who see the form never finish it.');
		await page.getByLabel('What it shows').fill('The form on the wall');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await log(picture);
		await expect(page).toHaveURL(/\/ideas\/\d+$/);
		await isLoaded(page, 'The form on the wall');

		await page.goto('/ideas/new');
		await page.getByLabel('Title').fill(`A broken sketch ${randomUUID().slice(0, 8)}`);
		await page.getByLabel('Problem').fill('Four of ten who see the form never finish it.');
		await page.getByLabel('What it shows').fill('The form on the wall');
		await log({ ...picture, buffer: PICTURE.subarray(0, 12) });
		await expect(page.getByRole('alert')).toContainText('The idea is logged, its file is not attached.');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Files of the idea');
	});
}

test('a photo from a phone is made smaller before it is sent, and what is too large is told before', async ({
	someone
}) => {
	const ann = await someone();
	const idea = await post(ann.request, '/ideas/new?/log', {
		title: `A photo ${randomUUID().slice(0, 8)}`,
		problem: 'Four of ten who see the form never finish it.',
		place: ''
	});
	const page = await ann.page();
	await page.goto(`${idea}/files`);
	const buffer = await photograph(page, 'image/jpeg');
	expect(buffer.length).toBeGreaterThan(1024 * 1024);
	await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
	await expect(page.getByText(/^Made smaller before it is sent/)).toBeVisible();
	await page.getByLabel('What it shows').fill('The room');
	await page.getByRole('button', { name: 'Attach it' }).last().click();
	await expect(page.getByText('Attached.', { exact: true })).toBeVisible();
	await isLoaded(page, 'The room');
	expect(
		await page
			.getByRole('img', { name: 'The room' })
			.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0))
	).toBe(2400);

	const huge = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5 * 1024 * 1024, 32)]);
	await page
		.getByLabel('File', { exact: true })
		.setInputFiles({ name: 'huge.pdf', mimeType: 'application/pdf', buffer: huge });
	await expect(page.getByText(/^Make the file smaller: 4 MB at most\. This one has 5\.0 MB\.$/)).toBeVisible();
	// without JavaScript it is sent, and answered beside the field
	const answer = await ann.request.post(`${idea}/files?/attach`, {
		headers: { accept: 'text/html' },
		multipart: { file: { name: 'huge.pdf', mimeType: 'application/pdf', buffer: huge }, alt: 'Kept words' }
	});
	expect(answer.status()).toBe(422);
	const said = await answer.text();
	expect(said).toContain('Make the file smaller: 4 MB at most.');
	expect(said).toContain('Kept words');
});

test('without JavaScript a file far too large is told by a page, and going back what was typed is there', async ({
	someone
}) => {
	const ann = await someone({ name: 'Ann Weber' });
	const page = await ann.page({ javaScriptEnabled: false });
	await page.goto('/ideas/new');
	await page.getByLabel('Title').fill('One field less');
	await page.getByLabel('Problem').fill('People stop at the phone number.');
	const film = { name: 'film.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(9_000_000, 'a') };
	await page.locator('input[type=file]').setInputFiles(film);
	await page.getByRole('button', { name: 'Log the idea' }).last().click();
	await expect(page.getByRole('heading', { name: 'This was too large to send' })).toBeVisible();
	await expect(page.getByText('A file may have at most 4 MB')).toBeVisible();
	await page.goBack();
	await expect(page.getByLabel('Title')).toHaveValue('One field less');
	await expect(page.getByLabel('Problem')).toHaveValue('People stop at the phone number.');
});
