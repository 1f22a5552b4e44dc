import { resolve } from 'node:path';
import { z } from 'zod';
import { StartError } from '#lib/server/start-error.ts';

const blankIsMissing = (value: unknown) => (value === '' ? undefined : value);

const text = (says: string) => z.preprocess(blankIsMissing, z.string(says).optional());

function webAddress(name: string, example: string) {
	const says = `${name} must be a full address such as ${example}: correct it and start again.`;
	return z.preprocess(
		blankIsMissing,
		z
			.url({ protocol: /^https?$/, error: says })
			.transform((address) => address.replace(/\/+$/, ''))
			.optional()
	);
}

const environment = z.object({
	PORT: z.preprocess(
		blankIsMissing,
		z.coerce
			.number('PORT must be a number between 1 and 65535, for example 3000.')
			.int('PORT must be a whole number, for example 3000.')
			.min(1, 'PORT must be a number between 1 and 65535, for example 3000.')
			.max(65535, 'PORT must be a number between 1 and 65535, for example 3000.')
			.default(3000)
	),
	ORIGIN: webAddress('ORIGIN', 'https://ideas.example.com'),
	DATA_DIR: text('DATA_DIR must be the path of a folder.'),
	DATABASE_URL: z.preprocess(
		blankIsMissing,
		z
			.string()
			.regex(
				/^postgres(ql)?:\/\//,
				'DATABASE_URL must start with postgres://, for example postgres://app:secret@db.example.com:5432/common_ground.'
			)
			.optional()
	),
	SUPABASE_URL: webAddress('SUPABASE_URL', 'https://abcdefgh.supabase.co'),
	SUPABASE_PUBLISHABLE_KEY: text('SUPABASE_PUBLISHABLE_KEY must be a text.'),
	SUPABASE_SECRET_KEY: text('SUPABASE_SECRET_KEY must be a text.'),
	SMTP_URL: z.preprocess(
		blankIsMissing,
		z
			.string()
			.regex(
				/^smtps?:\/\//,
				'SMTP_URL must start with smtp:// or smtps://, for example smtps://user:secret@mail.example.com.'
			)
			.optional()
	),
	MAIL_FROM: text('MAIL_FROM must be an e-mail address.'),
	COMMON_GROUND_MODE: z.preprocess(
		blankIsMissing,
		z
			.enum(['production', 'development', 'demo'], 'COMMON_GROUND_MODE must be production, development or demo.')
			.default('production')
	),
	MIGRATIONS_DIR: text('MIGRATIONS_DIR must be the path of a folder.'),
	LOG_LEVEL: z.preprocess(
		blankIsMissing,
		z
			.enum(
				['trace', 'debug', 'info', 'warn', 'error', 'silent'],
				'LOG_LEVEL must be trace, debug, info, warn, error or silent.'
			)
			.default('info')
	)
});

/** Where the data is: a Supabase project, a PostgreSQL that is given, or a folder of our own. */
export type Place =
	| { kind: 'hosted'; url: string; publishableKey: string; secretKey: string | null }
	| { kind: 'database'; databaseUrl: string; dataDir: string }
	| { kind: 'embedded'; dataDir: string };

export interface Settings {
	place: Place;
	port: number;
	/** What people type into the browser, without a trailing slash. */
	origin: string;
	/** The demo has personas on its sign-in page; demo and development have a mailbox page. */
	mode: 'production' | 'development' | 'demo';
	/** Absent: mails stay in the outbox. */
	smtp: { url: string; from: string } | null;
	migrationsDir: string | null;
	logLevel: string;
}

function placeOf(env: z.infer<typeof environment>): Place {
	if (env.SUPABASE_URL) {
		if (!env.SUPABASE_PUBLISHABLE_KEY) {
			throw new StartError(
				'SUPABASE_PUBLISHABLE_KEY is missing: copy it from the API keys page of your Supabase project (it starts with sb_publishable_).'
			);
		}
		if (env.SUPABASE_PUBLISHABLE_KEY.startsWith('sb_secret_')) {
			throw new StartError(
				'SUPABASE_PUBLISHABLE_KEY holds a secret key: use the one that starts with sb_publishable_, and replace the secret key if it was shared.'
			);
		}
		if (env.SUPABASE_SECRET_KEY?.startsWith('sb_publishable_')) {
			throw new StartError(
				'SUPABASE_SECRET_KEY holds the publishable key: use the one that starts with sb_secret_, which never leaves the server.'
			);
		}
		return {
			kind: 'hosted',
			url: env.SUPABASE_URL,
			publishableKey: env.SUPABASE_PUBLISHABLE_KEY,
			secretKey: env.SUPABASE_SECRET_KEY ?? null
		};
	}
	const dataDir = resolve(env.DATA_DIR ?? './data');
	return env.DATABASE_URL
		? { kind: 'database', databaseUrl: env.DATABASE_URL, dataDir }
		: { kind: 'embedded', dataDir };
}

/** The settings in the environment. Throws a StartError with one sentence about the first one that is wrong. */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
	const parsed = environment.safeParse(env);
	if (!parsed.success) {
		throw new StartError(parsed.error.issues[0]?.message ?? 'The environment variables cannot be read.');
	}
	const values = parsed.data;
	const origin = values.ORIGIN ?? `http://localhost:${values.PORT}`;
	if (new URL(origin).pathname !== '/') {
		throw new StartError('ORIGIN must be an address without a path, for example https://ideas.example.com.');
	}
	if (values.SMTP_URL && !values.MAIL_FROM) {
		throw new StartError('MAIL_FROM is missing: set the address that mails come from, for example ideas@example.com.');
	}
	return {
		place: placeOf(values),
		port: values.PORT,
		origin,
		mode: values.COMMON_GROUND_MODE,
		smtp: values.SMTP_URL && values.MAIL_FROM ? { url: values.SMTP_URL, from: values.MAIL_FROM } : null,
		migrationsDir: values.MIGRATIONS_DIR ? resolve(values.MIGRATIONS_DIR) : null,
		logLevel: values.LOG_LEVEL
	};
}
