import { fitsNarrow, isAccessible } from './checks.ts';
import { sql } from './database.ts';
import { judgedByOne } from './judged.ts';
import { expect, test } from './people.ts';

test('who scores, looks at the vote or waits for the results hears that times moved, and keeps what was tapped', async ({
	someone
}) => {
	const { made, judge } = await judgedByOne(someone);
	const { event, judging, teams, founders } = made;
	const [queue, project] = [await judge.page(), await judge.page({ viewport: { width: 360, height: 720 } })];
	const [vote, results] = [await founders[0].page(), await founders[1].page()];
	await queue.goto(judging);
	// opened from the queue, which asks nothing of the server
	await project.goto(judging);
	await project.getByRole('link', { name: 'One field less', exact: true }).click();
	await expect(project).toHaveURL(new RegExp(`/judging/${teams[0]?.id}$`));
	await vote.goto(`${event.path}/vote`);
	await results.goto(`${event.path}/results`);
	await project.getByRole('radio', { name: '4' }).first().check();
	const until = project.getByText('You can give and change it until');
	const shown = [until, vote.getByRole('main'), results.getByText('Results are shown to everybody at once')];
	const before = await Promise.all(shown.map((one) => one.textContent()));
	await isAccessible(project);
	await fitsNarrow(project);
	const queued = await queue.getByRole('main').textContent();
	await sql`update public.events set voting_at = voting_at + interval '17 minutes', results_at = results_at + interval '17 minutes' where slug = ${event.slug}`;
	for (const [at, one] of shown.entries()) await expect(one).not.toHaveText(before[at] ?? '');
	await expect(queue.getByRole('main')).not.toHaveText(queued ?? '');
	await expect(project.getByRole('radio', { name: '4' }).first()).toBeChecked();
});
