import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test, type Someone } from './people.ts';

for (const javaScriptEnabled of [true, false]) {
	test(`who mentors, judges, waits or owes an answer is told so, and what changes, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, author, mentor, judge, waiting] = [
			await someone({ role: 'leader' }),
			await someone(),
			await someone({ function: 'it' }),
			await someone({ function: 'it' }),
			await someone({ name: 'Wanda Waiting', function: 'it' })
		];
		const event = await plan(leader, 'build');
		const idea = await logIdea(author, event, 'One field less in the form');
		await post(author.request, `${idea}?/team`, { team: `Blue ${event.slug}`.slice(0, 60) });
		const idOf = async ({ name }: Someone) =>
			(await sql<{ id: string }>`select id from public.people where name = ${name} order by joined_at desc limit 1`)[0]
				?.id ?? '';
		const roles = `${event.path}/people?/role`;
		await post(leader.request, roles, { person: await idOf(mentor), role: 'mentor', holds: 'yes' });
		await post(leader.request, `${event.path}/judging/setup?/add`, { person: await idOf(judge) });
		const office = await leader.page({ javaScriptEnabled });
		await office.goto(`${event.path}/registration`);
		await office.getByLabel('Places').fill('1');
		await office.getByLabel('Question 1', { exact: true }).fill('What do you eat?');
		await office.getByLabel('Question 1 has to be answered').check();
		await office.getByRole('button', { name: 'Save the registration' }).last().click();
		await expect(office.getByRole('heading', { level: 1 })).toHaveText('People');

		// whoever logged an idea was registered by it and asked nothing: the first page asks
		const writing = await author.page({ javaScriptEnabled });
		await writing.goto('/');
		const asks = writing.getByRole('listitem').filter({ hasText: 'Answer a question of the organizers of' });
		await asks.getByRole('link', { name: event.name }).click();
		await expect(writing.getByText('One question of the organizers waits for your answer.')).toBeVisible();
		await writing.getByLabel('What do you eat?').fill('Anything');
		await writing.getByRole('button', { name: 'Save the answers' }).last().click();
		await expect(writing.getByText('waits for your answer')).toHaveCount(0);
		await writing.goto('/');
		await expect(asks).toHaveCount(0);

		// each finds what to do by the part he or she has, and a way in beside it
		const [helping, scoring, queueing] = [
			await mentor.page({ javaScriptEnabled }),
			await judge.page({ javaScriptEnabled }),
			await waiting.page({ javaScriptEnabled })
		];
		const now = (page: typeof helping) => page.getByRole('region', { name: 'What to do now' });
		await helping.goto(event.path);
		await expect(now(helping)).toContainText('You mentor here. No team waits for help now.');
		await expect(now(helping).getByText('Take part in it too')).toBeVisible();
		await expect(now(helping).getByRole('button', { name: /Register|Join/ })).toBeHidden();
		await scoring.goto(event.path);
		await expect(now(scoring)).toContainText('You judge here, from the deadline on.');
		await queueing.goto(event.path);
		await queueing.getByLabel('What do you eat?').fill('Anything');
		await queueing.getByRole('button', { name: 'Join the waiting list' }).last().click();
		await expect(now(queueing)).toContainText('You wait for a place.');
		await expect(queueing.getByRole('link', { name: 'Log an idea for it' })).toHaveCount(0);
		if (javaScriptEnabled) {
			for (const page of [helping, queueing]) {
				await isAccessible(page);
				await fitsNarrow(page);
			}
		}

		// a team asks: the mentor's page of the event says so at once, and the first page too
		await post(author.request, `${event.path}/help?/ask`, {
			...{
				team:
					(
						await sql<{ id: string }>`select id from public.teams where event_id =
				(select id from public.events where slug = ${event.slug})`
					)[0]?.id ?? ''
			},
			...{ topic: 'How do we get the numbers?', place: 'Table 4' }
		});
		if (!javaScriptEnabled) await helping.reload();
		await expect(now(helping)).toContainText('One team waits for your help.');
		await helping.goto('/');
		await helping
			.getByRole('listitem')
			.filter({ hasText: 'Help the team that waits for a mentor in' })
			.getByRole('link', { name: event.name })
			.click();
		await expect(helping.getByText('How do we get the numbers?')).toBeVisible();

		// the deadline moves, and something is said to everybody
		await office.goto(`${event.path}/edit`);
		await office.getByLabel('Judging').fill(new Date(Date.now() + 210 * 60_000).toISOString().slice(0, 16));
		await office.getByLabel('Why a time moves').fill('The power was out.');
		await office.getByRole('button', { name: 'Save the event' }).last().click();
		await expect(office.getByRole('heading', { level: 1 })).toHaveText(event.name);
		await post(leader.request, `${event.path}/announcements?/say`, { says: 'Lunch is served.', audience: 'everybody' });
		for (const page of [scoring, queueing, helping]) {
			await page.goto('/');
			const news = page.getByRole('region', { name: 'News of your events' });
			await expect(news).toContainText('The power was out.');
			await expect(news).toContainText('Lunch is served.');
			await expect(page.getByText(/is wanted by/).filter({ hasText: event.name })).toHaveCount(0);
		}

		// the log says who waits to who runs it, and to nobody else
		await office.goto('/activity');
		await expect(office.getByText(/joined the waiting list of/).first()).toBeVisible();
		await scoring.goto('/activity');
		await expect(scoring.getByText('who waits for a place')).toBeVisible();
		await expect(scoring.getByText(/joined the waiting list of/)).toHaveCount(0);
		await queueing.goto('/activity');
		await expect(queueing.getByText(/joined the waiting list of/)).toHaveCount(1);
	});
}
