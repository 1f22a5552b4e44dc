/** Days on each side from which the spread between days can stand in for the error that a single value does not have: two weeks. */
export const ENOUGH_DAYS = 14;
