/** Of each topic, from when on it is asked for, in milliseconds by the server's clock; without a moment, from now on. */
export type Since = ReadonlyMap<string, number | undefined>;

/** The earlier of two moments; a moment goes before none. */
export const earlier = (one: number | undefined, other: number | undefined): number | undefined =>
	other === undefined || (one !== undefined && one < other) ? one : other;
