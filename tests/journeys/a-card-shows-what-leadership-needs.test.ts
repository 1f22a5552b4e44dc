import type { Page } from 'playwright/test';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test } from './jury.ts';
import { post } from './people.ts';

const cardOf = (page: Page, title: string) =>
	page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) });

for (const javaScriptEnabled of [true, false]) {
	test(`rule, sign-offs, signatures and ballots by function are on one card, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury
	}) => {
		const member = await jury.owners.it.page({ javaScriptEnabled });
		const card = cardOf(member, jury.title);
		await member.goto('/board');
		await expect(card).toContainText('No sign-offs yet');
		await expect(card).toContainText('Rule says iterate');

		const brief = `/experiments/${jury.experiment}/brief`;
		await post(jury.it.request, `${brief}?/signOff`, { topic: 'security', state: 'signed', words: '' });
		await post(jury.marketing.request, `${brief}?/signOff`, {
			...{ topic: 'brand', state: 'refused', words: 'Not in our words.' }
		});
		await jury.open();
		await member.goto('/board');
		await expect(card).toContainText('Rule says iterate');
		await expect(card).toContainText('Brand refused: Not in our words.');
		await expect(
			card.getByRole('img', { name: 'Sign-offs: Brand refused; privacy and operations open.' })
		).toBeVisible();
		await expect(card.getByRole('img', { name: /0 people voted so far/ })).toBeVisible();

		const [box] = await sql<{ id: string }>`select id from public.ballot_boxes
			where experiment_id = ${jury.experiment} and withdrawn_at is null`;
		const voters = [jury.marketing, jury.it, jury.chair];
		for (const [at, voter] of voters.entries()) {
			const ballot = { choice: at === 1 ? 'kill' : 'iterate', confidence: '80', reason: 'As the numbers say.' };
			await post(voter.request, `${jury.path}?/cast`, { box: box?.id ?? '', ...ballot });
		}
		await member.goto('/board');
		await expect(card.getByRole('img', { name: /3 people voted so far, what is sealed/ })).toBeVisible();
		await expect(card.getByRole('img', { name: /^Ballots for/ })).toHaveCount(0);

		await post(jury.chair.request, `${jury.path}?/reveal`, { box: box?.id ?? '' });
		await post(jury.owners.it.request, `${jury.path}?/sign`, { box: box?.id ?? '', outcome: 'iterate' });
		await member.goto('/board');
		await expect(
			card.getByRole('img', { name: 'Ballots for iterate: 1 from marketing, 1 from IT', exact: true })
		).toBeVisible();
		await expect(
			card.getByRole('img', { name: 'Ballots for kill: 0 from marketing, 1 from IT', exact: true })
		).toBeVisible();
		await expect(card).toContainText('Signed: Marketing not yet, IT iterate');
		if (javaScriptEnabled) await isAccessible(member);
		await fitsNarrow(member);

		await member.goto('/board/brief');
		const line = cardOf(member, jury.title);
		await expect(line).toContainText('Iterate 1 + 1, kill 0 + 1');
		await expect(line).toContainText('Rule says iterate. Signed off: 1 of 4, brand refused');
		await fitsNarrow(member);
		await member.goto('/board/present');
		await expect(member.getByRole('heading', { level: 1, name: 'The board' })).toBeVisible();
		await fitsNarrow(member);
	});
}
