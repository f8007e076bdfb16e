// Written from the Rust types by `make types`; changes go there.

/**
 * Somebody who takes part.
 */
export type Participant = {
/**
 * `IC`, `Comms`, `Facilitator`
 */
role: string,
/**
 * What they do; empty where the file does not say.
 */
what: string, };
