// Written from the Rust types by `make types`; changes go there.
import type { Block } from "./Block";
import type { Mask } from "./Mask";
import type { Profile } from "./Profile";

/**
 * A copy for readers, before it is passed on.
 */
export type MaskedView = {
/**
 * For whom.
 */
profile: Profile,
/**
 * What stands at the head and the foot of each page.
 */
mark: string,
/**
 * How many are masked, in words.
 */
summary: string,
/**
 * What is masked, in order.
 */
masks: Array<Mask>,
/**
 * The copy as it reads.
 */
blocks: Array<Block>, };
