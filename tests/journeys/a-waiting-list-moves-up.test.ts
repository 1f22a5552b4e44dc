import decodeQR from 'qr/decode.js';
import type { Locator } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`who waits for a place moves up and is told, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ben] = [await someone({ role: 'leader' }), await someone(), await someone()];
		const event = await plan(leader, 'formation');
		const office = await leader.page({ javaScriptEnabled });
		await office.goto(`${event.path}/people`);
		await office.getByRole('link', { name: 'Limits and questions' }).click();
		await office.getByLabel('Places').fill('1');
		await office.getByLabel('Question 1', { exact: true }).fill('What do you eat?');
		await office.getByLabel('Answers to choose from for question 1').fill('Everything\nNo meat');
		await office.getByLabel('Question 1 has to be answered').check();
		if (javaScriptEnabled) {
			await isAccessible(office);
			await fitsNarrow(office);
		}
		await office.getByRole('button', { name: 'Save the registration' }).last().click();
		await expect(office.getByRole('heading', { level: 1 })).toHaveText('People');

		const first = await ann.page({ javaScriptEnabled });
		await first.goto(event.path);
		await expect(first.getByText('1 of 1 places are free.')).toBeVisible();
		await first.getByRole('button', { name: 'Register' }).last().click();
		await expect(first.getByRole('alert')).toContainText('Answer this, so that you can register.');
		await first.getByLabel('No meat').check();
		await first.getByRole('button', { name: 'Register' }).last().click();
		await expect(first.getByText('You are registered.')).toBeVisible();

		const second = await ben.page({ javaScriptEnabled });
		await second.goto(event.path);
		const todo = second.getByRole('region', { name: 'What to do now' });
		await expect(todo.getByText('Every place for you is taken. Join the waiting list')).toBeVisible();
		await expect(todo.getByRole('link')).toHaveCount(0);
		await second.getByLabel('Everything').check();
		await second.getByRole('button', { name: 'Join the waiting list' }).last().click();
		await expect(second.getByText('You are on the waiting list, place 1 of 1.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(second);
		await second.goto(`${event.path}?code=AAAAAA`);
		await expect(second.getByText('The code from the room checks you in once you have a place.')).toBeVisible();
		await second.goto(event.path);

		await office.goto(`${event.path}/people`);
		await expect(office.getByRole('list', { name: 'Registered' })).toContainText('No meat');
		await expect(office.getByRole('list', { name: 'Waiting list' })).toContainText(ben.name);

		await first.getByText('Take back your registration').click();
		await first.getByRole('button', { name: 'I am not coming' }).last().click();
		await expect(first.getByRole('button', { name: 'Join the waiting list' }).last()).toBeVisible();
		await second.goto('/');
		await expect(second.getByText('A place became free: you are registered.')).toBeVisible();
		await second.goto(event.path);
		await expect(second.getByText('You are registered.')).toBeVisible();
	});
}

for (const javaScriptEnabled of [true, false]) {
	test(`people check in by the code in the room or by the list, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ben] = [await someone({ role: 'leader' }), await someone(), await someone()];
		const event = await plan(leader, 'build');
		for (const who of [ann, ben]) await post(who.request, `${event.path}?/register`, {});
		const office = await leader.page({ javaScriptEnabled });
		await office.goto(`${event.path}/people`);
		const shown = office.getByRole('region', { name: 'Code to check in with' });
		const code = /[A-HJKMNP-Z2-9]{6}/.exec(await shown.innerText())?.[0] ?? '';

		const page = await ann.page({ javaScriptEnabled });
		await page.goto(event.path);
		await page.getByText('Check in', { exact: true }).click();
		await page.getByLabel('Code').fill('AAAAAA');
		await page.getByRole('button', { name: 'I am here' }).last().click();
		await expect(page.getByText('This is not the code of the event.').last()).toBeVisible();
		await page.getByLabel('Code').fill(code.toLowerCase());
		await page.getByRole('button', { name: 'I am here' }).last().click();
		await expect(page.getByText('You are checked in.')).toBeVisible();
		await page.goto(`${event.path}/people`);
		await expect(page.getByText(code)).toHaveCount(0);

		await office.reload();
		await expect(office.getByText('2 registered, 1 checked in')).toBeVisible();
		await office.getByRole('button', { name: `Here ${ben.name}` }).click();
		await expect(office.getByText('2 registered, 2 checked in')).toBeVisible();
		if (javaScriptEnabled) {
			await isAccessible(office);
			await fitsNarrow(office);
		}
	});
}

/** What a camera reads from a drawing on a page. */
async function readByCamera(drawing: Locator): Promise<string> {
	const photo = (await drawing.screenshot()).toString('base64');
	const { side, points } = await drawing.page().evaluate(async (png) => {
		const picture = new Image();
		picture.src = `data:image/png;base64,${png}`;
		await picture.decode();
		const canvas = new OffscreenCanvas(picture.width, picture.height);
		const drawn = canvas.getContext('2d');
		drawn?.drawImage(picture, 0, 0);
		const { data } = drawn?.getImageData(0, 0, picture.width, picture.height) ?? { data: [] };
		return { side: { width: picture.width, height: picture.height }, points: [...data] };
	}, photo);
	return decodeQR({ ...side, data: Uint8Array.from(points) });
}

for (const javaScriptEnabled of [true, false]) {
	test(`a phone reads the screen in the room, registers and is checked in, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann] = [await someone({ role: 'leader' }), await someone()];
		const event = await plan(leader, 'build');
		const office = await leader.page();
		await office.goto(`${event.path}/people`);
		const listens = office.waitForResponse(
			(answer) => answer.url().includes('/api/live/door-') && answer.status() === 200
		);
		await office.getByRole('link', { name: 'Open the screen for the room' }).click();
		await listens;
		await expect(office.getByText('0 of 0 registered are here')).toBeVisible();
		const address = await readByCamera(office.getByRole('img', { name: 'A code for cameras' }));
		expect(address).toContain(`${event.path}?code=`);
		await isAccessible(office);
		await fitsNarrow(office);
		// nobody scrolls a wall, also where the address is long and the projector small
		await office.setViewportSize({ width: 1024, height: 768 });
		const height = () => office.evaluate(() => document.documentElement.scrollHeight);
		expect(await height()).toBe(768);
		const sign = await office.locator('.sign').evaluate((code) => ({
			lines: code.clientHeight / parseFloat(getComputedStyle(code).fontSize),
			isCut: code.scrollWidth > code.clientWidth
		}));
		expect(sign.lines).toBeLessThan(1.5);
		expect(sign.isCut).toBe(false);

		const phone = await ann.page({ javaScriptEnabled, viewport: { width: 390, height: 844 } });
		await phone.goto(address);
		await expect(phone.getByText('Register first, then the code from the room checks you in.')).toBeVisible();
		await phone.getByRole('button', { name: 'Register' }).last().click();
		await expect(phone.getByText('You are registered.')).toBeVisible();
		await expect(office.getByText('0 of 1 registered are here')).toBeVisible();
		// the code is there already: one press
		await phone.getByRole('button', { name: 'I am here' }).click();
		await expect(phone.getByText('You are checked in.')).toBeVisible();
		await expect(office.getByText('1 of 1 registered are here')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(phone);

		await phone.goto(address);
		await expect(phone.getByLabel('Code')).toHaveCount(0);
		await expect(phone.getByText('You are checked in.')).toBeVisible();

		// who does not run the event has no screen of it
		await phone.goto(`${event.path}/people/screen`);
		await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Not open to you');
	});
}
