import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

test('one author asks, the other agrees, two ideas are one, and it is undone without a loss', async ({ someone }) => {
	const [leader, ann, ben] = await Promise.all([
		someone({ role: 'leader' }),
		someone({ name: 'Ann Weber', function: 'marketing' }),
		someone({ name: 'Ben Okafor', function: 'it' })
	]);
	const event = await plan(leader, 'ideation');
	const word = `m${randomUUID().slice(0, 8)}`;
	const [mine, theirs] = [`Ask ${word} for one field less`, `Ask ${word} for one field fewer`];
	const from = await logIdea(ann, event, mine);
	const into = await logIdea(ben, event, theirs);
	for (const who of [leader, ben]) await post(who.request, `${from}?/support`, { supports: 'yes' });
	await post(ben.request, `${into}?/support`, { supports: 'yes' });
	await post(leader.request, `${from}?/comment`, { body: 'Said about the first one.' });

	const page = await ann.page();
	await page.goto(from);
	await page.getByRole('link', { name: 'Merge with another' }).click();
	await isAccessible(page);
	await fitsNarrow(page);
	await page.getByRole('radio', { name: theirs }).check();
	await page.getByRole('radio', { name: /^The other one This/ }).check();
	await page.getByLabel('Why they are the same').fill('Both ask for one field less.');
	await page.getByRole('button', { name: 'Merge them' }).last().click();
	await expect(page.getByRole('region', { name: 'A merge is asked for' })).toContainText('You ask to merge');

	const other = await ben.page({ javaScriptEnabled: false });
	await other.goto(into);
	await expect(other.getByRole('region', { name: 'A merge is asked for' })).toContainText('Ann Weber asks to merge');
	await other.getByRole('link', { name: 'Answer' }).click();
	await other.getByRole('button', { name: 'Merge them' }).first().click();
	await expect(other.getByRole('heading', { level: 1 })).toHaveText(theirs);
	await expect(other.getByText('Supported by 1 from marketing and 1 from IT.')).toBeVisible();
	await expect(other.getByText('Said about the first one.')).toBeVisible();
	await expect(other.getByRole('region', { name: 'Ideas merged into it' })).toContainText('Ann Weber');
	// what came along is answered here, and the answer goes back with it below
	const carried = other.getByRole('listitem').filter({ hasText: 'Said about the first one.' });
	await carried.getByText('Answer', { exact: true }).click();
	await carried.getByRole('textbox', { name: /^Your answer to/ }).fill('Answered after the merge.');
	await carried.getByRole('button', { name: 'Send the answer' }).last().click();
	await expect(other.getByRole('heading', { name: '2 comments' })).toBeVisible();
	await expect(other.getByRole('listitem').filter({ hasText: 'Answered after the merge.' })).toContainText(mine);

	await page.goto(from);
	await expect(page.getByRole('region', { name: 'Merged' })).toContainText(`It carries on in ${theirs}`);
	await expect(page.getByRole('button', { name: 'Support it' })).toHaveCount(0);
	await isAccessible(page);
	await fitsNarrow(page);
	await page.goto(`/ideas?q=${word}`);
	await expect(page.getByRole('link', { name: mine })).toHaveCount(0);
	await expect(page.getByRole('listitem').filter({ hasText: theirs })).toContainText('with Ann Weber');

	await page.goto(from);
	await page.getByRole('link', { name: 'Undo the merge' }).click();
	await page.getByRole('button', { name: 'Undo the merge' }).last().click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(mine);
	await expect(page.getByText('Supported by 1 from marketing and 1 from IT.')).toBeVisible();
	await expect(page.getByText('Said about the first one.')).toBeVisible();
	await expect(page.getByText('Answered after the merge.')).toBeVisible();
	await page.goto(into);
	await expect(page.getByText('Supported by 1 from IT.')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Comments' })).toBeVisible();
});
