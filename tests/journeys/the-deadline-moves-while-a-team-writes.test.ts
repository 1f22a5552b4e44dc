import { randomUUID } from 'node:crypto';
import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { logIdea, moveTo, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

test('a team that writes sees the deadline move, more time and who is taken in, and loses nothing of what it types', async ({
	someone
}) => {
	const [leader, ann, ian] = [
		await someone({ role: 'leader' }),
		await someone({ name: 'Ann Weber' }),
		await someone({ function: 'it' })
	];
	const event = await plan(leader, 'submission');
	const idea = await logIdea(ann, event, `One field less ${randomUUID().slice(0, 8)}`);
	const name = `Team ${randomUUID().slice(0, 6)}`;
	const path = await post(ann.request, `${idea}?/team`, { team: name });
	await post(ann.request, `${path}?/draft`, { pitch: 'Half', version: '0' });

	const [page, submissions, today, brief] = [await ann.page(), await ann.page(), await ann.page(), await ann.page()];
	await page.goto(path);
	await submissions.goto(`${event.path}/submissions`);
	const handIn = page.locator('#hand-in');
	const deadline = async () =>
		(await handIn.getByText(/left,\s+until/).textContent())?.replace(/^[^]*until /, '') ?? '';
	const before = await deadline();
	await page.getByLabel('Pitch').pressSequentially('Typed on');
	await sql`update public.events set judging_at = judging_at - interval '20 minutes' where slug = ${event.slug}`;
	await expect.poll(deadline).not.toBe(before);
	const after = (await deadline()).replace(/ \(.*/, '');
	await expect(submissions.getByText(`until the deadline, ${after}`)).toBeVisible();
	await expect(page.getByLabel('Pitch')).toHaveValue(/Typed on/);

	// it passes in the middle of a word, which nobody has saved
	await expect(page.getByText('Draft saved.', { exact: true })).toBeVisible();
	await page.route('**/*draft', (route) => route.abort());
	await page.getByLabel('Pitch').fill('A word that is typed as the deadline passes');
	await moveTo(event, 'judging');
	await expect(handIn.getByRole('heading', { name: 'Your draft' })).toBeVisible();
	await expect(page.getByLabel('Pitch')).toHaveValue('A word that is typed as the deadline passes');
	await page.unroute('**/*draft');

	// more time, given while the page is open; then somebody who is registered late
	await brief.goto(event.path);
	await expect(brief.getByText('The deadline has passed.')).toBeVisible();
	const until = new Date(Date.now() + 40 * 60_000).toISOString().slice(0, 16);
	const team = path.split('/').at(-1) ?? '';
	await post(leader.request, `${event.path}/submissions?/extend`, { team, until, reason: 'A power cut' });
	await expect(handIn.getByText('“A power cut”')).toBeVisible();
	await expect(submissions.getByText('Your team has time until')).toBeVisible();
	await expect(page.getByLabel('Pitch')).toHaveValue('A word that is typed as the deadline passes');
	const now = brief.getByRole('region', { name: 'What to do now' });
	await expect(now).toContainText('Your team has more time than others, and is not mixed yet.');
	await expect(now).toContainText(/Your team: 3\d min left/);
	await isAccessible(brief);
	await fitsNarrow(brief);
	const [person] = await sql<{ id: string }>`select id from public.people where name = ${ian.name}`;
	await post(leader.request, `${path}?/late`, { person: person?.id ?? '', reason: 'Nobody else from IT is here.' });
	await expect(handIn.getByRole('button', { name: 'Hand in', exact: true })).toBeVisible();
	await today.goto('/');
	const line = today.getByRole('listitem').filter({ has: today.getByRole('heading', { name: event.name }) });
	await expect(line).toContainText(`${name} has more time than others and has not handed in yet.`);
	await expect(line.getByRole('link', { name: 'To your team' })).toHaveAttribute('href', path);
	await isAccessible(today);
	await fitsNarrow(today);
});
