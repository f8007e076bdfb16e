// Written from the Rust types by `make types`; changes go there.

/**
 * Who is to be told when it takes too long.
 */
export type Escalation = {
/**
 * Whom: `CTO`.
 */
to: string,
/**
 * Minutes after declaring.
 */
after_minutes: number, };
