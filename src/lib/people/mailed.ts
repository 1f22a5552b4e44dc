/** A piece of a mail's text: words, or an address that can be followed. */
export type Piece = { readonly text: string; readonly isLink: boolean };

/** The text of a mail, taken apart so that its addresses can be followed. Only http and https count as addresses. */
export function pieces(text: string): readonly Piece[] {
	return text
		.split(/(https?:\/\/[^\s<>"]+)/)
		.map((piece, index) => ({ text: piece, isLink: index % 2 === 1 }))
		.filter((piece) => piece.text !== '');
}
