// Written from the Rust types by `make types`; changes go there.
import type { CopyView } from "./CopyView";

/**
 * A sub-step with commands.
 */
export type ReaderSubstep = {
/**
 * `5.1`
 */
number: string,
/**
 * What is copied, in order.
 */
commands: Array<string>,
/**
 * What is known of some of them.
 */
copying?: Array<CopyView>, };
