// Written from the Rust types by `make types`; changes go there.

/**
 * How a band looks, from dark to light.
 */
export type Look = "darkest" | "dark" | "middle" | "light" | "lightest" | "outline";
