// Written from the Rust types by `make types`; changes go there.

/**
 * How bad it is what the clock says: its colour, on every screen.
 */
export type ClockTone = "still" | "calm" | "soon" | "late" | "lost";
