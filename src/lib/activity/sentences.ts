/** What happened, around the name of the thing it happened to: "started the experiment" name "and froze …". */
export type Sentence = { readonly before: string; readonly after: string };

/** What was logged beside a verb. */
export type Details = Readonly<Record<string, unknown>>;
/** What was logged with a verb, told. */
export type Teller = (details: Details) => Sentence;

/** A verb that needs no detail. */
export const says =
	(before: string, after = ''): Teller =>
	() => ({ before, after });
/** A detail as text; nothing where it is none. */
export const text = (value: unknown): string =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : '';
/** A detail in quotation marks. */
export const quoted = (value: unknown): string => (text(value) === '' ? 'nothing' : `“${text(value)}”`);

/** "5000 and 12 person-days": whole units of the workspace's currency. */
export const stage = (amount: unknown, days: unknown): string => `${text(amount)} and ${text(days)} person-days`;
