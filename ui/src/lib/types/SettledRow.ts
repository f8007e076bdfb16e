// Written from the Rust types by `make types`; changes go there.
import type { Outcome } from "./Outcome";
import type { Millis } from "./Millis";

export type SettledRow = { outcome: Outcome, word: string, at: Millis, by: string, reason: string | null };
