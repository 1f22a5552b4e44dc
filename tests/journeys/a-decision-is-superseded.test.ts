import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '../../src/commands/verify.ts';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { expect, test, type Jury } from './jury.ts';
import { post } from './people.ts';

/** Everybody votes for a kill, the chair records it; answers where the record is. */
async function killed(jury: Jury): Promise<string> {
	await jury.vote('kill');
	const [box] = await sql<{ id: string }>`select id from public.ballot_boxes where experiment_id = ${jury.experiment}`;
	await post(jury.chair.request, `${jury.path}?/decide`, {
		box: box?.id ?? '',
		outcome: 'kill',
		rationale: 'Nothing moved in two weeks.',
		next_step: 'Take the variant down on Monday.',
		learned: 'People do not mind the number.',
		change_mind: 'A country where the number is asked for by law.'
	});
	const [decision] = await sql<{ id: string }>`select id from public.decisions where box_id = ${box?.id}`;
	return `/decisions/${decision?.id ?? ''}`;
}

for (const javaScriptEnabled of [true, false]) {
	test(`a decision is superseded and both stay, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		jury
	}) => {
		const record = await killed(jury);
		const chair = await jury.chair.page({ javaScriptEnabled });
		await chair.goto(jury.path);
		await chair.getByRole('link', { name: 'The record it was decided on' }).click();
		await expect(chair).toHaveURL(new RegExp(`${record}$`));
		await expect(chair.getByText('Unchanged since it was decided.')).toBeVisible();
		await expect(chair.getByText(/the registered rule recommends to iterate, as the decision names/)).toBeVisible();
		await expect(chair.getByText(`Opened by ${jury.chair.name}, without a panel`)).toBeVisible();
		await expect(chair.getByRole('heading', { name: 'The evidence, as it was decided' })).toBeVisible();
		// axe runs in the page
		if (javaScriptEnabled) await isAccessible(chair);
		await fitsNarrow(chair);

		await chair.getByRole('link', { name: 'Supersede it' }).click();
		await chair.getByLabel('Why the old decision is superseded').fill('One shop was counted twice.');
		const outcome = chair.getByRole('radiogroup', { name: 'Outcome', exact: true });
		await outcome.getByRole('radio', { name: 'Promote' }).check();
		await chair.getByLabel('Why this outcome').fill('Without that shop it is as clear as can be.');
		await chair.getByRole('button', { name: 'Record the new decision' }).click();
		await expect(chair.getByRole('alert')).toContainText('A promote needs the signatures of both owners');
		await expect(chair.getByLabel('Why this outcome')).toHaveValue('Without that shop it is as clear as can be.');
		if (javaScriptEnabled) await isAccessible(chair);
		await fitsNarrow(chair);

		for (const owner of [jury.owners.marketing, jury.owners.it]) {
			const page = await owner.page({ javaScriptEnabled });
			await page.goto(record);
			await page.getByRole('link', { name: 'Supersede it' }).click();
			await expect(page.getByRole('button', { name: 'Record the new decision' })).toHaveCount(0);
			await page.getByRole('radio', { name: 'Promote' }).check();
			await page.getByRole('button', { name: 'Sign' }).click();
			await expect(page.getByText('signed for promote').first()).toBeVisible();
		}

		await chair.getByRole('button', { name: 'Record the new decision' }).click();
		await expect(chair.getByRole('alert')).toContainText('Ask for a second first');
		await chair.getByText('Decide otherwise', { exact: true }).click();
		const otherwise = chair.getByRole('radiogroup', { name: 'Outcome to decide for' });
		await otherwise.getByRole('radio', { name: 'Promote' }).check();
		await chair.getByLabel('Reason to decide otherwise').fill('The ballots were cast on wrong numbers.');
		await chair.getByRole('button', { name: 'Ask for a second' }).click();
		await expect(chair.getByText(`${jury.chair.name} wants to promote`)).toBeVisible();
		if (javaScriptEnabled) await isAccessible(chair);
		await fitsNarrow(chair);
		const same = await jury.it.page({ javaScriptEnabled });
		await same.goto(`${record}/supersede`);
		await expect(same.getByText('The ballots were cast on wrong numbers.')).toBeVisible();
		await expect(same.getByText('as a leader of the other function')).toBeVisible();
		await expect(same.getByRole('button', { name: 'Second: promote' })).toHaveCount(0);
		const second = await jury.marketing.page({ javaScriptEnabled });
		await second.goto(`${record}/supersede`);
		await second.getByRole('button', { name: 'Second: promote' }).click();
		await expect(second.getByText(`Seconded by ${jury.marketing.name}`)).toBeVisible();
		await chair.goto(`${record}/supersede`);
		await chair.getByLabel('Why the old decision is superseded').fill('One shop was counted twice.');
		await outcome.getByRole('radio', { name: 'Promote' }).check();
		await chair.getByLabel('Why this outcome').fill('Without that shop it is as clear as can be.');
		await chair.getByLabel('Money in').fill('many');
		await chair.getByRole('button', { name: 'Record the new decision' }).click();
		await expect(chair.getByRole('alert')).toContainText('Write the money in whole units');
		await expect(chair.getByLabel('Money in')).toHaveValue('many');
		await chair.getByLabel('Money in').fill('4,000');
		await chair.getByLabel('Person-days').fill('2.5');
		await chair.getByRole('button', { name: 'Record the new decision' }).click();
		await expect(chair.getByText('It supersedes the decision of')).toBeVisible();
		await expect(chair.getByText('Promoted by')).toBeVisible();
		await expect(chair.getByText('One shop was counted twice.')).toBeVisible();
		await expect(chair.getByText('2 of 2 signatures')).toBeVisible();
		await expect(chair.getByText(/Decided against the ballots/)).toBeVisible();
		await expect(chair.getByText(`Seconded by ${jury.marketing.name}`)).toBeVisible();
		if (javaScriptEnabled) await isAccessible(chair);
		await fitsNarrow(chair);

		const member = await jury.owners.it.page({ javaScriptEnabled });
		await member.goto(record);
		await expect(member.getByRole('note', { name: 'Superseded' })).toContainText('One shop was counted twice.');
		await expect(member.getByText('Nothing moved in two weeks.')).toBeVisible();
		await expect(member.getByRole('link', { name: 'Supersede it' })).toHaveCount(0);
		await member.goto(`${record}/supersede`);
		await expect(member.getByText('A newer decision stands meanwhile.')).toBeVisible();
		await member.goto(`/experiments/${jury.experiment}`);
		await expect(member.getByText('€4,000 and 2.5 days').first()).toBeVisible();
		await member.goto(`/experiments/${jury.experiment}/brief`);
		await expect(member.getByRole('link', { name: /^promoted on/ })).toBeVisible();
		await member.goto(`/decisions?q=${jury.title.slice(-8)}`);
		await expect(member.getByRole('link', { name: 'a newer decision' })).toBeVisible();
		await expect(member.getByText(/^Departs from the rule’s recommendation to iterate:/)).toHaveCount(1);
		await member.getByRole('link', { name: 'Overruled by the chair' }).click();
		await expect(member).toHaveURL(/against=ballots/);
		await expect(member.getByRole('link', { name: 'a newer decision' })).toHaveCount(0);
		await expect(member.getByText(/^Overruled by the chair, and departs from the rule’s recommendation/)).toBeVisible();
		if (javaScriptEnabled) await isAccessible(member);
		await fitsNarrow(member);
	});
}

test('the log and the record of a decision are checked elsewhere, and only leaders take the log along', async ({
	jury
}) => {
	const record = await killed(jury);
	const folder = mkdtempSync(join(tmpdir(), 'common-ground-taken-'));
	try {
		const chair = await jury.chair.page();
		await chair.goto('/activity/chain');
		await expect(chair.getByRole('link', { name: 'Download the log' })).toBeVisible();
		await isAccessible(chair);
		await fitsNarrow(chair);
		const save = async (name: string, path: string) => {
			const answer = await jury.chair.request.get(path);
			expect(answer.status()).toBe(200);
			writeFileSync(join(folder, name), await answer.body());
			return join(folder, name);
		};
		const log = await save('log', '/activity/log.jsonl');
		const decision = await save('decision', `${record}/export.json`);
		const [says, , sealed, recomputed] = await verify(log, [decision]);
		expect(says).toMatch(/^Intact: \d+ entries\.$/);
		expect(sealed).toMatch(/its record is the one that entry \d+ sealed\.$/);
		expect(recomputed).toMatch(
			/recommends to iterate, as the decision names, and every figure is the one that was sealed\.$/
		);
		const member = await jury.owners.it.page();
		await member.goto('/activity/chain');
		await expect(member.getByText('Leaders download the log.')).toBeVisible();
		expect((await jury.owners.it.request.get('/activity/log.jsonl')).status()).toBe(403);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
