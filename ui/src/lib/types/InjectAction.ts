// Written from the Rust types by `make types`; changes go there.
import type { Met } from "./Met";

/**
 * What becomes of an inject, and of what it asks for.
 */
export type InjectAction = { "type": "release_inject", inject: string | null, } | { "type": "hold_inject", inject: string, reason: string | null, } | { "type": "skip_inject", inject: string, reason: string, } | { "type": "retime_inject", inject: string, to: string, } | { "type": "give_hint", inject: string, } | { "type": "mark_expectation", inject: string, number: number, met: Met, note: string | null, in_time?: boolean, };
