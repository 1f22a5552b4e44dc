type Table = { readonly columns: readonly string[]; readonly names: readonly string[] };

const tidy = (text: string, most: number) =>
	text
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim()
		.slice(0, most);

/**
 * The part of the audience that a row is of: "phone" in a column called device, or "device: phone" in one called segment. Null for a row
 * of the whole. Longer names are cut.
 */
export function segmentIn(
	cells: readonly string[],
	{ columns, names }: Table
): { readonly segment: string; readonly dimension: string } | null {
	const at = columns.indexOf('segment');
	const written = tidy(cells[at] ?? '', 200);
	if (written === '') return null;
	const [, dimension, segment] = /^([^:]{1,40}): (.+)$/.exec(written) ?? [];
	if (dimension !== undefined && segment !== undefined)
		return { segment: segment.slice(0, 60), dimension: dimension.trim() };
	const name = tidy(names[at] ?? '', 40);
	return { segment: written.slice(0, 60), dimension: /^(segments?|column .*)$/i.test(name) ? '' : name };
}
