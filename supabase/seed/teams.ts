import { answer, done, type Cast, type Person } from './cast.ts';
import { drawBars } from './drawing.ts';
import { idOf } from './ideas.ts';
import { createChance } from './random.ts';
import type { Section } from './sections.ts';
import { drawSlide } from './slides.ts';
import { hoursAfter, type Timeline } from './timeline.ts';

/** The event that the teams form in. */
export type Gathering = {
	readonly slug: string;
	readonly cast: Cast;
	readonly timeline: Timeline;
	readonly ids: ReadonlyMap<string, number>;
	/** When teams begin to form, and when they begin to hand in. */
	readonly formation: Date;
	readonly submission: Date;
};

/** Nobody is in two teams of an event, and Jonas still looks for one in the last. */
export function tellTeams(sections: readonly Section[], gathering: Gathering): void {
	const ideas = sections.filter((section) => section.maybe('team'));
	const taken = new Set([
		...ideas.map((section) => section.one('by')),
		...ideas.flatMap(namedMembers),
		'Jonas',
		'Saskia'
	]);
	const free = createChance(gathering.slug)
		.shuffle(gathering.cast.everybody)
		.filter(({ name, role }) => role === undefined && !taken.has(name.split(' ')[0] ?? name));
	const teams = ideas.map((section) => {
		const founder = gathering.cast.named(section.one('by'));
		return {
			section,
			founder,
			others: namedMembers(section).map(gathering.cast.named),
			isFull: Boolean(section.maybe('members'))
		};
	});
	const fill = (side: Person['function'], size: number) => {
		for (const { founder, others, isFull } of teams) {
			const there = [founder, ...others].filter((person) => person.function === side).length;
			const next = free.findIndex((person) => person.function === side);
			if (!isFull && there < size && next >= 0) others.push(...free.splice(next, 1));
		}
	};
	// each team becomes mixed before any becomes large
	for (const size of [1, 2]) {
		fill('it', size);
		fill('marketing', size);
	}
	fill('other', 1);
	teams.forEach(({ section, founder, others }, turn) => tellTeam(section, { ...gathering, founder, others, turn }));
}

function namedMembers(section: Section): string[] {
	return section.maybe('members')?.split(', ') ?? [];
}

/** How a team looks for people: it asks first, keeps a seat open ("side; skills; sentence"), invites somebody. */
async function tellSearch(
	section: Section,
	{ team, founder: { client }, cast }: { readonly team: number; readonly founder: Person; readonly cast: Cast }
): Promise<void> {
	if (section.maybe('asks')) await done(client.rpc('set_team_asks_first', { p_team: team, p_asks: true }));
	const [side, skills = '', p_says = ''] = section.maybe('seat')?.split('; ') ?? [];
	if (side) {
		const p_wants = side === 'it' ? 'it' : 'marketing';
		await done(client.rpc('open_team_seat', { p_team: team, p_wants, p_skills: skills.split(', '), p_says }));
	}
	const invited = section.maybe('invites');
	if (!invited) return;
	const asked = { p_team: team, p_person: cast.named(invited).id, p_says: 'You know the stock system. We do not.' };
	await done(client.rpc('invite_to_team', asked));
}

type Members = Gathering & { readonly founder: Person; readonly others: readonly Person[]; readonly turn: number };

function tellTeam(section: Section, members: Members): void {
	const { founder, others, turn, timeline, formation, submission } = members;
	let team = 0;
	const forms = hoursAfter(formation, 0.2 + turn * 0.1);
	timeline.at(forms, async () => {
		const asked = { p_idea: idOf(section.title, members.ids), p_name: section.one('team') };
		team = await answer(founder.client.rpc('form_team', asked));
	});
	others.forEach(({ client }, index) => {
		timeline.at(hoursAfter(forms, 0.3 + index * 0.4), () => done(client.rpc('join_team', { p_team: team })));
	});
	timeline.at(hoursAfter(forms, 2), () => tellSearch(section, { team, founder, cast: members.cast }));
	const pitch = section.maybe('pitch');
	if (!pitch) return;
	const link = `https://prototypes.brouwerlind.example/${section.one('team').toLowerCase().replace(/\W+/g, '-')}`;
	const handIn = (at: Date, by: Person) =>
		timeline.at(at, () => done(by.client.rpc('submit_team', { p_team: team, p_pitch: pitch, p_link: link })));
	timeline.at(hoursAfter(submission, 0.4 + turn * 0.15), () => attachFiles(section, { team, founder, turn }));
	handIn(hoursAfter(submission, 0.5 + turn * 0.15), founder);
	// every third hands in once more, by somebody else
	const [second] = others;
	if (turn % 3 === 1 && second) handIn(hoursAfter(submission, 4 + turn * 0.1), second);
}

/** A picture of what was tried, and of every second team its slide. */
async function attachFiles(
	section: Section,
	{ team, founder: { client }, turn }: { readonly team: number; readonly founder: Person; readonly turn: number }
): Promise<void> {
	const name = section.one('team');
	const chance = createChance(name);
	const bars = Array.from({ length: 8 }, (_, at) => 0.3 + 0.07 * at + 0.1 * chance.next());
	const alt = `What the prototype of ${name} did in eight tries: bars that rise from the first to the last`;
	const picture = { name: 'tries.png', alt, content: drawBars(bars) };
	await done(client.rpc('attach_to_draft', { p_team: team, p_file: picture }));
	if (turn % 2 === 1) return;
	const slide = drawSlide(name, [section.title, 'Who it is for, what it changes, and how we would know.']);
	await done(client.rpc('attach_to_draft', { p_team: team, p_file: { name: 'pitch.pdf', alt: '', content: slide } }));
}
