// Written from the Rust types by `make types`; changes go there.

/**
 * An instant: milliseconds since 1970-01-01T00:00:00Z. One that is read from a log or from the page lies in a year of
 * four digits, whatever was written there: what comes after can reckon with it and draw it.
 */
export type Millis = number;
