import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test } from './jury.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`an owner who left is replaced${javaScriptEnabled ? '' : ' without JavaScript'}, and the new one signs`, async ({
		jury,
		someone
	}) => {
		await jury.vote('promote');
		const successor = await someone({ function: 'it' });
		await sql`update public.people set left_at = private.now() 
			where id = (select id from auth.users where email = ${jury.owners.it.email})`;
		const chair = await jury.chair.page({ javaScriptEnabled });
		await chair.goto(jury.path);
		await expect(chair.getByText('nobody signs for IT and it cannot be promoted')).toBeVisible();
		await chair.getByRole('link', { name: 'Name a new owner' }).click();
		await expect(chair.getByRole('heading', { level: 1, name: 'Name a new owner' })).toBeVisible();
		if (javaScriptEnabled) {
			await isAccessible(chair);
			await fitsNarrow(chair);
		}
		await chair.getByLabel(`In the place of ${jury.owners.it.name}`).selectOption(successor.name);
		await chair.getByLabel('Why').fill('   Gone    ');
		await chair.getByRole('button', { name: 'Name the new owner' }).click();
		await expect(chair.getByRole('alert')).toContainText('Say in 10 to 1,000 characters why the owner changes');
		await chair.getByLabel('Why').fill('The owner left the company in spring.');
		await chair.getByRole('button', { name: 'Name the new owner' }).click();
		await expect(chair.getByRole('heading', { level: 1, name: jury.title })).toBeVisible();
		await expect(chair.getByText(`is the IT owner in the place of ${jury.owners.it.name}`)).toBeVisible();
		await expect(chair.getByText('The owner left the company in spring.')).toBeVisible();
		if (javaScriptEnabled) await isAccessible(chair);

		const page = await successor.page({ javaScriptEnabled });
		await page.goto(jury.path);
		await page.getByRole('radio', { name: 'Promote' }).check();
		await page.getByRole('button', { name: 'Sign', exact: true }).click();
		await expect(page.getByText('signed for promote')).toBeVisible();
	});
}
