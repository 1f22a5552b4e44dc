import { z } from 'zod';
import { attachments, fileType, picturesUpTo, pictureType, refusals, type Takes } from '#lib/files/files.ts';
import { withoutMetadata } from '#lib/files/pictureMetadata.ts';

/** What an upload must keep to. */
type Limits = Pick<Takes, 'largest' | 'tooLarge'> & {
	/** Tells what a file is by its bytes; null for what is not taken. */
	readonly typeOf: (content: Uint8Array) => string | null;
	readonly ofNoKind: string;
};

/** A file field: its bytes as base64 without where and with what a picture was taken, null where none was chosen, or what is wrong. */
export async function uploaded(
	form: FormData,
	field: string,
	{ largest, tooLarge, typeOf, ofNoKind }: Limits
): Promise<{ content: string | null; name: string; type: string | null; error?: string }> {
	const given = z.instanceof(File).safeParse(form.get(field));
	// the browser sends an empty file without a name for a field that nobody used
	const isUnused = !given.success || (given.data.size === 0 && given.data.name === '');
	if (isUnused) return { content: null, name: '', type: null };
	const { name, size } = given.data;
	if (size === 0) return { content: null, name, type: null, error: refusals.file_is_empty.says };
	if (size > largest) return { content: null, name, type: null, error: tooLarge };
	const content = withoutMetadata(Buffer.from(await given.data.arrayBuffer()));
	const type = typeOf(content);
	return { content: content.toString('base64'), name, type, ...(type === null && { error: ofNoKind }) };
}

/** A text field without the blanks around it. */
export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.trim() : '';
}

/** What is wrong with the words for a picture; null where they say what it shows. */
export function wrongAlt(alt: string): string | null {
	return alt.length < 3 || alt.length > 300 ? 'Say what the picture shows, in 3 to 300 characters.' : null;
}

/** What an experiment takes: pictures of `largest` bytes. */
export const picturesOf = (largest: number): Limits => ({
	...picturesUpTo(largest),
	typeOf: pictureType,
	ofNoKind: 'Choose a PNG, JPEG or WebP picture: this file is none of them.'
});

const ofAnyKind: Limits = {
	...attachments,
	typeOf: fileType,
	ofNoKind: refusals.file_is_of_no_kind.says
};

/** A file as the database takes it. */
export type GivenFile = { readonly name: string; readonly alt: string; readonly content: string };

/** The form that attaches one file, `file` with `alt`: what is given, or what is wrong by field. Null where none was chosen. */
export async function attachedBy(
	form: FormData
): Promise<{ given: GivenFile | null; errors: Readonly<Record<string, string>> }> {
	const { content, name, type, error } = await uploaded(form, 'file', ofAnyKind);
	const alt = textOf(form, 'alt');
	const wrong =
		type === 'application/pdf' ? (alt.length > 300 ? 'Shorten this to 300 characters.' : null) : wrongAlt(alt);
	const isUsed = content !== null || error !== undefined;
	const errors = { ...(error && { file: error }), ...(isUsed && wrong && { alt: wrong }) };
	return { given: content === null || Object.keys(errors).length > 0 ? null : { name, alt, content }, errors };
}
