import { logIdea, plan } from './hackathon.ts';
import { expect, test } from './people.ts';

test('whoever presses by keyboard goes on from there: at the button, at its fold, or beside what has gone', async ({
	someone
}) => {
	const [leader, ann] = await Promise.all([someone({ role: 'leader' }), someone()]);
	const event = await plan(leader, 'ideation');
	const idea = await logIdea(ann, event, 'Ask for the shoe size once');

	// a form in a fold, which folds again
	const page = await leader.page();
	// a button that is pressed before the page's script has begun loads a new page, as it should
	const visit = async (path: string) => {
		await page.goto(path);
		await expect(page.locator('#svelte-announcer')).toBeAttached();
	};
	await visit(`${event.path}/announcements`);
	const fold = page.locator('summary', { hasText: 'Announce something' });
	await fold.focus();
	await page.keyboard.press('Enter');
	await page.getByLabel('What to say').fill('Soup is served.');
	await page.getByRole('button', { name: 'Announce it' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Take it back' })).toBeVisible();
	await expect(fold).toBeFocused();

	// a button that stays
	await visit(idea);
	await page.getByRole('button', { name: 'Support it' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Take back my support' })).toBeFocused();

	// one that goes with what it was pressed for: the next Tab is not the first of the page
	await visit(`${event.path}/announcements`);
	await page.getByRole('button', { name: 'Take it back' }).focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Take it back' })).toHaveCount(0);
	await expect(page.getByRole('listitem').filter({ hasText: 'Soup is served.' })).toBeFocused();
	await page.keyboard.press('Shift+Tab');
	await expect(fold).toBeFocused();

	// another page begins at its top
	await visit(`/ideas/new?event=${event.slug}`);
	await page.getByLabel('Problem').fill('Four of ten who see the form never finish it.');
	await page.getByLabel('Title').fill('Ask for the shoe size never');
	await page.getByLabel('Title').press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ask for the shoe size never');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
});
