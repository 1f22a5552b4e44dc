/** The functions a person can be drawn as. */
export type Side = 'marketing' | 'it' | 'other';

/** How each function is called on screen. */
export const sideNames: Readonly<Record<Side, string>> = { marketing: 'Marketing', it: 'IT', other: 'Other' };
