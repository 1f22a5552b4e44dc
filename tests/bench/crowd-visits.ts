import type { Pool } from 'pg';
import { asker, PACKED } from './asking.ts';

/** People of a hackathon with what they do, and what the database must hold afterwards. */
export type Visits = {
	/** Somebody of the crowd opens the event, the wall, a team. */
	readonly read: () => Promise<boolean>;
	/** A team saves its draft by itself, each save on top of the one before. */
	readonly save: () => Promise<boolean> | null;
	/** A team hands in; well answered is also a refusal after the deadline. */
	readonly handIn: () => Promise<boolean> | null;
	readonly support: () => Promise<boolean>;
	readonly logIdea: () => Promise<boolean>;
	/** When each idea that was logged was answered, by its title. */
	readonly logged: ReadonlyMap<string, number>;
	/** How many teams have handed in, and when the last of them was answered. */
	readonly handedIn: () => Promise<{ readonly teams: number; readonly at: number }>;
	readonly event: number;
	/** What was acknowledged and is not there, and what is there more often than it was acknowledged. */
	readonly check: () => Promise<{ readonly lost: number; readonly doubled: number; readonly late: number }>;
};

type Target = { readonly origin: string; readonly cookies: readonly string[]; readonly owner: Pool };
type Writer = {
	readonly team: number;
	readonly cookie: string;
	version: number;
	sent: number;
	saved: number;
	unknown: number;
	text: string;
	isBusy: boolean;
	handedIn: boolean;
};

const PITCH = 'We show when it arrives, next to the button that orders it, and fewer people ask. ';

/** Reads who is in the hackathon's teams, and makes the visits that they pay. */
export async function crowdVisits({ origin, cookies, owner }: Target): Promise<Visits> {
	const found = await owner.query<{ team: number; place: number; idea: number }>(
		`select t.id::int as team, t.idea_id::int as idea, (substring(u.email from '\\d+'))::int as place
		from public.teams t join public.events e on e.id = t.event_id and e.slug = 'hackathon' join auth.users u on u.id = t.formed_by order by t.id`
	);
	const ideas = await owner.query<{ id: number }>(
		`select i.id::int from public.ideas i join public.events e on e.id = i.event_id where e.slug = 'hackathon' order by i.id`
	);
	const [{ id: event } = { id: 0 }] = (
		await owner.query<{ id: number }>(`select id::int from public.events where slug = 'hackathon'`)
	).rows;
	const held = await totals(owner);
	const writers = found.rows.map(({ team, place }): Writer => {
		const cookie = cookies[place] ?? '';
		return { ...{ team, cookie, version: 0, sent: 0, saved: 0, unknown: 0, text: '' }, isBusy: false, handedIn: false };
	});
	const supported = new Set<string>();
	const logged = new Map<string, number>();
	let turn = 0;
	let late = 0;
	let lastAt = 0;
	const cookieOf = (n: number) => cookies[n % cookies.length] ?? '';

	const ask = asker(origin);
	async function post(path: string, cookie: string, form: Readonly<Record<string, string>>): Promise<string> {
		const headers = {
			...{ origin, cookie, accept: 'application/json', 'x-sveltekit-action': 'true' },
			'content-type': 'application/x-www-form-urlencoded'
		};
		const { body } = await ask(path, headers, new URLSearchParams(form).toString());
		return body.toString();
	}

	const pages = ['/events/hackathon', '/events/hackathon/ideas', '/ideas?event=hackathon', 'team'];
	async function read(): Promise<boolean> {
		const n = (turn += 1);
		const page = pages[n % pages.length] ?? '';
		const path = page === 'team' ? `/teams/${writers[n % writers.length]?.team}` : page;
		const headers = { cookie: cookieOf(n * 7), ...PACKED };
		const { status } = await ask(path, headers);
		return status === 200;
	}

	// a browser sends the next save when the one before was answered
	function free(): Writer | undefined {
		for (let tried = 0; tried < writers.length; tried++) {
			const writer = writers[(turn += 1) % writers.length];
			if (writer && !writer.isBusy) return writer;
		}
		return undefined;
	}
	function write(action: 'draft' | 'submit'): Promise<boolean> | null {
		const writer = free();
		if (!writer) return null;
		writer.isBusy = true;
		return writeAs(writer, action);
	}
	async function writeAs(writer: Writer, action: 'draft' | 'submit'): Promise<boolean> {
		const text = `${PITCH.repeat(4)}Written ${writer.saved + 1} times.`;
		const form = {
			pitch: text,
			link: 'https://example.com/demo',
			'answers.problem': PITCH,
			version: String(writer.version),
			opened: `the form of team ${writer.team}`,
			nth: String((writer.sent += 1))
		};
		try {
			const answer = await post(`/teams/${writer.team}?/${action}`, writer.cookie, form);
			return take(writer, answer, text);
		} catch {
			writer.unknown += 1;
			return false;
		} finally {
			writer.isBusy = false;
		}
	}
	function take(writer: Writer, answer: string, text: string): boolean {
		const { type, data = '[]' } = JSON.parse(answer);
		// the answer of a server that could not: whether it was saved is not known
		if (type === 'error') writer.unknown += 1;
		const [shape, ...values]: unknown[] = JSON.parse(data);
		const at = (key: string) => values[Number(Reflect.get(Object(shape), key)) - 1];
		const version = at('version');
		if (typeof version === 'number') Object.assign(writer, { version, text, saved: writer.saved + 1 });
		if (type === 'success' && at('submitted') === true) {
			// handing in keeps the same text as the next version of the draft, and says which that is
			if (!writer.handedIn) lastAt = performance.now();
			writer.handedIn = true;
			return true;
		}
		const isLate = answer.includes('deadline');
		if (isLate) late += 1;
		return type === 'success' || (isLate && typeof version === 'number');
	}

	return {
		...{ event, logged, read },
		save: () => write('draft'),
		handIn: () => write('submit'),
		async support() {
			const n = (turn += 1);
			const idea = ideas.rows[(n * 13) % ideas.rows.length]?.id;
			const answer = await post(`/ideas/${idea}?/support`, cookieOf(n), { supports: 'yes' });
			const isWell = answer.includes('"type":"success"');
			if (isWell) supported.add(`${n % cookies.length} ${idea}`);
			return isWell;
		},
		async logIdea() {
			const n = (turn += 1);
			const title = `Logged in the heat, number ${n}`;
			const form = {
				title,
				problem: 'People ask about this and get four different answers.',
				key: crypto.randomUUID()
			};
			const answer = await post('/ideas/new?/log', cookieOf(n), { ...form, place: String(event) });
			const isWell = answer.includes('"type":"redirect"');
			if (isWell) logged.set(title, performance.now());
			return isWell;
		},
		async handedIn() {
			const { rows } = await owner.query<{ teams: number }>(
				`select count(submitted_at)::int as teams from public.teams where event_id = $1`,
				[event]
			);
			return { teams: rows[0]?.teams ?? 0, at: lastAt };
		},
		async check() {
			const { rows } = await owner.query<{ team: number; version: number; pitch: string; handed_in: boolean }>(
				`select d.team_id::int as team, d.version, d.answers ->> 'pitch' as pitch, t.submitted_at is not null as handed_in
				from public.submission_drafts d join public.teams t on t.id = d.team_id`
			);
			const kept = new Map(rows.map((row) => [row.team, row]));
			let lost = 0;
			let doubled = 0;
			for (const { team, version, text, saved, unknown, handedIn } of writers) {
				const draft = kept.get(team);
				if (saved > 0 && (!draft || draft.version < version || (draft.version === version && draft.pitch !== text)))
					lost += 1;
				if (handedIn && !draft?.handed_in) lost += 1;
				doubled += Math.max(0, (draft?.version ?? 0) - saved - unknown);
			}
			const now = await totals(owner);
			lost += Math.max(0, supported.size - (now.supports - held.supports));
			lost += Math.max(0, logged.size - (now.ideas - held.ideas));
			doubled += Math.abs(now.counted - now.supports);
			return { lost, doubled, late };
		}
	};
}

type Totals = { readonly supports: number; readonly counted: number; readonly ideas: number };

async function totals(owner: Pool): Promise<Totals> {
	const { rows } = await owner.query<Totals>(
		`select (select count(*)::int from public.supports) as supports, (select coalesce(sum(supports), 0)::int from public.ideas) as counted,
			(select count(*)::int from public.ideas where title like 'Logged in the heat%') as ideas`
	);
	return rows[0] ?? { supports: 0, counted: 0, ideas: 0 };
}
