import type { Page } from 'playwright/test';
import { sql } from './database.ts';
import { started, withKpis } from './experiment-plan.ts';
import { expect, test } from './jury.ts';
import { post } from './people.ts';

const lane = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });
const listening = (page: Page) =>
	page.waitForResponse((answer) => answer.url().includes('/api/live/board?') && answer.status() === 200);

/** Counts how often the board is asked for again. */
function requestsOf(page: Page): () => number {
	let asked = 0;
	page.on('request', (request) => {
		if (request.url().includes('/board')) asked += 1;
	});
	return () => asked;
}

test('what one moves, the other sees move, side by side, without asking for the board again', async ({ jury }) => {
	const [one, other] = [await jury.chair.page(), await jury.marketing.page()];
	for (const page of [one, other]) {
		const line = listening(page);
		await page.goto(`/board?q=${jury.title.slice(-8)}`);
		await line;
	}
	const asked = requestsOf(other);
	await one.getByRole('button', { name: `Move ${jury.title}` }).focus();
	await one.keyboard.press('Space');
	await one.keyboard.press('ArrowRight');
	await one.keyboard.press('Space');
	await expect(lane(other, 'Deciding').getByText(jury.title)).toBeVisible();
	expect(asked()).toBe(0);

	await other.getByRole('button', { name: `Move ${jury.title}` }).focus();
	await other.keyboard.press('Space');
	await other.keyboard.press('ArrowLeft');
	await other.keyboard.press('Space');
	await expect(lane(one, 'Due').getByText(jury.title)).toBeVisible();
});

test('what somebody moves on one device shows on the other, and nothing is said of it where it was moved', async ({
	jury
}) => {
	const [tablet, laptop] = [await jury.chair.page(), await jury.chair.page()];
	for (const page of [tablet, laptop]) {
		const line = listening(page);
		await page.goto(`/board?q=${jury.title.slice(-8)}`);
		await line;
	}
	await tablet.getByRole('button', { name: `Move ${jury.title}` }).focus();
	await tablet.keyboard.press('Space');
	await tablet.keyboard.press('ArrowRight');
	await tablet.keyboard.press('Space');
	await expect(lane(laptop, 'Deciding').getByText(jury.title)).toBeVisible();
	await expect(laptop.getByText(`${jury.chair.name} moved “${jury.title}”`)).toBeVisible();
	await expect(lane(tablet, 'Deciding').getByText(jury.title)).toBeVisible();
	await expect(tablet.getByText(`${jury.chair.name} moved “${jury.title}”`)).toHaveCount(0);
});

test('an extension is seen on every open board, without asking for the board again', async ({ jury }) => {
	await sql`update public.experiments set ends_on = private.today() + 2 where id = ${jury.experiment}`;
	const other = await jury.marketing.page();
	const line = listening(other);
	await other.goto(`/board?q=${jury.title.slice(-8)}`);
	await line;
	const row = lane(other, 'Running').getByRole('listitem').filter({ hasText: jury.title });
	await expect(row).toContainText('3 days left');
	const asked = requestsOf(other);
	const [day] = await sql<{ later: string }>`select (private.today() + 9)::text as later`;
	const extension = { value: day?.later ?? '', reason: 'The shop was closed for a week.' };
	await post(jury.owners.marketing.request, `/experiments/${jury.experiment}/amend?field=ends_on`, extension);
	await expect(row).toContainText('10 days left');
	await expect(other.getByText(`${jury.owners.marketing.name} extended “${jury.title}”`)).toBeVisible();
	expect(asked()).toBe(0);
});

test('a start brings its card into Running on every open board, without asking for the board again', async ({
	jury,
	someone
}) => {
	const other = await jury.marketing.page();
	const line = listening(other);
	await other.goto('/board');
	await line;
	const asked = requestsOf(other);
	const [leader, bob] = await Promise.all([someone(), someone({ function: 'it' })]);
	const title = `Ask for the number last ${jury.title.slice(-8)}`;
	await started(await withKpis(leader, bob), title);
	const card = lane(other, 'Running').getByRole('listitem').filter({ hasText: title });
	await expect(card).toContainText('No readings yet');
	await expect(other.getByText(`${leader.name} started “${title}”`)).toBeVisible();
	expect(asked()).toBe(0);
});

test('ballots, sign-offs and the split of a reveal are seen on an open board, without pressing anything', async ({
	jury
}) => {
	await jury.open();
	const other = await jury.owners.it.page();
	const line = listening(other);
	await other.goto(`/board?q=${jury.title.slice(-8)}`);
	await line;
	const asked = requestsOf(other);
	const card = lane(other, 'Deciding').getByRole('listitem').filter({ hasText: jury.title });
	await expect(card).toContainText('0 voted, 3 needed');
	const brief = `/experiments/${jury.experiment}/brief`;
	const refusal = { topic: 'brand', state: 'refused', words: 'Not in our words.' };
	await post(jury.marketing.request, `${brief}?/signOff`, refusal);
	await expect(card).toContainText('Brand refused: Not in our words.');

	const [box] = await sql<{ id: string }>`select id from public.ballot_boxes
		where experiment_id = ${jury.experiment} and withdrawn_at is null`;
	for (const [at, voter] of [jury.marketing, jury.it, jury.chair].entries()) {
		const ballot = { choice: at === 1 ? 'kill' : 'iterate', confidence: '80', reason: 'As the numbers say.' };
		await post(voter.request, `${jury.path}?/cast`, { box: box?.id ?? '', ...ballot });
		if (at === 0) await expect(card).toContainText('1 voted, 3 needed');
	}
	await expect(card).toContainText('3 voted');
	await expect(card.getByRole('img', { name: /^Ballots for/ })).toHaveCount(0);

	await post(jury.chair.request, `${jury.path}?/reveal`, { box: box?.id ?? '' });
	const kill = card.getByRole('img', { name: 'Ballots for kill: 0 from marketing, 1 from IT', exact: true });
	await expect(kill).toBeVisible();
	await post(jury.owners.it.request, `${jury.path}?/sign`, { box: box?.id ?? '', outcome: 'iterate' });
	await expect(card).toContainText('Signed: Marketing not yet, IT iterate');
	expect(asked()).toBe(0);
});
