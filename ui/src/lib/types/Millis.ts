// Written from the Rust types by `make types`; changes go there.

/**
 * An instant: milliseconds since 1970-01-01T00:00:00Z.
 */
export type Millis = number;
