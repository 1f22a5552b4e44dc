import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright/test';
import { dueExperiment } from '../rules/due-experiment.ts';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test } from './jury.ts';

const lane = (page: Page, name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) });

for (const javaScriptEnabled of [true, false]) {
	test(`words narrow the board, lanes cut it, and a view keeps both, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury,
		someone
	}) => {
		const page = await jury.chair.page({ javaScriptEnabled });
		await page.goto('/board');
		await page.getByRole('searchbox', { name: 'Words' }).fill(jury.title.slice(-8));
		await page.getByRole('search', { name: 'The board' }).getByRole('button', { name: 'Find' }).click();
		await expect(page).toHaveURL(new RegExp(`q=${jury.title.slice(-8)}`));
		await expect(lane(page, 'Due').getByRole('listitem')).toHaveCount(1);
		await expect(page.getByRole('heading', { level: 2, name: /^Due/ })).toBeVisible();
		await expect(page.getByRole('heading', { level: 3, name: jury.title })).toBeVisible();

		await page.getByRole('navigation', { name: 'Lanes' }).getByRole('link', { name: 'Asked by' }).click();
		await expect(page.getByRole('heading', { name: 'Marketing 1', exact: true })).toBeVisible();
		await expect(lane(page, 'Due in Marketing').getByRole('link', { name: jury.title, exact: true })).toBeVisible();
		// the lane, its columns, their cards: each heading is one level below what it stands under
		await expect(page.getByRole('heading', { level: 2, name: 'Marketing 1', exact: true })).toBeVisible();
		await expect(page.getByRole('heading', { name: 'Due in Marketing' })).toHaveAttribute('aria-level', '3');
		await expect(page.getByRole('heading', { name: jury.title })).toHaveAttribute('aria-level', '4');
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}

		const name = `One card ${randomUUID().slice(0, 8)}`;
		await page.getByRole('link', { name: 'Keep this view' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Views and limits of the board' })).toBeVisible();
		await page.getByLabel('Name').fill(name);
		await page.getByLabel('Share it').check();
		await page.getByRole('button', { name: 'Keep it' }).click();
		await expect(page.getByRole('link', { name, exact: true })).toBeVisible();

		const member = await (await someone()).page({ javaScriptEnabled });
		await member.goto('/board');
		await member.getByRole('navigation', { name: 'Views' }).getByRole('link', { name }).click();
		await expect(lane(member, 'Due in Marketing').getByRole('link', { name: jury.title, exact: true })).toBeVisible();
		await expect(member.getByRole('link', { name })).toHaveAttribute('aria-current', 'true');
		await member.goto('/board/views');
		await expect(member.getByRole('button', { name: `Forget ${name}` })).toHaveCount(0);

		await page.getByRole('button', { name: `Forget ${name}` }).click();
		await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0);
		await member.goto('/board');
		await expect(member.getByRole('link', { name })).toHaveCount(0);
	});
}

test('a view without a name is not kept, and what was typed stays', async ({ jury }) => {
	const page = await jury.chair.page({ javaScriptEnabled: false });
	await page.goto('/board/views?mark=zombie&sort=effect&nonsense=1');
	await expect(page.getByText('only: zombies, ordered by largest effect')).toBeVisible();
	await page.getByLabel('Name').fill(' ');
	await page.getByLabel('Share it').check();
	await page.getByRole('button', { name: 'Keep it' }).click();
	await expect(page.getByText('Give the view a name of 1 to 60 characters.').first()).toBeVisible();
	await expect(page.getByLabel('Share it')).toBeChecked();
});

test('everything that can be chosen is offered when it is asked for, and a card moved without JavaScript stays in view', async ({
	jury
}) => {
	const page = await jury.chair.page({ javaScriptEnabled: false });
	await page.goto(`/board?q=${jury.title.slice(-8)}`);
	await page.getByLabel('Owner').selectOption({ label: jury.owners.it.name });
	await page.getByLabel('Order').selectOption({ label: 'Title' });
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(page).toHaveURL(/owner=[0-9a-f-]{36}/);
	await expect(page.getByLabel('Owner')).toHaveValue(/[0-9a-f-]{36}/);
	await page.getByRole('link', { name: `Move ${jury.title}` }).click();
	await page
		.getByRole('form', { name: `Move ${jury.title} to` })
		.getByRole('button', { name: 'Deciding' })
		.click();
	await expect(page).toHaveURL(/owner=[0-9a-f-]{36}/);
	await expect(lane(page, 'Deciding').getByRole('link', { name: jury.title, exact: true })).toBeVisible();
	await page.getByLabel('Owner').selectOption({ label: 'Me' });
	await page.getByRole('button', { name: 'Find' }).click();
	await expect(lane(page, 'Deciding').getByText('Nothing here.')).toBeVisible();
});

test('the board fits on one printed page and on a wall', async ({ jury }) => {
	const page = await jury.chair.page();
	await page.goto(`/board/brief?q=${jury.title.slice(-8)}`);
	await expect(page.getByRole('heading', { level: 1, name: 'The board on one page' })).toBeVisible();
	await expect(page.getByRole('region', { name: /^Due/ }).getByRole('link', { name: jury.title })).toBeVisible();
	await expect(page.getByRole('row', { name: 'Due: needs a ballot 1 0 0 1' })).toBeVisible();
	await isAccessible(page);
	await fitsNarrow(page);

	await page.goto(`/board/present?q=${jury.title.slice(-8)}`);
	await expect(lane(page, 'Due').getByText(jury.title)).toBeVisible();
	await expect(page.getByRole('banner')).toHaveCount(0);
	await isAccessible(page);
	await fitsNarrow(page);
	await jury.open();
	await expect(lane(page, 'Deciding').getByText(jury.title)).toBeVisible();
});

for (const size of [
	{ width: 1920, height: 1080 },
	{ width: 1280, height: 720 }
]) {
	test(`a wall of ${size.width} by ${size.height} shows whole cards and never scrolls; the others take their turn`, async ({
		jury
	}) => {
		const page = await jury.chair.page({ reducedMotion: 'reduce' });
		// enough that no screen holds them
		await sql`update public.experiments set ends_on = private.today() + 5 where id = ${jury.experiment}`;
		const { marketing, it } = await ownersOf(jury.experiment);
		for (let nth = 0; nth < 12; nth += 1) {
			const { id } = await dueExperiment(
				{ sql },
				{ ...{ marketing, it }, title: `Of a dozen ${nth} ${jury.title.slice(-8)}` }
			);
			await sql`update public.experiments set ends_on = private.today() + ${nth}::int where id = ${id}`;
		}
		await page.setViewportSize(size);
		await page.goto(`/board/present?q=${jury.title.slice(-8)}`);
		const column = page.getByRole('region', { name: /^Running/ });
		await expect(column.getByText(/^1 to \d+ of 13$/)).toBeVisible();
		const fits = () =>
			page.evaluate(() => {
				const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
				return scrollHeight <= clientHeight && scrollWidth <= clientWidth;
			});
		expect(await fits()).toBe(true);
		const first = column.getByRole('listitem').first();
		await expect(first).toBeInViewport({ ratio: 1 });
		await page.getByRole('button', { name: 'Next cards' }).click();
		await expect(column.getByText(/^[2-9] to \d+ of 13$/)).toBeVisible();
		// a line of a pixel may remain of it
		await expect(first).not.toBeInViewport({ ratio: 0.01 });
		expect(await fits()).toBe(true);
		await expect(page.getByRole('button', { name: 'Turn by itself' })).toBeVisible();
	});
}

async function ownersOf(experiment: number) {
	const [row] = await sql<{ marketing: string; it: string }>`select marketing_owner_id as marketing, it_owner_id as it
		from public.experiments where id = ${experiment}`;
	return { marketing: { id: row?.marketing ?? '' }, it: { id: row?.it ?? '' } };
}
