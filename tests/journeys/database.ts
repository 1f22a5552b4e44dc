import pg from 'pg';
import { openHome } from '#lib/server/backend/home.ts';
import { startPostgres } from '#lib/server/backend/postgres.ts';
import { thisPlace } from './place.ts';

/**
 * Runs a statement as the owner of the app's database: only to arrange what takes weeks in life, such as a time-box that
 * has ended. What a person does goes through the pages.
 */
export async function sql<Row extends pg.QueryResultRow>(
	text: TemplateStringsArray,
	...values: unknown[]
): Promise<Row[]> {
	const { folder } = await thisPlace();
	// it runs already: this finds it
	const { url } = await startPostgres(openHome(folder));
	const owner = new pg.Client({ connectionString: url });
	await owner.connect();
	try {
		const statement = text.reduce((before, part, index) => `${before}$${index}${part}`);
		return (await owner.query<Row>(statement, values)).rows;
	} finally {
		await owner.end();
	}
}
