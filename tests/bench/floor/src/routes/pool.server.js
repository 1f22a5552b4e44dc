import pg from 'pg';

export const pool = new pg.Pool({ connectionString: process.env.FLOOR_DATABASE_URL, max: 10 });

process.once('sveltekit:shutdown', () => pool.end());
