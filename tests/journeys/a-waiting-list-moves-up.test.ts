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
		const code = /[A-HJKMNP-Z2-9]{6}/.exec((await shown.innerText()).split('\n').at(-1) ?? '')?.[0] ?? '';

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
