// Written from the Rust types by `make types`; changes go there.
export type Priority = "P1" | "P2" | "P3";
