import type { DecisionPage } from '#lib/decisions/records.schema.ts';
import { methods } from '#lib/experiments/methods.ts';
import type { Result } from '#lib/experiments/result.ts';

type Parts = {
	readonly page: DecisionPage;
	/** The record as it was hashed. */
	readonly text: string;
	readonly results: readonly Result[];
	/** A moment. */
	readonly at: string;
	/** Where the decision is read. */
	readonly address: string;
};

/** A decision with its record, for whoever checks or computes it again elsewhere. */
export function exportOf({ page, text, results, at, address }: Parts): string {
	const { id, experiment_id, title, document, method, hash, entry, supersedes, superseded_by, since } = page;
	return `${JSON.stringify(
		{
			format: 'common-ground-decision',
			version: 1,
			exported_at: at,
			address,
			notes: [
				'record_hash is the SHA-256, in hexadecimal, of record_text in UTF-8; the log of activity keeps it in the entry named here.',
				'record_text is JSON and says everything that record says, and more. results are computed from it by the version of the methods named here.',
				'Infinite bounds are written as the texts "Infinity" and "-Infinity".'
			],
			...{ id, experiment_id, title, supersedes, superseded_by, since },
			...{ log_entry: entry, record_hash: hash, record_text: text },
			record: document,
			method_version: method,
			results,
			methods
		},
		(_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value),
		'\t'
	)}\n`;
}
