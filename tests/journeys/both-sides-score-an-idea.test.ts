import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

test('marketing scores impact, IT scores effort, and the disagreement is shown after one’s own score', async ({
	someone
}) => {
	const [leader, ann, ada, ben, bob] = await Promise.all([
		someone({ role: 'leader', function: 'other' }),
		someone({ function: 'marketing' }),
		someone({ function: 'marketing' }),
		someone({ function: 'it' }),
		someone({ function: 'it' })
	]);
	const event = await plan(leader, 'build');
	const idea = await logIdea(ann, event, 'Show the delivery time earlier');
	for (const [who, score] of [
		[ada, '4'],
		[ben, '1'],
		[bob, '5']
	] as const)
		await post(who.request, `${idea}?/score`, { score, confidence: '2' });

	const page = await ann.page();
	await page.goto(idea);
	const scores = page.getByRole('region', { name: 'Impact and effort' });
	await expect(scores).toContainText('Scored by 1 from marketing and 2 from IT. You see what they said once');
	await expect(scores.getByRole('img')).toHaveCount(0);
	await scores.getByText('Score it').first().click();
	await isAccessible(page);
	await scores.getByRole('radio', { name: '5' }).check();
	await scores.getByLabel('How sure are you?').selectOption('It is a guess');
	await scores.getByRole('button', { name: 'Score it' }).last().click();
	await expect(scores.getByRole('heading', { name: 'Marketing Impact 4.5 (4 to 5)' })).toBeVisible();
	await expect(scores.getByRole('heading', { name: 'IT Effort 3 (1 to 5)' })).toBeVisible();
	await expect(scores).toContainText('They are far apart: ask both ends why.');
	await isAccessible(page);
	await fitsNarrow(page);

	const plain = await bob.page({ javaScriptEnabled: false });
	await plain.goto(`/ideas?event=${event.slug}&sort=apart`);
	await expect(plain.getByRole('listitem').filter({ hasText: 'Show the delivery time' })).toContainText(
		'Effort 3 (1 to 5), far apart'
	);
	await plain.getByRole('link', { name: 'Show the delivery time earlier' }).click();
	await plain.getByText('Change your score').click();
	await expect(plain.getByRole('radio', { name: '5' })).toBeChecked();
	await plain.getByRole('radio', { name: '2' }).check();
	await plain.getByRole('button', { name: 'Save the score' }).last().click();
	await expect(plain.getByRole('heading', { name: 'IT Effort 1.5 (1 to 2)' })).toBeVisible();
	await expect(plain.getByText('a candidate to try first')).toBeVisible();
});
