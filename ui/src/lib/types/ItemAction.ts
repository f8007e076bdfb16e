// Written from the Rust types by `make types`; changes go there.
import type { ItemChange } from "./ItemChange";
import type { NewItem } from "./NewItem";
import type { Outcome } from "./Outcome";

/**
 * What is done with an action item. `item` names it: `A2`, or the id of the entry that added it.
 */
export type ItemAction = { "type": "add_action" } & NewItem | { "type": "change_action", item: string, change: ItemChange, } | { "type": "settle_action", item: string, outcome: Outcome, reason: string | null, } | { "type": "reopen_action", item: string, reason: string | null, };
