// Written from the Rust types by `make types`; changes go there.
import type { NewItem } from "./NewItem";
import type { ItemChange } from "./ItemChange";
import type { Outcome } from "./Outcome";

export type ItemAction = { "type": "add_action" } & NewItem | { "type": "change_action", item: string, change: ItemChange } | { "type": "settle_action", item: string, outcome: Outcome, reason: string | null } | { "type": "reopen_action", item: string, reason: string | null };
