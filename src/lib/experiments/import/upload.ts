import type { ImportChoices } from '#lib/experiments/import/readImport.ts';

/** What a posted form chose about an import; a file counts more than what stands in the field. Null for a file that holds no text. */
export async function choicesOf(form: FormData): Promise<ImportChoices | null> {
	const file = form.get('file');
	const text =
		file instanceof File && file.size > 0 ? textOf(new Uint8Array(await file.arrayBuffer())) : field(form, 'text');
	if (text === null) return null;
	const columns = [...form.keys()].filter((name) => /^column\.\d{1,3}$/.test(name));
	const [order, mark] = [field(form, 'order'), field(form, 'mark')];
	return {
		text,
		columns: columns.map((name) => field(form, name)),
		head: field(form, 'head'),
		metric: Number(field(form, 'metric')) || null,
		variant: Number(field(form, 'variant')) || null,
		source: field(form, 'source').trim().slice(0, 200) || (file instanceof File ? file.name.slice(0, 200) : ''),
		order: order === 'dmy' || order === 'mdy' ? order : null,
		mark: mark === '.' || mark === ',' ? mark : null,
		isCumulative: field(form, 'totals') === 'running',
		leavesOutside: form.has('leaves_outside')
	};
}

function field(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** The text of a file: UTF-8, UTF-16 as spreadsheets save "Unicode text", or what Windows wrote before. Null for a file that is no text. */
export function textOf(bytes: Uint8Array): string | null {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	// a spreadsheet's own format is a zip; text holds no zero
	if (bytes.subarray(0, 1000).includes(0)) return null;
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}
