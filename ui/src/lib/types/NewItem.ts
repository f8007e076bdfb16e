// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";
import type { ActionItem } from "./ActionItem";

export type NewItem = { happened_at?: Millis } & ActionItem;
