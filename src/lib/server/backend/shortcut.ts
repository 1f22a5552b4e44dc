import type pg from 'pg';
import { readCatalogue } from './catalogue.ts';
import { away } from './gateway.ts';
import { PREVIEW } from './previewing.ts';
import { gatherQuestions, isRefused, keepConnections } from './gathered.ts';
import { questionOf, type Asked } from './questions.ts';
import { rememberClaims } from './token.ts';

/** Answers what is asked, or null: then the façade answers it. */
export type Shortcut = (asked: Asked) => Promise<Response | null>;

type Surroundings = {
	readonly pool: pg.Pool;
	readonly secret: string;
	readonly publishableKey: string;
	readonly maxRows: number;
	/** Called when a statement that changes something found the database away. */
	onLost(): void;
};

// whatever a request may ask for beyond the plain answer
const DEMANDS = ['prefer', 'range', 'range-unit', PREVIEW];
const PROFILES = ['accept-profile', 'content-profile'];

/**
 * The plain questions that pages are made of, in one message to the database instead of the façade's ten: rows of one
 * relation, or a function that answers one value, asked by somebody signed in. Role, claims and row level security are
 * the same. Anything else, and what the database refuses but by a name of ours, is the façade's: it knows how PostgREST refuses.
 */
export async function openShortcut(surroundings: Surroundings): Promise<Shortcut> {
	const { pool, secret, publishableKey } = surroundings;
	const catalogue = await readCatalogue(pool);
	const claimsOf = rememberClaims(secret);
	const ask = gatherQuestions(keepConnections(pool));
	return async (asked) => {
		const { headers } = asked;
		if (headers.get('apikey') !== publishableKey || DEMANDS.some((name) => headers.has(name))) return null;
		if (PROFILES.some((name) => (headers.get(name) ?? 'public') !== 'public')) return null;
		if (!/^(\*\/\*|application\/json)?$/.test(headers.get('accept') ?? '')) return null;
		const [scheme, token = ''] = (headers.get('authorization') ?? '').split(' ');
		const question = questionOf(asked, catalogue, surroundings.maxRows);
		const claims = question && scheme === 'Bearer' ? claimsOf(token) : null;
		if (!question || !claims) return null;
		try {
			const said = await ask(question, claims);
			return question.answersNothing ? new Response(null, { status: 204 }) : new Told(said);
		} catch (failure) {
			const refusal = question.changes ? refusalOf(failure) : null;
			if (refusal) return refusal;
			if (isRefused(failure) || !(question.changes || hasWaitedInVain(failure))) return null;
			// whether a change was done is not known: asked again it could be done twice. What found no connection is not
			// helped by waiting for one once more
			surroundings.onLost();
			return away();
		}
	};
}

// as PostgREST answers what `private.refuse` raised: its errcode carries the status. Asked again it would be refused again, and
// late hand-ins come when nobody has time
function refusalOf(failure: unknown): Response | null {
	if (!isRefused(failure)) return null;
	const { code, message, detail: details = null, hint = null } = failure;
	const [, status] = /^PT([45]\d\d)$/.exec(code ?? '') ?? [];
	return status ? Response.json({ code, message, details, hint }, { status: Number(status) }) : null;
}

const hasWaitedInVain = (failure: unknown) =>
	failure instanceof Error && /timeout exceeded when trying/.test(failure.message);

/**
 * An answer whose text is there already: whoever asks for it as text need not read it through a stream, encoded and decoded; a stream
 * is made for whoever asks for one.
 */
class Told extends Response {
	readonly #said: string;
	#streamed: Response | undefined;

	constructor(said: string) {
		super(null, { headers: { 'content-type': 'application/json; charset=utf-8' } });
		this.#said = said;
	}

	override get body(): Response['body'] {
		this.#streamed ??= new Response(this.#said);
		return this.#streamed.body;
	}

	override text(): Promise<string> {
		return Promise.resolve(this.#said);
	}

	override json(): Promise<unknown> {
		return Promise.resolve(JSON.parse(this.#said));
	}
}
