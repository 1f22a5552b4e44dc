import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`an organizer places who has no team, who is told and may leave, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ian, ida, mia] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ function: 'marketing' }),
			someone({ name: `Ian ${randomUUID().slice(0, 6)}`, function: 'it' }),
			someone({ name: `Ida ${randomUUID().slice(0, 6)}`, function: 'it' }),
			someone({ name: `Mia ${randomUUID().slice(0, 6)}`, function: 'marketing' })
		]);
		const event = await plan(leader, 'formation');
		for (const { request } of [ian, ida, mia]) await post(request, `${event.path}?/register`, {});
		const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
		await post(ann.request, `${idea}?/team`, { team: 'One field less' });

		const page = await leader.page({ javaScriptEnabled });
		await page.goto(`${event.path}/teams`);
		await page.getByRole('link', { name: 'Rule and placing' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Place people');
		const proposed = page.getByRole('group', { name: 'One field less' });
		await expect(proposed.getByRole('checkbox')).toHaveCount(3);
		await expect(proposed).toContainText('The team needs IT.');

		// a rule that cannot be is refused with what was typed; a smaller one leaves somebody without a seat
		await page.getByLabel('At least').fill('4');
		await page.getByLabel('At most').fill('3');
		await page.getByRole('button', { name: 'Save the rule' }).last().click();
		await expect(page.getByText('The least number is above the most.').first()).toBeVisible();
		await expect(page.getByLabel('At most')).toHaveValue('3');
		await page.getByLabel('At least').fill('2');
		await page.getByRole('button', { name: 'Save the rule' }).last().click();
		await expect(page.getByRole('region', { name: 'What cannot be met' })).toContainText(
			'1 person finds no seat. Form one more team, or allow larger ones.'
		);
		await expect(proposed.getByRole('checkbox')).toHaveCount(2);
		const without = page.getByRole('region', { name: 'Without a seat' });
		await expect(without).toContainText('Every team is full: 3 people are the most.');
		await expect(without.getByRole('listitem')).toHaveCount(1);
		for (const { name } of [ian, ida, mia]) {
			const proposedOnce = 1 - (await without.getByText(name).count());
			await expect(proposed.getByRole('checkbox', { name: new RegExp(`^${name}`) })).toHaveCount(proposedOnce);
		}
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}

		// of many proposals, those for a team or a person are found by name
		await page.goto(`${event.path}/teams/place?words=${encodeURIComponent(ian.name)}`);
		await expect(page.getByRole('checkbox', { name: new RegExp(`^${ian.name}`) })).toBeVisible();
		await expect(proposed.getByRole('checkbox')).toHaveCount(1);
		await page.getByLabel('Find a team or a person').fill('Nobody of that name');
		await page.getByRole('button', { name: 'Find', exact: true }).click();
		await page.getByRole('link', { name: 'Show all proposals' }).click();
		await expect(proposed.getByRole('checkbox')).toHaveCount(2);
		await proposed.getByRole('checkbox').last().uncheck();
		await page.getByRole('button', { name: 'Place those chosen' }).last().click();
		await expect(page.getByText('1 person was placed.')).toBeVisible();

		const other = await ian.page({ javaScriptEnabled });
		await other.goto('/');
		await other
			.getByRole('listitem')
			.filter({ hasText: `${leader.name} placed you; stay or leave:` })
			.getByRole('link')
			.click();
		await expect(other.getByText(`${leader.name} placed you in this team.`)).toBeVisible();
		if (javaScriptEnabled) await isAccessible(other);
		await other.getByRole('button', { name: 'I stay' }).last().click();
		await expect(other.getByText('placed you in this team')).toHaveCount(0);
		await other.getByText('Leave the team').click();
		await other.getByRole('button', { name: 'Leave', exact: true }).last().click();
		await expect(other.getByRole('button', { name: 'Join the team' }).last()).toBeVisible();

		const refused = await ian.request.get(`${event.path}/teams/place`);
		expect(refused.status()).toBe(403);
	});
}
