import { fitsNarrow, isAccessible } from './checks.ts';
import { logIdea, plan } from './hackathon.ts';
import { expect, post, test } from './people.ts';

test('a team asks for help and sees the mentor come, live in two browsers', async ({ someone }) => {
	const [leader, ann, cleo, mentor] = [
		await someone({ role: 'leader' }),
		await someone(),
		await someone({ function: 'it' }),
		await someone({ function: 'it' })
	];
	const event = await plan(leader, 'build');
	for (const [who, team] of [
		[ann, 'Blue'],
		[cleo, 'Ochre']
	] as const) {
		const idea = await logIdea(who, event, `${team}: one field less in the form`);
		await post(who.request, `${idea}?/team`, { team: `${team} ${event.slug}`.slice(0, 60) });
	}
	const office = await leader.page();
	await office.goto(`${event.path}/people`);
	await office.getByText('Name an organizer or a mentor').click();
	await office.getByLabel('Find somebody by name').fill(mentor.name);
	await office.getByRole('button', { name: 'Search' }).click();
	await office.getByRole('button', { name: `Make ${mentor.name} a mentor` }).click();
	const takeMentor = office.getByRole('button', { name: `Take the role of mentor away from ${mentor.name}` });
	await expect(takeMentor).toBeVisible();

	const [asking, behind, helping] = [await ann.page(), await cleo.page(), await mentor.page()];
	for (const page of [asking, behind, helping]) await page.goto(`${event.path}/help`);
	await expect(helping.getByText('Nobody waits.')).toBeVisible();
	await asking.getByLabel(/needs$/).fill('How do we get the numbers of the shop?');
	await asking.getByLabel('Where you are').fill('Table 4');
	await asking.getByRole('button', { name: 'Ask for help' }).last().click();
	await expect(asking.getByText(/is next in line/)).toBeVisible();
	await expect(helping.getByText('How do we get the numbers of the shop?')).toBeVisible();
	await expect(helping.getByText('Table 4, next in line, asked')).toBeVisible();
	await behind.getByLabel(/needs$/).fill('Who knows the consent form?');
	await behind.getByRole('button', { name: 'Ask for help' }).last().click();
	await expect(behind.getByText(/is 2nd in line/)).toBeVisible();
	await isAccessible(helping);
	await fitsNarrow(helping);

	await helping.getByRole('button', { name: /^I am coming Blue/ }).click();
	await expect(asking.getByText(`${mentor.name} is coming to`)).toBeVisible();
	await expect(behind.getByText(/is next in line/).first()).toBeVisible();
	// who stops mentoring keeps no team waiting, and a role is added to another one
	await office.getByRole('button', { name: `Make ${mentor.name} an organizer` }).click();
	await expect(office.getByText('mentor, organizes it too')).toBeVisible();
	await office.getByRole('button', { name: `Take the role of organizer away from ${mentor.name}` }).click();
	await expect(office.getByText('is an organizer already')).toBeHidden();
	await takeMentor.click();
	await expect(asking.getByText(/is next in line/)).toBeVisible();
	await office.getByRole('button', { name: `Make ${mentor.name} a mentor` }).click();
	await expect(takeMentor).toBeVisible();
	await helping.getByRole('button', { name: /^I am coming Blue/ }).click();
	await expect(asking.getByText(`${mentor.name} is coming to`)).toBeVisible();
	await helping.getByRole('button', { name: /^Done Blue/ }).click();
	await expect(asking.getByRole('button', { name: 'Ask for help' }).last()).toBeVisible();
});

test('the line for help works without JavaScript', async ({ someone }) => {
	const [leader, ann] = [await someone({ role: 'leader' }), await someone()];
	const event = await plan(leader, 'build');
	const idea = await logIdea(ann, event, 'One field less in the form');
	await post(ann.request, `${idea}?/team`, { team: `Blue ${event.slug}`.slice(0, 60) });
	const asking = await ann.page({ javaScriptEnabled: false });
	await asking.goto(`${event.path}/help`);
	await asking.getByLabel(/needs$/).fill('How do we get the numbers?');
	await asking.getByRole('button', { name: 'Ask for help' }).last().click();
	await expect(asking.getByText(/is next in line/).first()).toBeVisible();
	const helping = await leader.page({ javaScriptEnabled: false });
	await helping.goto(`${event.path}/help`);
	await helping.getByRole('button', { name: /^I am coming/ }).click();
	await asking.reload();
	await expect(asking.getByText(`${leader.name} is coming to`)).toBeVisible();
	await asking.getByRole('button', { name: /^Done/ }).click();
	await expect(asking.getByText('Nobody waits.')).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
	test(`an announcement reaches whom it is for, and a scheduled one nobody before its time, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
		someone
	}) => {
		const [leader, ann] = [await someone({ role: 'leader' }), await someone()];
		const event = await plan(leader, 'build');
		await post(ann.request, `${event.path}?/register`, {});
		const office = await leader.page({ javaScriptEnabled });
		await office.goto(`${event.path}/announcements`);
		const say = async (says: string, audience: string, due?: string) => {
			await office.getByText('Announce something').click();
			await office.getByLabel('What to say').fill(says);
			await office.getByLabel(audience).check();
			if (due) await office.getByLabel('When').fill(due);
			await office.getByRole('button', { name: 'Announce it' }).last().click();
			await expect(office.getByRole('paragraph').filter({ hasText: says })).toBeVisible();
		};
		const reader = await ann.page({ javaScriptEnabled });
		await reader.goto(event.path);
		await say('The pizza is here.', 'People without a team');
		if (!javaScriptEnabled) await reader.reload();
		await expect(reader.getByText('The pizza is here.')).toBeVisible();
		await say('Mentors meet at the window.', 'Mentors');
		await say('The bus leaves at six.', 'Everybody', new Date(Date.now() + 86_400_000).toISOString().slice(0, 16));
		await reader.goto(`${event.path}/announcements`);
		await expect(reader.getByText('The pizza is here.')).toBeVisible();
		await expect(reader.getByText('Mentors meet at the window.')).toHaveCount(0);
		await expect(reader.getByText('The bus leaves at six.')).toHaveCount(0);
		await reader.goto('/');
		await expect(reader.getByText('The pizza is here.')).toBeVisible();
		if (javaScriptEnabled) {
			await isAccessible(office);
			await fitsNarrow(office);
		}
		await office.getByRole('button', { name: /^Take it back The pizza/ }).click();
		await expect(office.getByText('taken back')).toBeVisible();
		await reader.reload();
		await expect(reader.getByText('The pizza is here.')).toHaveCount(0);
	});
}
