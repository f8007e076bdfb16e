// Written from the Rust types by `make types`; changes go there.
import type { Block } from "./Block";
import type { Piece } from "./Piece";
import type { Scenario } from "./Scenario";

/**
 * One of the scenarios of a file.
 */
export type StoryView = {
/**
 * As it is played.
 */
scenario: Scenario,
/**
 * What was read of a file in another form; none of one that is played as it is written.
 */
pieces: Array<Piece>,
/**
 * Why it cannot be played.
 */
problem: string | null,
/**
 * The texts of it that are more than plain words.
 */
drawn: { [key in string]: Array<Block> }, };
