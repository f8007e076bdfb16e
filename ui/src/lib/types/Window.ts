// Written from the Rust types by `make types`; changes go there.

/**
 * "0-5 minutes"; "15+ minutes" has no end.
 */
export type Window = {
/**
 * Minutes after declaring at which the window opens.
 */
from_minutes: number,
/**
 * Minutes after declaring at which it ends; none when it is open.
 */
to_minutes: number | null, };
