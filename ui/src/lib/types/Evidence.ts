// Written from the Rust types by `make types`; changes go there.
import type { Millis } from "./Millis";

/**
 * What speaks for a proposal.
 */
export type Evidence = {
/**
 * When the entry was made that speaks for it.
 */
at: Millis,
/**
 * Who.
 */
by: string,
/**
 * What, in words.
 */
text: string, };
