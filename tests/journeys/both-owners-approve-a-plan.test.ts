import { fitsNarrow, isAccessible } from './checks.ts';
import { planned, withKpis } from './experiment-plan.ts';
import { expect, post, test, type Someone } from './people.ts';

// the rule holds for the whole workspace: this journey runs when the others are over
test.describe.configure({ mode: 'serial' });

const need = (admin: Someone, isNeeded: boolean) =>
	post(admin.request, '/settings?/approval', isNeeded ? { start_needs_approval: 'on' } : {});

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
		const approval = settings
			.locator('form')
			.filter({ has: settings.getByLabel('Both owners approve the plan first') });
		await approval.getByRole('button', { name: 'Save' }).last().click();
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
