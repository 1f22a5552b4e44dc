import { fitsNarrow, isAccessible } from './checks.ts';
import { expect, test } from './people.ts';

test('the last admin cannot step down, and says who else shall be one first', async ({ admin, someone }) => {
	const { name } = await someone({ name: 'Second Admin' });
	const page = await admin.page();
	await page.goto('/people?role=admin');
	const role = page.getByRole('combobox', { name: `Role of ${admin.name}` });
	await role.selectOption('Member');
	await page.getByRole('button', { name: `Set role of ${admin.name}` }).click();
	await expect(page.getByRole('alert')).toContainText('This is the only admin');
	await isAccessible(page);
	await fitsNarrow(page);

	await page.goto('/people?q=second+admin');
	await page.getByRole('combobox', { name: `Role of ${name}` }).selectOption('Leader');
	await page.getByRole('button', { name: `Set role of ${name}` }).click();
	await expect(page.getByText('Saved')).toBeVisible();

	await page.goto('/activity?subject=people');
	await expect(page.getByText(`changed the role of ${name} from member to leader`)).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);
	await page.getByRole('link', { name: 'verify the chain' }).click();
	await expect(page.getByText('Intact.')).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);
});

test('a member sees the roles and cannot change them', async ({ someone }) => {
	const member = await someone();
	const page = await member.page();
	await page.goto('/people');
	await expect(page.getByRole('button', { name: /Set role/ })).toHaveCount(0);
	const answer = await member.request.post('/people?/role', {
		form: { person: '00000000-0000-4000-8000-000000000000', role: 'admin' }
	});
	expect(await answer.text()).toContain('Only admins can change roles');
});
