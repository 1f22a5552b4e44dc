import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { plan } from './hackathon.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? 'with' : 'without';

	test(`on a phone the page of an event leads to logging an idea for it, and one logged elsewhere is moved in, ${how} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann] = await Promise.all([someone({ role: 'leader' }), someone({ name: 'Ann Newhere' })]);
		const event = await plan(leader, 'ideation');
		const page = await ann.page({ javaScriptEnabled, viewport: { width: 360, height: 740 } });
		await page.goto(event.path);
		// nobody has registered: the header leads there too
		await page.getByRole('banner').getByRole('link', { name: 'Log an idea' }).click();
		await expect(page.getByLabel('Belongs to').locator('option:checked')).toHaveText(`${event.name}, any challenge`);
		const title = `Ask for less ${randomUUID().slice(0, 8)}`;
		await page.getByLabel('Title').fill(title);
		await page.getByLabel('Problem').fill('Four of ten who see the form never finish it.');
		await page.getByRole('button', { name: 'Log the idea' }).last().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await page.goto(event.path);
		await expect(page.getByText('You are registered.')).toBeVisible();

		// one that stands alone, moved in by whoever runs the event
		await page.goto('/ideas/new');
		await page.getByLabel('Title').fill(`${title}, alone`);
		await page.getByLabel('Problem').fill('Four of ten who see the form never finish it.');
		await page.getByLabel('Belongs to').selectOption({ label: 'No event, it stands alone' });
		await page.getByRole('button', { name: 'Log the idea' }).last().click();
		await expect(page.getByText('No event, it stands alone.')).toBeVisible();
		const office = await leader.page({ javaScriptEnabled });
		await office.goto(page.url());
		await office.getByText('Move it into an event').click();
		const where = office.getByRole('combobox', { name: 'Belongs to' });
		// other events have a challenge of this name
		const challenge = where.locator(`optgroup[label="${event.name}"] option`, {
			hasText: event.form['challenges.0.title']
		});
		await where.selectOption((await challenge.getAttribute('value')) ?? '');
		if (javaScriptEnabled) {
			await isAccessible(office);
			await fitsNarrow(office);
		}
		await office.getByRole('button', { name: 'Move the idea' }).last().click();
		await expect(
			office.getByRole('region', { name: 'Belongs to' }).getByRole('link', { name: event.name })
		).toBeVisible();
		await page.goto('/');
		await expect(page.getByText(`See where ${leader.name} moved your idea`)).toBeVisible();
		// found by the title of its challenge, and by a tag that is offered
		await page.goto(`/ideas?q=people+leave&event=${event.slug}`);
		await expect(page.getByRole('link', { name: `${title}, alone` })).toBeVisible();
	});

	test(`of two people with one name the right one owns a challenge and an idea, ${how} JavaScript`, async ({
		someone
	}) => {
		const word = `Q${randomUUID().replaceAll(/[^a-f]/g, '')}x`;
		const name = `Zoë ${word}`;
		const [leader, marketer, engineer] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ name, function: 'marketing' }),
			someone({ name, function: 'it' })
		]);
		const event = await plan(leader, 'ideation');
		const page = await leader.page({ javaScriptEnabled });
		const choose = async (label: string, button: string) => {
			const field = page.getByLabel(label);
			if (javaScriptEnabled) {
				await field.pressSequentially(`zoe ${word.toLowerCase()}`);
				const list = page.getByRole('listbox', { name: 'People with this name' });
				await expect(list.getByRole('option')).toHaveCount(2);
				await isAccessible(page);
				await list.getByRole('option').filter({ hasText: 'IT' }).click();
				await expect(field).toHaveValue(name);
				await page.getByRole('button', { name: button }).last().click();
				return;
			}
			await field.fill(`zoe ${word.toLowerCase()}`);
			await page.getByRole('button', { name: button }).last().click();
			await expect(page.getByRole('alert')).toContainText('Several people could be meant');
			await page.getByRole('radio', { name: 'IT' }).check();
			await page.getByRole('button', { name: button }).last().click();
		};
		await page.goto(`${event.path}/edit`);
		await page.getByText('Whom to ask, and links').first().click();
		await choose('Owner of challenge 1', 'Save the event');
		await expect(page).toHaveURL(event.path);
		const mine = await engineer.page({ javaScriptEnabled });

		await page.goto(`/ideas/new?event=${event.slug}`);
		const title = `What Zoë said ${randomUUID().slice(0, 8)}`;
		await page.getByLabel('Title').fill(title);
		await page.getByLabel('Problem').fill('Four of ten who see the form never finish it.');
		await choose('Whose idea it is', 'Log the idea');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
		await mine.goto('/');
		await expect(mine.getByText(`Keep or hand back what ${leader.name} logged in your name:`)).toBeVisible();
		const theirs = await marketer.page({ javaScriptEnabled });
		await theirs.goto('/');
		await expect(theirs.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(theirs.getByText(title)).toHaveCount(0);
	});

	test(`an organizer takes the place of somebody sick away, and the next in line has it, ${how} JavaScript`, async ({
		someone
	}) => {
		const [leader, sam, fay] = await Promise.all([someone({ role: 'leader' }), someone(), someone()]);
		const event = await plan(leader, 'ideation');
		const office = await leader.page({ javaScriptEnabled });
		await office.goto(`${event.path}/registration`);
		await office.getByLabel('Places').fill('1');
		await office.getByRole('button', { name: 'Save the registration' }).last().click();
		await expect(office.getByRole('heading', { level: 1 })).toHaveText('People');
		const first = await sam.page({ javaScriptEnabled });
		await first.goto(event.path);
		await first.getByRole('button', { name: 'Register' }).last().click();
		await expect(first.getByText('You are registered.')).toBeVisible();
		const second = await fay.page({ javaScriptEnabled });
		await second.goto(event.path);
		await second.getByRole('button', { name: 'Join the waiting list' }).last().click();
		await expect(second.getByText('You are on the waiting list, place 1 of 1.')).toBeVisible();

		await office.goto(`${event.path}/people`);
		await office.getByRole('link', { name: `Take out ${sam.name}` }).click();
		await office.getByLabel('Why').fill('You called in sick');
		if (javaScriptEnabled) {
			await isAccessible(office);
			await fitsNarrow(office);
		}
		await office.getByRole('button', { name: 'Take the place away' }).last().click();
		await expect(office.getByRole('list', { name: 'Registered' })).toContainText(fay.name);
		await first.goto('/');
		await expect(
			first.getByText('An organizer took your place back: You called in sick. Register again')
		).toBeVisible();
		await first.goto(event.path);
		await expect(first.getByText(`${leader.name} took your place back:`)).toBeVisible();
		await expect(first.getByText('You called in sick. Register again')).toBeVisible();
		await second.goto('/');
		await expect(second.getByText('A place became free: you are registered.')).toBeVisible();
	});
}
