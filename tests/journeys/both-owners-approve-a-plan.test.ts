import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { inDays, logIdea, personId, withKpis, type Team } from './experiment-plan.ts';
import { expect, post, test, type Someone } from './people.ts';

// the rule holds for the whole workspace: this journey runs when the others are over
test.describe.configure({ mode: 'serial' });

const need = (admin: Someone, isNeeded: boolean) =>
	post(admin.request, '/settings?/approval', isNeeded ? { start_needs_approval: 'on' } : {});

async function planned({ ann, bob, share, average }: Team, title: string): Promise<string> {
	const idea = (await logIdea(ann, title)).split('/').at(-1) ?? '';
	const plan = await post(ann.request, '/experiments/new', { idea, key: randomUUID(), title });
	const page = await (await ann.request.get(plan)).text();
	const kpi = (name: string) => new RegExp(`<option value="(\\d+)"[^>]*>${name} \\(`).exec(page)?.[1] ?? '';
	await post(ann.request, `${plan}?/save`, {
		title,
		insight: 'four in ten leave at the phone number',
		change: 'asking for one field less',
		audience: 'first-time visitors',
		expected_outcome: 'more of them to finish',
		riskiest_assumption: 'People leave because of that field.',
		'variants.0.name': 'Long form',
		'variants.1.name': 'Short form',
		primary_kpi_id: kpi(share),
		minimum_effect: '2',
		success_threshold: '5',
		guardrail_kpi_id: kpi(average),
		bearable_loss: '3',
		kill_state: 'Fewer than 200 people saw the short form.',
		kill_on: inDays(7),
		ends_on: inDays(14),
		marketing_owner_id: await personId(ann),
		it_owner_id: await personId(bob)
	});
	return plan;
}

for (const javaScriptEnabled of [true, false]) {
	test(`where the workspace asks for it both owners approve a plan, and a change withdraws what they approved, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone,
		admin
	}) => {
		test.slow(javaScriptEnabled, 'axe reads every page in both themes');
		const [ann, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
		const plan = await planned(await withKpis(ann, bob), 'One field less');
		const settings = await admin.page({ javaScriptEnabled });
		await settings.goto('/settings');
		await settings.getByLabel('Both owners approve the plan first').check();
		await settings.getByRole('button', { name: 'Save' }).last().click();
		await expect(settings.getByText('It holds from the next start on.')).toBeVisible();
		try {
			const [mine, theirs] = await Promise.all([ann.page({ javaScriptEnabled }), bob.page({ javaScriptEnabled })]);
			const startOf = (page: typeof mine) => page.getByRole('button', { name: 'Save and start today' });
			await mine.goto(plan);
			await expect(mine.getByText(`Approval of this plan by ${bob.name}.`)).toBeVisible();
			await startOf(mine).click();
			await expect(mine.getByText('Here both owners approve a plan before it starts').last()).toBeVisible();
			await mine.goto(plan);
			await mine.getByRole('button', { name: 'Approve this plan' }).last().click();
			await expect(mine.getByRole('button', { name: 'Approve this plan' })).toHaveCount(0);

			// meanwhile the other owner changes the plan: what was approved was another one
			await theirs.goto(plan);
			await theirs.getByLabel('Success from').fill('6');
			await theirs.getByRole('button', { name: 'Save the draft' }).last().click();
			await expect(theirs.getByText('The draft is saved.')).toBeVisible();
			await theirs.getByRole('button', { name: 'Approve this plan' }).last().click();
			await expect(theirs.getByRole('button', { name: 'Approve this plan' })).toHaveCount(0);
			if (javaScriptEnabled) await isAccessible(theirs);
			await fitsNarrow(theirs);
			await startOf(theirs).click();
			await expect(theirs.getByText('a change of the plan needs them again').last()).toBeVisible();

			await mine.goto(plan);
			await expect(mine.getByLabel('Success from')).toHaveValue('6');
			await mine.getByRole('button', { name: 'Approve this plan' }).last().click();
			await expect(mine.getByRole('button', { name: 'Approve this plan' })).toHaveCount(0);
			await startOf(mine).click();
			await expect(mine).toHaveURL(/\/experiments\/\d+$/);
			await expect(mine.getByText('Running, 15 days left')).toBeVisible();
		} finally {
			await need(admin, false);
		}
	});
}
