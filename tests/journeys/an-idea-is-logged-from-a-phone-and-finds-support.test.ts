import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, test } from './people.ts';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

test('an idea is logged from a phone and finds support', async ({ someone }) => {
	const [leader, ann, ben] = await Promise.all([
		someone({ role: 'leader' }),
		someone({ name: 'Ann Weber', function: 'marketing' }),
		someone({ name: 'Ben Okafor', function: 'it' })
	]);
	const event = await plan(leader, 'ideation');
	const word = `w${randomUUID().slice(0, 8)}`;
	await logIdea(ben, event, `Ask ${word} form one field fewer`);

	const page = await ann.page(phone);
	await page.goto(event.path);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(event.name);
	const now = page.getByRole('region', { name: 'What to do now' });
	await expect(now).toContainText('until teams form');
	await isAccessible(page);
	await fitsNarrow(page);
	await now.getByRole('button', { name: 'Register' }).click();
	await expect(now.getByRole('status')).toHaveText('You are registered.');

	await now.getByRole('link', { name: 'Log an idea' }).click();
	await expect(page.getByRole('combobox', { name: 'Belongs to' }).locator('option:checked')).toHaveText(
		`${event.name}, any challenge`
	);
	const title = `Ask ${word} form one field less`;
	const tested = page.getByRole('region', { name: 'Did we already test this?' });
	await expect(tested).toHaveCount(0);
	await page.getByLabel('Title').pressSequentially(title);
	await expect(page.getByRole('link', { name: `Ask ${word} form one field fewer` })).toBeVisible();
	await expect(tested).toBeVisible();
	await page.getByLabel('Problem').fill('People leave at the phone number.');
	await page.getByLabel('Proposal').fill('Ask **later**.');
	await page.getByRole('button', { name: 'Preview' }).click();
	await expect(page.getByText('later', { exact: true })).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);
	await page.getByLabel('Belongs to').selectOption({ label: 'The form people leave' });
	await page.getByLabel('Tags').fill('Sign-up, Forms');
	await page.getByRole('button', { name: 'Log the idea' }).last().click();

	await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
	await expect(page.getByText('Nobody stands behind it yet.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'sign-up' })).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);

	const other = await ben.page();
	await other.goto('/ideas');
	await other.getByLabel('Words').fill(word);
	await other.getByRole('button', { name: 'Find' }).click();
	await expect(other).toHaveURL(/[?&]q=w/);
	await isAccessible(other);
	await fitsNarrow(other);
	await other.getByRole('link', { name: title }).click();

	// by keyboard alone
	const support = other.getByRole('button', { name: 'Support it' });
	await support.focus();
	await other.keyboard.press('Enter');
	await expect(other.getByText('Supported by 1 from IT.')).toBeVisible();
	await other.getByText('See who').click();
	await expect(other.getByRole('region', { name: 'Who stands behind it' })).toContainText('Ben Okafor');
	await other.getByLabel('Your comment').fill('We have the *data* for it.');
	await other.getByRole('button', { name: 'Comment' }).last().click();
	await expect(other.getByRole('heading', { name: '1 comment' })).toBeVisible();
	await isAccessible(other);

	await page.reload();
	await expect(page.getByText('Supported by 1 from IT.')).toBeVisible();
	await expect(page.getByText('data', { exact: true })).toBeVisible();

	await other.getByRole('button', { name: 'Take back my support' }).click();
	await expect(other.getByText('Nobody stands behind it yet.')).toBeVisible();
});

test('an idea is logged, changed, supported and discussed without JavaScript', async ({ someone }) => {
	const [leader, ann] = await Promise.all([someone({ role: 'leader' }), someone({ name: 'Ann Weber' })]);
	const event = await plan(leader, 'build');
	const word = `w${randomUUID().slice(0, 8)}`;
	await logIdea(leader, event, `Ask ${word} form one field fewer`);

	const page = await ann.page({ javaScriptEnabled: false });
	await page.goto(`/ideas/new?event=${event.slug}`);
	await page.getByLabel('Title').fill(`Ask ${word} form one field less`);
	await page.getByRole('button', { name: 'Look for similar ideas' }).click();
	await expect(page.getByRole('link', { name: `Ask ${word} form one field fewer` })).toBeVisible();
	await expect(page.getByLabel('Title')).toHaveValue(`Ask ${word} form one field less`);
	await expect(page.getByLabel('Belongs to').locator('option:checked')).toHaveText(`${event.name}, any challenge`);
	await page.getByLabel('Problem').fill('        too short   ');
	await page.getByRole('button', { name: 'Log the idea' }).last().click();
	await expect(page.getByRole('alert')).toContainText('Tell the problem in 10 characters or more.');
	await expect(page.getByLabel('Title')).toHaveValue(`Ask ${word} form one field less`);
	await page.getByLabel('Problem').fill('People leave at the phone number.');
	await page.getByRole('button', { name: 'Log the idea' }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Ask ${word} form one field less`);

	await page.getByRole('link', { name: 'Change it' }).click();
	await page.getByLabel('Title').fill(`Ask ${word} form two fields less`);
	await page.getByRole('button', { name: 'Save the idea' }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Ask ${word} form two fields less`);

	await page.getByRole('button', { name: 'Support it' }).click();
	await expect(page.getByText('Supported by 1 from marketing.')).toBeVisible();
	await page.getByLabel('Your comment').fill('First!');
	await page.getByRole('button', { name: 'Comment' }).last().click();
	await page.getByRole('button', { name: 'Remove your comment' }).click();
	await expect(page.getByText('Ann Weber took this comment back.')).toBeVisible();

	// a word mistyped still finds it
	await page.goto(`/ideas?q=${word.slice(0, 4)}${word.slice(5)}`);
	await expect(page.getByText('These titles come close')).toBeVisible();
	await expect(page.getByRole('link', { name: `Ask ${word} form two fields less` })).toBeVisible();
});
