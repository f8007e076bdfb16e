// Written from the Rust types by `make types`; changes go there.

/**
 * Who acts at zero: the edge of the clock, on every screen.
 */
export type ClockEdge = "solid" | "dashed" | "double" | "striped";
