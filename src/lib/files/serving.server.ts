import type { Stored } from '#lib/files/stored.ts';
import { KEPT } from '#lib/server/hooks/headers.ts';

/** The hash a browser says it has, from its request. */
export function knownOf(request: Request): string | undefined {
	return /^(?:W\/)?"([0-9a-f]{64})"$/.exec(request.headers.get('if-none-match') ?? '')?.[1];
}

/**
 * A file as it is answered: its type is what its bytes say; whatever else may be in it, a browser runs none of it. Pictures
 * are shown, everything else is only ever saved.
 */
export function respond({ content, hash, media_type, name }: Stored, fallback: string): Response {
	const headers = { etag: `"${hash}"`, 'cache-control': KEPT };
	if (content === null) return new Response(null, { status: 304, headers });
	const how = media_type.startsWith('image/') ? 'inline' : 'attachment';
	return new Response(Buffer.from(content, 'base64'), {
		headers: {
			...headers,
			'content-type': media_type,
			'content-disposition': `${how}; ${fileName(name ?? `${fallback}.${media_type.split('/')[1]}`)}`,
			'content-security-policy': "default-src 'none'; sandbox",
			'x-content-type-options': 'nosniff'
		}
	});
}

/** RFC 6266: the name in ASCII for whoever knows no other, and as it is, encoded by RFC 8187. */
function fileName(name: string): string {
	const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
	const encoded = encodeURIComponent(name.toWellFormed()).replace(
		/['()*!]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
	);
	return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
