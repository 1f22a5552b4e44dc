import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { planned, started, withKpis } from './experiment-plan.ts';
import { expect, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`numbers that contradict each other are told while planning, and do not start where nothing could contradict them, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		test.slow(javaScriptEnabled, 'axe reads the page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const draft = await planned(team, `One field less ${randomUUID().slice(0, 8)}`, () => ({
			insight: 'In October four in ten left at the phone number',
			kill_state: '',
			kill_on: ''
		}));
		const page = await ann.page({ javaScriptEnabled });
		await page.goto(draft);
		const advice = page.getByRole('region', { name: 'Can it turn out wrong?' });
		const row = page.getByRole('group', { name: 'It stops when, 1' });
		const number = row.getByLabel('Is', { exact: true });
		const kept = async () => {
			if (javaScriptEnabled) return;
			await page.getByRole('button', { name: 'Save the draft' }).last().click();
			await expect(page.getByText('The draft is saved.')).toBeVisible();
		};
		await expect(page.getByRole('region', { name: 'The hypothesis so far' })).toContainText(
			'Because in October four in ten left'
		);
		await expect(advice).toContainText('Once its parts and the kill criterion are written');

		// a kill number that overlaps with success, and that no change at all meets
		await row.getByLabel('It stops when').selectOption({ label: team.share });
		await row.getByLabel('What of it').selectOption('change');
		await number.fill('150');
		await kept();
		await expect(advice).toContainText(
			/it stops at \+150.% or less and is a success at \+5.% or more, so that \+5.% is both/
		);
		await expect(advice).toContainText('no change at all (0) meets it');
		await expect(advice).not.toContainText('Once its parts');
		await expect(number).toHaveAccessibleDescription('%');
		await advice.getByRole('link', { name: /is both/ }).click();
		await expect(number).toBeFocused();
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);

		// every success would meet it: that does not start, and what was typed stays
		await number.fill('3');
		await row.getByLabel('Which way').selectOption('at_least');
		await kept();
		await expect(advice).toContainText('and so at every success');
		await expect(advice).toContainText('It does not start while nothing could contradict it');
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page.getByText('Every success would meet a kill criterion too').last()).toBeVisible();
		await expect(number).toHaveValue('3');
		await expect(number).toHaveAttribute('aria-invalid', 'true');

		// beside the row that it is about, which need not be the first
		await number.fill('−3');
		await row.getByLabel('Which way').selectOption('at_most');
		await page.getByRole('button', { name: 'Save the draft' }).last().click();
		const second = page.getByRole('group', { name: 'It stops when, 2' });
		await second.getByLabel('It stops when').selectOption({ label: team.share });
		await second.getByLabel('Is', { exact: true }).fill('100');
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(second.getByText('Some criteria are met whatever is read')).toBeVisible();
		await expect(number).not.toHaveAttribute('aria-invalid', 'true');
		await second.getByLabel('It stops when').selectOption('');
		await second.getByLabel('Is', { exact: true }).fill('');

		// a fall that only a bad result reaches
		await number.fill('−3');
		await row.getByLabel('Which way').selectOption('at_most');
		await kept();
		await expect(advice).toContainText('Nothing in its words and numbers keeps a result from contradicting it.');
		await page.getByRole('button', { name: 'Save and start today' }).click();
		await expect(page.getByText(/moved by −3.% or less against control/).first()).toBeVisible();
	});

	test(`a share is written in per cent from the plan to its amendment, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const team = await withKpis(ann, bob);
		const experiment = await started(team, `Fewer fields ${randomUUID().slice(0, 8)}`, (kpi) => ({
			design: 'target',
			'variants.0.name': 'One store',
			'variants.1.name': '',
			primary_target: '0.8',
			guardrail_target: '2.5',
			'kills.0.kpi_id': kpi(team.share),
			'kills.0.comparison': 'at_most',
			'kills.0.value': '0.5',
			kill_state: '',
			kill_on: ''
		}));
		const page = await ann.page({ javaScriptEnabled });
		await page.goto(experiment);
		await expect(page.getByText(/is 0\.5.% or less/).first()).toBeVisible();
		await page.goto(`${experiment}/amend`);
		await page.getByRole('link', { name: /is 0\.5.% or less/ }).click();
		const number = page.getByLabel('The new number');
		await expect(number).toHaveValue('0.5');
		await expect(number).toHaveAccessibleDescription(/In per cent: 8 is 8 %\. %/);
		await number.fill('100');
		await page.getByLabel('Why').fill('The first number was a slip of the pen.');
		await page.getByRole('button', { name: 'Write the amendment' }).click();
		await expect(page.getByText('Some criteria are met whatever is read').last()).toBeVisible();
		await expect(number).toHaveValue('100');
		await number.fill('0.4');
		await page.getByRole('button', { name: 'Write the amendment' }).click();
		await expect(page.getByText(/0\.4.% or less/).first()).toBeVisible();
		await fitsNarrow(page);
	});
}
