import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`a participant finds a team that needs IT, asks to join and is accepted, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ian] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ name: `Ann ${randomUUID().slice(0, 6)}`, function: 'marketing' }),
			someone({ name: `Ian ${randomUUID().slice(0, 6)}`, function: 'it' })
		]);
		await post(ian.request, '/profile?/profile', { name: ian.name, function: 'it', skills: 'SQL, Python' });
		const event = await plan(leader, 'formation');
		await post(ian.request, `${event.path}?/register`, {});
		const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
		const teamPath = await post(ann.request, `${idea}?/team`, { team: 'One field less' });

		// the team says whom it looks for, and that it wants to be asked
		const page = await ann.page({ javaScriptEnabled });
		await page.goto(teamPath);
		await page.getByRole('link', { name: 'Find people' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Find people');
		await page.getByText('Open a seat').click();
		await page.getByRole('radio', { name: 'IT', exact: true }).check();
		await page.getByLabel('Skills').fill('sql, etl');
		await page.getByLabel('What one would do').fill('Count who leaves where');
		await page.getByRole('button', { name: 'Open the seat' }).last().click();
		await expect(page.getByRole('list', { name: 'Open seats' })).toContainText('IT: sql, etl');
		await page.getByRole('radio', { name: 'Ask first' }).check();
		await page.getByRole('button', { name: 'Save' }).last().click();
		await expect(page.getByText('Whoever joins need not ask')).toHaveCount(0);
		await expect(page.getByRole('list', { name: 'Who could help' })).toContainText(
			'Brings IT, which you need. Knows SQL, which you look for.'
		);
		if (javaScriptEnabled) {
			await isAccessible(page);
			await fitsNarrow(page);
		}

		// the participant finds it by what it lacks, and is told why it suits
		const other = await ian.page({ javaScriptEnabled });
		await other.goto(event.path);
		await other.getByRole('link', { name: 'Find a team' }).click();
		await expect(other.getByRole('heading', { level: 1 })).toHaveText('Teams');
		await expect(other.getByRole('list', { name: 'Teams that need you' })).toContainText(
			'It needs IT, which you bring. It looks for SQL, which you know.'
		);
		await other.getByLabel('Looks for').selectOption('Marketing');
		await other.getByRole('button', { name: 'Find' }).click();
		await expect(other.getByText('No team looks for that now.')).toBeVisible();
		await other.getByLabel('Looks for').selectOption('Me');
		await other.getByLabel('Skill').fill('sql');
		await other.getByRole('button', { name: 'Find' }).click();
		const found = other.getByRole('list', { name: 'Teams', exact: true });
		await expect(found).toContainText('Needs IT');
		await expect(found).toContainText('1 person of at least 2, asks first');
		if (javaScriptEnabled) {
			await isAccessible(other);
			await fitsNarrow(other);
		}
		await found.getByRole('link', { name: 'One field less', exact: true }).click();
		await other.getByLabel('A sentence about you').fill('I know where they leave.');
		await other.getByRole('combobox', { name: /^Seat/ }).selectOption('IT: sql, etl');
		await other.getByRole('button', { name: 'Ask to join' }).last().click();
		await expect(other.getByText('The team has not answered yet.')).toBeVisible();

		// it waits on the first page of the team, and is accepted there
		await page.goto('/');
		await page
			.getByRole('listitem')
			.filter({ hasText: `${ian.name} asks to join` })
			.getByRole('link')
			.click();
		const asking = page.getByRole('region', { name: 'Who asks to join' });
		await expect(asking).toContainText('I know where they leave.');
		await page.getByRole('button', { name: `Accept ${ian.name}` }).click();
		await expect(asking).toContainText('Nobody waits for an answer.');
		await expect(page.getByText('Mixed', { exact: true })).toBeVisible();

		// with a script the page of the other one follows by itself
		if (!javaScriptEnabled) await other.reload();
		await expect(other.getByText('The team is mixed: marketing and IT are both there.')).toBeVisible();
		await other.getByRole('link', { name: 'Team room' }).click();
		await other.getByLabel('What is to do').fill('Ask for last month');
		await other.getByLabel('Who does it').last().selectOption(ian.name);
		await other.getByRole('button', { name: 'Add' }).last().click();
		const tasks = other.getByRole('list', { name: 'To do' });
		await expect(tasks).toContainText('Ask for last month');
		await other.getByRole('button', { name: /^Done/ }).click();
		await expect(tasks).toContainText(`Done by ${ian.name}`);
		await other.getByLabel('A note').fill('They leave at the **phone number**.');
		await other.getByRole('button', { name: 'Write it down' }).last().click();
		await expect(other.getByRole('list', { name: 'Notes' })).toContainText('They leave at the phone number.');
		if (javaScriptEnabled) {
			await isAccessible(other);
			await fitsNarrow(other);
		}
		const room = await leader.request.get(new URL(other.url()).pathname);
		expect(room.status()).toBe(404);
		expect((await leader.request.get(`${teamPath}/people`)).status()).toBe(403);
	});

	test(`a team invites somebody, who declines once and accepts another, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann, ben, ian] = await Promise.all([
			someone({ role: 'leader' }),
			someone({ function: 'marketing' }),
			someone({ function: 'marketing' }),
			someone({ name: `Ian ${randomUUID().slice(0, 6)}`, function: 'it' })
		]);
		const event = await plan(leader, 'formation');
		await post(ian.request, `${event.path}?/register`, {});
		const teams: string[] = [];
		for (const founder of [ann, ben]) {
			const idea = await logIdea(founder, event, `Idea ${randomUUID().slice(0, 8)}`);
			teams.push(await post(founder.request, `${idea}?/team`, { team: `Team of ${founder.name}` }));
		}
		for (const [index, founder] of [ann, ben].entries()) {
			const page = await founder.page({ javaScriptEnabled });
			await page.goto(`${event.path}/teams?who=it`);
			await page.getByRole('link', { name: `Invite ${ian.name}` }).click();
			await expect(page).toHaveURL(new RegExp(`${teams[index] ?? ''}/people`));
			await expect(page.getByLabel('Person')).toHaveValue(/[0-9a-f-]{36}/);
			await page.getByLabel('A sentence for them').fill('We need your numbers.');
			await page.getByRole('button', { name: 'Invite', exact: true }).last().click();
			await expect(page.getByRole('region', { name: 'Who is invited' })).toContainText(ian.name);
		}
		const page = await ian.page({ javaScriptEnabled });
		for (const [index, { founder, answer }] of [
			{ founder: ann, answer: 'Decline' },
			{ founder: ben, answer: 'Accept' }
		].entries()) {
			await page.goto('/');
			await page
				.getByRole('listitem')
				.filter({ hasText: `${founder.name} invites you into` })
				.getByRole('link')
				.click();
			await expect(page).toHaveURL(new RegExp(`${teams[index] ?? ''}$`));
			await expect(page.getByText('We need your numbers.')).toBeVisible();
			if (javaScriptEnabled) await isAccessible(page);
			await page.getByRole('button', { name: answer }).click();
			await expect(page.getByText('invites you into this team')).toHaveCount(0);
		}
		await expect(page.getByText('The team is mixed: marketing and IT are both there.')).toBeVisible();
		await page.goto(teams[0] ?? '');
		await expect(page.getByText('One team per person and event')).toBeVisible();
	});
}
