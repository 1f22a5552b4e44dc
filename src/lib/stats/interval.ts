/** Two bounds in the unit of what they enclose; a bound that cannot be known is infinite, never NaN. */
export type Interval = readonly [low: number, high: number];
