const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinals = new Intl.PluralRules('en-GB', { type: 'ordinal' });

/** A place in an order: "1st", "22nd". */
export const ordinal = (place: number): string => `${place}${endings[ordinals.select(place)] ?? 'th'}`;
