import { z } from 'zod';

/** What our engines make of the inputs of a case, by its id, in the shape in which the case says what to expect. */
export type Engines = Readonly<Record<string, (inputs: unknown) => unknown>>;

export const numbers = z.record(z.string(), z.number());
export const rows = z.array(z.array(z.number()));

/** For what has to come out. */
export const none = (): never => {
	throw new Error('nothing came out');
};
