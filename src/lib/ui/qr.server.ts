import encodeQR from 'qr';

/** A square of so many dots on a side, its light margin included, and the path of the dark ones, each a unit wide. */
type Dots = { readonly size: number; readonly path: string };

/** So many dots around it, without which a camera may not find it (ISO/IEC 18004). */
const MARGIN = 4;

/** A QR code of a text; 15 % of it may be hidden or dirty. */
export function dotsOf(text: string): Dots {
	const rows = encodeQR(text, 'raw', { ecc: 'medium', border: MARGIN });
	const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
	return { size: rows.length, path: dark.join('') };
}
