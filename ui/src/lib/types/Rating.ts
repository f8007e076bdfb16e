// Written from the Rust types by `make types`; changes go there.

/**
 * How well an objective was reached, by the scale of HSEEP.
 */
export type Rating = "performed" | "some" | "major" | "unable";
