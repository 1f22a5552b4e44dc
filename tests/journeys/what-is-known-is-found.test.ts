import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, started, withKpis } from './experiment-plan.ts';
import { expect, test } from './jury.ts';
import { post } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? 'while typing' : 'after saving, without JavaScript';
	test(`somebody about to repeat a killed test is told so ${how}`, async ({ jury, someone }) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const learned = `People do not mind the number, they mind not knowing who calls (${jury.experiment}).`;
		await jury.vote('kill');
		const page = await jury.chair.page();
		await page.goto(jury.path);
		const box = await page.locator('input[name="box"]').first().inputValue();
		await post(jury.chair.request, `${jury.path}?/decide`, {
			...{ box, outcome: 'kill', learned },
			rationale: 'Nothing moved in two weeks.',
			next_step: 'Take the variant down.',
			change_mind: 'When callers know beforehand who will answer.'
		});

		const dora = await someone({ name: 'Dora Drafter' });
		const idea = (await logIdea(dora, `Wholly different words ${randomUUID().slice(0, 6)}`)).split('/').at(-1);
		const planner = await dora.page({ javaScriptEnabled });
		await planner.goto(`/experiments/new?idea=${idea}`);
		const told = planner.getByRole('region', { name: 'Did we already test this?' });
		// with a typing error in it
		const title = jury.title.replace('field', 'feild');
		await planner.getByLabel('Name of the experiment').fill(title);
		if (javaScriptEnabled) {
			await expect(told).toContainText(learned);
			await expect(told.getByRole('listitem').filter({ hasText: jury.title })).toContainText('Killed');
			await isAccessible(planner);
			await fitsNarrow(planner);
		}
		await planner.getByRole('button', { name: 'Open the draft' }).last().click();
		await expect(planner.getByRole('heading', { name: 'Plan the experiment' })).toBeVisible();
		await expect(told).toContainText(learned);
		if (javaScriptEnabled) {
			await planner.getByLabel('Name of the experiment').fill('Zygomorphic quills');
			await expect(told).not.toContainText(learned);
			await isAccessible(planner);
		}
		await fitsNarrow(planner);

		await planner.goto(planner.url().replace(/\/plan.*/, ''));
		const similar = planner.getByRole('region', { name: 'Similar experiments' });
		await expect(similar).toContainText(learned);
		await similar.getByRole('link', { name: jury.title }).click();
		await expect(planner.getByRole('heading', { level: 1, name: jury.title })).toBeVisible();
		await planner.goto(`/learnings?q=calls+${jury.experiment}`);
		await expect(planner.getByRole('article').filter({ hasText: learned })).toContainText('From a decision');
	});
}

for (const javaScriptEnabled of [true, false]) {
	test(`a learning is found and its evidence read, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob, carl] = await Promise.all([
			someone(),
			someone({ function: 'it' }),
			someone({ name: 'Carl Curious' })
		]);
		const team = await withKpis(ann, bob);
		const word = `q${randomUUID().slice(0, 8)}`;
		const [first, second] = [
			await started(team, `Shorter form ${word}`),
			await started(team, `Shorter form on phones ${word}`)
		];
		const page = await ann.page({ javaScriptEnabled });

		await page.goto(`${first}/tags`);
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByLabel('Channel').fill(`Phone, ${word}`);
		await page.getByRole('button', { name: 'Save the tags' }).last().click();
		await expect(page.getByRole('list', { name: 'Channel' })).toContainText(word);
		await page.getByRole('link', { name: 'Write a learning' }).click();
		await expect(page.getByLabel('Tags')).toHaveValue(`phone, ${word}`);
		await page.getByLabel('What was learned').fill('Too short');
		await page.getByLabel('How this experiment supports it').fill('Sign-ups rose by a tenth over two weeks.');
		await page
			.locator('form')
			.last()
			.evaluate((form) => form.setAttribute('novalidate', ''));
		await page.getByRole('button', { name: 'Write the learning' }).last().click();
		await expect(page.getByText('Say it in at least 10 characters.').last()).toBeVisible();
		await page.getByLabel('What was learned').fill(`Every field less brings sign-ups ${word}.`);
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('button', { name: 'Write the learning' }).last().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Every field less brings sign-ups ${word}.`);
		await expect(page.getByText('Supported by 1 experiment')).toBeVisible();

		await page.getByText('Add evidence').click();
		await page.getByRole('combobox', { name: 'Experiment' }).selectOption(`Shorter form on phones ${word}`);
		await page.getByLabel('Contradicts it').check();
		await page.getByLabel('What it showed').fill('On phones nothing changed at all.');
		await page.getByRole('button', { name: 'Add the evidence' }).last().click();
		await expect(page.getByText('Disputed: supported by 1 experiment, contradicted by 1')).toBeVisible();
		await page.getByRole('link', { name: 'Word it better' }).click();
		await page.getByLabel('What was learned').fill(`Every field less brings sign-ups on desks ${word}.`);
		await page.getByLabel('Why it is worded differently').fill('On phones it did not hold.');
		if (javaScriptEnabled) await isAccessible(page);
		await page.getByRole('button', { name: 'Put it in its place' }).last().click();
		await expect(page.getByRole('heading', { level: 1 })).toContainText('on desks');

		// who comes without an experiment is asked which one
		await page.goto('/learnings/new');
		await expect(page.getByRole('heading', { level: 1, name: 'Which experiment taught it?' })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page
			.getByRole('region', { name: 'Yours' })
			.getByRole('link', { name: `Shorter form ${word}` })
			.click();
		await expect(page.getByRole('heading', { level: 1, name: 'Write a learning' })).toBeVisible();

		const reader = await carl.page({ javaScriptEnabled });
		await reader.goto('/experiments');
		await reader.getByRole('combobox', { name: 'Tagged' }).selectOption(word);
		await reader.getByRole('button', { name: 'Show' }).click();
		await expect(reader.getByRole('article')).toHaveCount(1);
		await expect(reader.getByRole('link', { name: `Shorter form ${word}` })).toBeVisible();
		if (javaScriptEnabled) await isAccessible(reader);
		await fitsNarrow(reader);
		await reader.getByRole('link', { name: 'Learnings' }).click();
		await reader.getByRole('searchbox', { name: 'Find a learning' }).fill(word);
		await reader.getByRole('button', { name: 'Find' }).click();
		await expect(reader.getByRole('article')).toHaveCount(1);
		await expect(reader.getByRole('article')).toContainText('Disputed');
		if (javaScriptEnabled) await isAccessible(reader);
		await fitsNarrow(reader);
		await reader.getByRole('link', { name: new RegExp(`on desks ${word}`) }).click();
		await expect(reader.getByRole('article').filter({ hasText: 'Contradicted by' })).toContainText(
			'On phones nothing changed at all.'
		);
		await expect(reader.getByRole('article').filter({ hasText: 'Supported by' })).toContainText(
			'Sign-ups rose by a tenth'
		);
		await expect(reader.getByText('Worded differently because: On phones it did not hold.')).toBeVisible();
		await expect(reader.getByText('Add evidence')).toHaveCount(0);
		if (javaScriptEnabled) await isAccessible(reader);
		await fitsNarrow(reader);
		await reader.goto(second);
		await expect(reader.getByRole('region', { name: 'What it taught' })).toContainText('Contradicts it');
	});
}
