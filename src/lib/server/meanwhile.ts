type Values = Readonly<Record<string, string>>;

/** What a form of an organizer consists of: each part is changed, and met by another save, as a whole. */
export type FormParts = {
	/** What each part is called: a field by its name, a list of rows by the word its fields begin with. */
	readonly labels: Values;
	/** How a value reads, where it is not what was typed. */
	readonly says?: (kind: string, value: string) => string | undefined;
	/** What an empty row of a list holds all the same: `criteria.weight` and so on. */
	readonly blank?: Values;
	/** Parts that mean something only together, under the first one's name. */
	readonly together?: (...states: readonly Values[]) => readonly string[];
};

/** A form as it is sent, with what stands now put into it. */
export type Merged = {
	/** Theirs where this person changed nothing, and what was typed everywhere else. */
	readonly values: Values;
	/** Parts that both changed, each to something else. */
	readonly conflicts: readonly string[];
	/** Parts that only somebody else changed. */
	readonly taken: readonly string[];
	/** The part that a field belongs to. */
	readonly partOf: (name: string) => string;
};
type States = { readonly seen: Values; readonly typed: Values; readonly now: Values };

/** Puts together what two people changed in one form, all of it as fields by name: what was read, what was typed, what stands now. */
export function merge(parts: FormParts, { seen, typed, now }: States): Merged {
	const joined = parts.together?.(seen, typed, now) ?? [];
	const partOf = (name: string) => {
		const head = headOf(name);
		return joined.includes(head) ? (joined[0] ?? head) : head;
	};
	const meant = [seen, typed, now].map((values) => meaning(values, partOf, parts.blank ?? {}));
	const outcome = new Map<string, 'mine' | 'theirs' | 'conflict'>();
	for (const part of new Set([seen, typed, now].flatMap((values) => Object.keys(values)).map(partOf))) {
		const [was, mine, theirs] = meant.map((one) => one.get(part) ?? '');
		if (mine === theirs || theirs === was) outcome.set(part, 'mine');
		else outcome.set(part, mine === was ? 'theirs' : 'conflict');
	}
	const of = (values: Values, theirs: boolean) =>
		Object.entries(values).filter(([name]) => (outcome.get(partOf(name)) === 'theirs') === theirs);
	const which = (wanted: string) => [...outcome].flatMap(([part, is]) => (is === wanted ? [part] : []));
	return {
		values: Object.fromEntries([...of(typed, false), ...of(now, true)]),
		conflicts: which('conflict'),
		taken: which('theirs'),
		partOf
	};
}

/** What each part says, whatever a browser makes of its line breaks and however many empty rows it has. */
function meaning(values: Values, partOf: (name: string) => string, blank: Values): Map<string, string> {
	const lines = new Map<string, string[]>();
	for (const row of rowsOf(values).toSorted((a, b) => (a.at < b.at ? -1 : 1))) {
		const filled = row.fields.filter(([name, value]) => value !== '' && value !== blank[kindOf(name)]);
		if (filled.length === 0) continue;
		const part = partOf(row.at);
		const said = filled.map(([name, value]) => [kindOf(name), value]).toSorted();
		lines.set(part, [...(lines.get(part) ?? []), JSON.stringify(said)]);
	}
	return new Map([...lines].map(([part, said]) => [part, said.join('\n')]));
}

type Row = { readonly at: string; readonly fields: readonly (readonly [string, string])[] };

/** The fields of a form, those of one row of a list together: `challenges.0003`. */
function rowsOf(values: Values): Row[] {
	const rows = new Map<string, [string, string][]>();
	for (const [name, value] of Object.entries(values)) {
		const [head = '', place] = name.split('.');
		const at = place !== undefined && /^\d+$/.test(place) ? `${head}.${place.padStart(4, '0')}` : name;
		rows.set(at, [...(rows.get(at) ?? []), [name, value.replaceAll('\r\n', '\n').trim()]]);
	}
	return [...rows].map(([at, fields]) => ({ at, fields }));
}

const headOf = (name: string) => name.split('.')[0] ?? '';

/** `challenges.3.title` is a `challenges.title`. */
const kindOf = (name: string) => name.replace(/\.\d+\./, '.');

/** What a part says, to be read beside the other one: a line a row, and each field by its name where it joins several. */
export function inLines(parts: FormParts, { partOf }: Pick<Merged, 'partOf'>, part: string) {
	return (values: Values): string => {
		const rows = rowsOf(values).filter(({ at }) => partOf(at) === part);
		const isJoined = rows.some(({ at }) => headOf(at) !== part);
		const lines = rows.flatMap(({ at, fields }) => {
			const words = fields.flatMap(([name, value]) => sayOf(parts, kindOf(name), value));
			const line = words.join(' · ');
			return words.length === 0 ? [] : [isJoined ? `${parts.labels[headOf(at)] ?? ''}: ${line}` : line];
		});
		return lines.join('\n') || 'Nothing';
	};
}

/** Nothing for what a person does not read: a number in the database, an empty field, what a row holds anyway. */
function sayOf({ says, blank }: FormParts, kind: string, value: string): string[] {
	if (value === '' || /[._](id|key)$/.test(kind) || value === blank?.[kind]) return [];
	return [says?.(kind, value) ?? timeInWords(value)];
}

const clock = new Intl.DateTimeFormat('en-GB', {
	...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
	...{ hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }
});

/** A time as a form holds it, by the clocks of its own zone. */
const timeInWords = (value: string) =>
	/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value) ? clock.format(new Date(`${value}Z`)) : value;
