/** A row of a table as it was read: its number as a spreadsheet shows it, and its cells. */
type Row = { readonly number: number; readonly cells: readonly string[] };

/** What a row needs changed before it can be imported. */
export type Problem = { readonly row: number; readonly column: string; readonly says: string };

/** An idea of a table, as the database takes it. */
export type ImportedIdea = {
	readonly row: number;
	readonly title: string;
	readonly problem: string;
	readonly proposal: string;
	readonly tags: readonly string[];
	readonly email: string;
	/** The title of a challenge of the event, and the name of a priority; empty for none. */
	readonly challenge: string;
	readonly priority: string;
};

/** What is read of a table: the ideas, what needs a change, and the columns that are not read. */
type ReadTable = {
	readonly ideas: readonly ImportedIdea[];
	readonly problems: readonly Problem[];
	readonly unread: readonly string[];
};

const MOST = 500;
const names: Readonly<Record<string, keyof Omit<ImportedIdea, 'row'>>> = {
	...{ title: 'title', idea: 'title', name: 'title' },
	...{ problem: 'problem', description: 'problem' },
	...{ proposal: 'proposal', solution: 'proposal' },
	...{ tags: 'tags', tag: 'tags', labels: 'tags' },
	...{ challenge: 'challenge', priority: 'priority' },
	...{ email: 'email', 'e-mail': 'email', author: 'email', "author's e-mail": 'email' }
};

/**
 * Reads ideas from a table whose first row names the columns: title and problem, and if they are there proposal, tags,
 * challenge, priority and the author's e-mail. Every row that cannot be taken is told, and every column that is not read; the caller imports nothing while there is one.
 */
export function readIdeas(rows: readonly Row[]): ReadTable {
	const nothing = (...problems: readonly Problem[]) => ({ ideas: [], problems, unread: [] });
	const [head, ...body] = rows;
	if (!head) return nothing({ row: 1, column: '', says: 'Paste rows first, or choose a file.' });
	const places = head.cells.map((cell) => names[cell.trim().toLowerCase()]);
	const missing = (['title', 'problem'] as const).filter((name) => !places.includes(name));
	if (missing.length > 0) {
		const name = (column: string) => ({
			row: head.number,
			column,
			says: `Name a column “${column}” in the first row.`
		});
		return nothing(...missing.map(name));
	}
	if (body.length === 0)
		return nothing({ row: head.number, column: '', says: 'Add a row for each idea below the names.' });
	if (body.length > MOST)
		return nothing({ row: head.number + MOST + 1, column: '', says: `Import at most ${MOST} ideas at a time.` });
	// of two columns for the same thing the first is read
	const unread = head.cells.filter((cell, at) => cell.trim() && (!places[at] || places.indexOf(places[at]) < at));
	const ideas = body.map(({ number, cells }) => {
		const cell = (name: string) => (cells[places.findIndex((place) => place === name)] ?? '').trim();
		// as the database tidies them
		const tags = cell('tags')
			.split(/[,;|]/)
			.map((tag) =>
				tag
					.replace(/[\s\p{Cc}]+/gu, ' ')
					.trim()
					.toLowerCase()
			)
			.filter(Boolean);
		return {
			...{ row: number, title: cell('title'), problem: cell('problem'), proposal: cell('proposal') },
			tags: [...new Set(tags)],
			...{ challenge: cell('challenge'), priority: cell('priority'), email: cell('email').toLowerCase() }
		};
	});
	return { ideas, problems: ideas.flatMap(problemsOf), unread: unread.map((cell) => cell.trim()) };
}

/** Columns that nobody said may be left out, as something to change. */
export function unreadColumns(unread: readonly string[]): readonly Problem[] {
	const says = 'Ideas have no such column here. Rename it, or tick below that it is left out.';
	return unread.map((column) => ({ row: 1, column, says }));
}

/** Everything that is wrong with a table, row by row, each column of a row once: as it was read first, then as the database refused it. */
export function allProblems(...found: readonly (readonly Problem[])[]): readonly Problem[] {
	const first = new Map<string, Problem>();
	for (const problem of found.flat()) {
		const cell = `${problem.row} ${problem.column}`;
		if (!first.has(cell)) first.set(cell, problem);
	}
	return [...first.values()].toSorted((one, other) => one.row - other.row);
}

/** How many ideas an import wrote that led to this address; 0 where none did. */
export const importedIn = (asked: URLSearchParams) =>
	Number(/^[1-9]\d{0,2}$/.exec(asked.get('imported') ?? '')?.[0] ?? 0);

/** The same in words. */
export const importedInWords = (count: number) =>
	count === 1 ? '1 idea was imported.' : `${count} ideas were imported.`;

function problemsOf({ row, title, problem, proposal, tags, email }: ImportedIdea): readonly Problem[] {
	const wrong = [
		[title.length < 3 || title.length > 120, 'title', 'Give the idea a title of 3 to 120 characters.'],
		[problem.length < 10 || problem.length > 2000, 'problem', 'Tell the problem in 10 to 2,000 characters.'],
		[proposal.length > 20_000, 'proposal', 'Shorten the proposal to 20,000 characters.'],
		[tags.length > 8, 'tags', 'Keep the eight tags that matter most.'],
		[tags.join(',').length > 250, 'tags', 'Shorten the tags: together they fit in 250 characters.'],
		[email !== '' && !/^\S+@\S+\.\S+$/.test(email), 'email', 'Write the whole e-mail address, or leave it empty.']
	] as const;
	return wrong.filter(([is]) => is).map(([, column, says]) => ({ row, column, says }));
}

const sentences: Readonly<Record<string, Omit<Problem, 'row'>>> = {
	author_is_unknown: {
		column: 'email',
		says: 'Nobody here signs in with this address. Correct it, or leave it empty.'
	},
	challenge_is_unknown: {
		column: 'challenge',
		says: 'The event has no challenge with this title. Write it as the event does, or leave it empty.'
	},
	priority_is_unknown: {
		column: 'priority',
		says: 'No current priority has this name. Write it as it is on the list of priorities, or leave it empty.'
	},
	author_has_no_place: {
		column: 'email',
		says: 'Every place in the event is taken, and this person has none. Empty the address to log the idea in your own name, or give the event more places than people wait for: whoever waits comes in first.'
	}
};

/** What the database refused of a row, as a sentence beside its column. */
export function refusedRow(row: number, name: string, says: string): Problem {
	const said = sentences[name];
	if (said) return { row, ...said };
	return { row, column: name.replace(/^ideas_([a-z]+)_.*/, '$1'), says };
}
