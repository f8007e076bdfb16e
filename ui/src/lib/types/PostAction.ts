// Written from the Rust types by `make types`; changes go there.
import type { OutboxId } from "./OutboxId";
import type { Settled } from "./Settled";
import type { Update } from "./Update";

/**
 * What is told to an audience.
 */
export type PostAction = { "type": "post_update" } & Update | { "type": "choose_channels", only: Array<string> | null, } | { "type": "resolve", text: string | null, } | { "type": "settle_delivery", message: OutboxId, outcome: Settled, };
