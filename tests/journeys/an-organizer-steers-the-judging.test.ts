import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { moveTo } from './hackathon.ts';
import { handedIn, setUp } from './judged.ts';
import { expect, post, test, type Someone } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`an organizer writes the rubric, names judges and plans who looks at what, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const made = await handedIn(someone);
		const names = ['Mara', 'Ilja', 'Zoe'].map((name) => `${name} ${randomUUID().slice(0, 8)}`);
		await someone({ name: names[0] ?? '', function: 'marketing' });
		await someone({ name: names[1] ?? '', function: 'it' });
		await someone({ name: names[2] ?? '', function: 'it' });

		const page = await made.organizer.page({ javaScriptEnabled });
		await page.goto(made.event.path);
		await page.getByRole('link', { name: 'Judging', exact: true }).click();
		await page.getByRole('link', { name: 'Set up and steer the judging' }).click();
		await expect(page.getByLabel('Criterion 1', { exact: true })).toHaveValue('Business value');
		await page.getByLabel('Judges for each project').first().fill('2');
		await page.getByRole('button', { name: 'Save the rubric' }).last().click();
		await expect(page.getByText('A rubric to begin with')).toHaveCount(0);

		// its challenge is judged by another rubric, and by the event's again
		const rubrics = page.locator('#rubrics');
		await expect(rubrics.getByText('Judged by the event’s rubric.')).toBeVisible();
		await rubrics.getByText('Give it a rubric of its own').click();
		await rubrics.getByLabel('Criterion 1', { exact: true }).fill('Fields left');
		await rubrics.getByLabel('Criterion 2', { exact: true }).fill('x');
		await rubrics.getByRole('button', { name: 'Save the rubric of The form people leave' }).click();
		await expect(rubrics.getByText('Give the criterion a name of 2 to 80 characters.').first()).toBeVisible();
		await expect(rubrics.getByLabel('Criterion 1', { exact: true })).toHaveValue('Fields left');
		await rubrics.getByLabel('Criterion 2', { exact: true }).fill('Speed');
		await rubrics.getByRole('button', { name: 'Save the rubric of The form people leave' }).click();
		await expect(rubrics.getByText('Judged by its own rubric.')).toBeVisible();
		await expect(rubrics.getByRole('region', { name: 'The rubric of The form people leave' })).toContainText('Speed');
		await expect(page.getByText('“The form people leave” by “Fields left”')).toBeVisible();
		const member = await made.founders[0]?.page({ javaScriptEnabled });
		await member?.goto(`${made.event.path}#challenges`);
		await expect(member?.getByText('Judged by its own rubric: Fields left') ?? page.locator('none')).toBeVisible();
		await rubrics.getByRole('button', { name: 'Judge The form people leave by the event’s rubric' }).click();
		await expect(rubrics.getByText('Judged by the event’s rubric.')).toBeVisible();

		for (const name of names) {
			await page.getByLabel('Add a judge').fill(name);
			await page.getByRole('button', { name: 'Search' }).click();
			await page.getByRole('button', { name: 'Add as a judge' }).last().click();
			await expect(page.getByRole('list', { name: 'Judges' })).toContainText(name);
		}
		await page.getByRole('button', { name: 'Plan who looks at what' }).last().click();
		await expect(page.getByText('Everything was met.')).toBeVisible();
		await expect(page.getByText('0 of 4 seats scored.')).toBeVisible();
		await expect(page.getByRole('row', { name: /One field less/ })).toContainText('0 of 2');
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}

		// one drops out: what is not met any more is said, and a new plan meets it
		await page
			.getByRole('list', { name: 'Judges' })
			.getByRole('listitem')
			.filter({ hasText: names[1] ?? '' })
			.getByRole('button', { name: 'Take off' })
			.last()
			.click();
		await expect(page.getByText('Dropped out, 0 scored')).toBeVisible();
		await expect(page.getByText('1 of 2 seats is empty, and nobody from IT looks at it.').first()).toBeVisible();
		const asked = page.getByText(`somebody is missing for one project of ${made.event.name}`);
		await page.goto('/');
		await asked.getByRole('link').click();
		await page.getByRole('button', { name: 'Plan again' }).last().click();
		await expect(page.getByText('Everything was met.')).toBeVisible();
		await page.goto('/');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(asked).toHaveCount(0);
		await page.goto(`${made.judging}/setup`);

		await page.getByRole('button', { name: 'Open the scores for good' }).last().click();
		await expect(page.getByRole('alert')).toContainText('A judge is not done.');
	});
}

test('judges score, the desk counts along, and the results appear to organizers, then to everybody', async ({
	someone
}) => {
	const made = await handedIn(someone);
	const judges = [
		await someone({ function: 'marketing' }),
		await someone({ function: 'it', name: `Ida ${randomUUID().slice(0, 8)}` }),
		await someone({ function: 'it' })
	];
	await setUp(someone, judges, made);
	const desk = await made.organizer.page();
	await desk.goto(`${made.judging}/setup`);
	await expect(desk.getByText('0 of 6 seats scored.')).toBeVisible();

	const queue = await (await judges[0]?.request.get(`${made.judging}/${made.teams[0]?.id}`))?.text();
	const criteria = [...new Set([...(queue ?? '').matchAll(/name="points\.c(\d+)"/g)].map(([, id]) => id ?? ''))];
	expect(criteria).toHaveLength(2);
	const give = (judge: Someone | undefined, team: number, marks: readonly [string, string], comment = '') =>
		post((judge ?? made.organizer).request, `${made.judging}/${made.teams[team]?.id}?/save`, {
			[`points.c${criteria[0]}`]: marks[0],
			[`points.c${criteria[1]}`]: marks[1],
			...{ comment, version: '0' }
		});
	await give(judges[0], 0, ['5', '4'], 'The strongest evidence we saw.');
	// live: nobody reloads the desk
	await expect(desk.getByText('1 of 6 seats scored.')).toBeVisible();
	await give(judges[0], 1, ['4', '4']);
	await give(judges[1], 0, ['3', '3']);
	await give(judges[1], 1, ['2', '1']);
	await give(judges[2], 0, ['4', '5']);

	// sealed, also for who runs the event
	await desk.goto(`${made.judging}/results`);
	await expect(desk.getByText('Judges score now')).toBeVisible();
	await give(judges[2], 1, ['3', '4']);
	await desk.goto(`${made.judging}/setup`);
	await desk.getByRole('button', { name: 'Open the scores for good' }).last().click();
	await desk.getByRole('link', { name: 'See the results' }).click();

	const places = desk.getByRole('table', { name: 'Places by the adjusted score' });
	await expect(places.getByRole('row').nth(1)).toContainText('One field less');
	await expect(places.getByRole('row').nth(1)).toContainText(/\d\.\d\d to \d\.\d\d/);
	await expect(desk.getByText('Krippendorff’s alpha')).toBeVisible();
	// two projects are too few to tell whether judges agree, and each measure says so
	await expect(desk.getByText('From 3 judges and 2 projects only, so with care.')).toHaveCount(3);
	await desk.getByText('Why: what each project was given, criterion by criterion').click();
	const why = desk.getByRole('region', { name: 'Means by criterion' }).getByRole('row').nth(1);
	await expect(why).toContainText('One field less');
	await expect(why.getByRole('cell')).toHaveText(['4.00', '4.00']);
	await expect(desk.getByRole('heading', { name: 'Strict and lenient judges' })).toBeVisible();
	await expect(desk.getByRole('table', { name: 'How strict or lenient' })).toContainText(judges[1]?.name ?? '');
	await isAccessible(desk);
	await fitsNarrow(desk);
	const file = await made.organizer.request.get(`${made.judging}/marks.csv`);
	expect(await file.text()).toContain(judges[1]?.name ?? '');

	const member = await made.founders[0]?.page({ javaScriptEnabled: false });
	if (!member) throw new Error('there is no founder');
	await member.goto(`${made.judging}/results`);
	await expect(member.getByText('The judges’ scores are sealed.')).toBeVisible();
	expect((await made.founders[0]?.request.get(`${made.judging}/results.csv`))?.status()).toBe(404);

	await moveTo(made.event, 'results');
	await member.reload();
	await expect(member.getByRole('table', { name: 'Places by the adjusted score' })).toContainText('One field less');
	await expect(member.getByText('The strongest evidence we saw.')).toBeVisible();
	await expect(member.getByRole('heading', { name: 'Strict and lenient judges' })).toHaveCount(0);
	await expect(member.locator('body')).not.toContainText(judges[1]?.name ?? 'nobody');
	expect((await made.founders[0]?.request.get(`${made.judging}/results.csv`))?.status()).toBe(200);
	expect((await made.founders[0]?.request.get(`${made.judging}/marks.csv`))?.status()).toBe(404);

	// a browser saves the files, and stays where it is
	const reader = (await made.founders[0]?.page()) ?? member;
	await reader.goto(`${made.judging}/results`);
	const saved = reader.waitForEvent('download');
	await reader.getByRole('link', { name: 'Places as CSV' }).click();
	expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
	await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Judges’ results');

	// of the other team nobody but organizers reads the comments
	const other = await made.founders[1]?.page({ javaScriptEnabled: false });
	await other?.goto(`${made.judging}/results`);
	await expect(other?.getByText('The strongest evidence we saw.') ?? member.locator('nothing')).toHaveCount(0);
});
