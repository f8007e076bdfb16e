// Written from the Rust types by `make types`; changes go there.

/**
 * How fast the story runs, from half as fast as life to an hour a second.
 */
export type Speed = number;
