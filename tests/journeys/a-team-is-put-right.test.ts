import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a team gets another name and loses somebody, who reads why, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ben] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ name: 'Ann Weber' }),
			someone({ name: 'Ben Okafor', function: 'it' })
		]);
		const event = await plan(leader, 'formation');
		const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
		const team = await post(ann.request, `${idea}?/team`, { team: `Team ${randomUUID().slice(0, 6)}` });
		await post(ben.request, `${team}?/join`, {});

		const member = await ben.page({ javaScriptEnabled });
		await member.goto(team);
		await expect(member.getByRole('heading', { name: 'People', exact: true })).toBeVisible();
		await expect(member.getByText('Take somebody out')).toHaveCount(0);

		const page = await ann.page({ javaScriptEnabled });
		const name = `Fewer fields ${randomUUID().slice(0, 6)}`;
		await page.goto(team);
		await page.getByText('Give it another name').click();
		await page.getByLabel('Name of the team').fill(name);
		await page.getByRole('button', { name: 'Save the name' }).last().click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);

		await page.getByText('Take somebody out').click();
		await page.getByLabel('Person', { exact: true }).selectOption({ label: 'Ben Okafor' });
		await page.getByLabel('Why', { exact: true }).fill('Works on another team now.');
		if (javaScriptEnabled) await isAccessible(page);
		await fitsNarrow(page);
		await page.getByRole('button', { name: 'Take out' }).last().click();
		await expect(page.getByText('Take somebody out')).toHaveCount(0);
		await expect(page.getByText('Ben Okafor')).toHaveCount(0);

		await member.goto('/');
		await member.getByRole('listitem').filter({ hasText: 'Ann Weber took you out of' }).getByRole('link').click();
		await expect(member.getByText('Ann Weber took you out of this team: “Works on another team now.”')).toBeVisible();
		await expect(member.getByRole('button', { name: 'Ask to join' }).last()).toBeVisible();
		if (javaScriptEnabled) await isAccessible(member);

		// the last one is taken out by who runs the event: the team closes, and both find those that are there
		const host = await leader.page({ javaScriptEnabled });
		await host.goto(team);
		await host.getByText('Take somebody out').click();
		await host.getByLabel('Person', { exact: true }).selectOption({ label: 'Ann Weber' });
		await host.getByLabel('Why', { exact: true }).fill('Had to go home.');
		await host.getByRole('button', { name: 'Take out' }).last().click();
		const closed = `The team ${name} has closed: nobody is in it any more.`;
		await expect(host.getByText(closed)).toBeVisible();
		if (!javaScriptEnabled) await page.goto(team);
		await expect(page.getByText(closed)).toBeVisible();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Teams');
		if (javaScriptEnabled) await isAccessible(page);
	});
}

test('an organizer who leads nobody takes the list at the door home, and imports ideas', async ({ someone }) => {
	const [leader, olga, ann] = await Promise.all([
		someone({ role: 'leader' }),
		someone({ name: `Olga ${randomUUID().slice(0, 8)}` }),
		someone({ name: `=Ann ${randomUUID().slice(0, 8)}` })
	]);
	const event = await plan(leader, 'ideation');
	await post(ann.request, `${event.path}?/register`, {});
	const setup = await leader.page();
	await setup.goto(`${event.path}/people?add=${encodeURIComponent(olga.name)}`);
	await isAccessible(setup);
	await setup.getByRole('button', { name: `Make ${olga.name} an organizer` }).click();
	await expect(setup.getByRole('button', { name: `Take the role of organizer away from ${olga.name}` })).toBeVisible();

	const page = await olga.page();
	await page.goto(`${event.path}/people`);
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'The list as CSV' }).click()
	]);
	expect(file.suggestedFilename()).toMatch(/^attendance-.*\.csv$/);
	const answer = await olga.request.get(`${event.path}/people/attendance.csv`);
	expect(await answer.text()).toContain(`'${ann.name},marketing,no,participant,registered,`);
	expect((await ann.request.get(`${event.path}/people/attendance.csv`)).status()).toBe(403);

	await page.goto('/ideas');
	await page.getByRole('link', { name: 'Import', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(/import/i);
	const member = await ann.page();
	await member.goto('/ideas');
	await expect(member.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(member.getByRole('link', { name: 'Import', exact: true })).toHaveCount(0);
});
