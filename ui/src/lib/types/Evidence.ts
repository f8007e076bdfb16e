// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";

export type Evidence = { at: Millis, by: string, text: string };
