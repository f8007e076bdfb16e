// Written from the Rust types by `make types`; changes go there.

/**
 * How the window looks.
 */
export type Theme = "system" | "dark" | "light";
