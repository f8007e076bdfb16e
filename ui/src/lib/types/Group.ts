// Written from the Rust types by `make types`; changes go there.
import type { Reading } from "./Reading";

/**
 * Items of a file that were decided on together: a list, or the paragraphs of a section that ask for something.
 */
export type Group = {
/**
 * Names the group in this file: a hash of the headings above it and of its place below them. Blocks carry it.
 */
id: string,
/**
 * The first line in the file, from 1.
 */
line: number,
/**
 * The heading that it stands under; empty before the first one.
 */
heading: string,
/**
 * How many items it has.
 */
items: number,
/**
 * What became of it.
 */
verdict: Reading,
/**
 * Why, in a few words: `numbered list under Mitigation`, `list of causes`.
 */
reason: string,
/**
 * True when a person decided, and not the rules.
 */
chosen: boolean,
/**
 * The headings above it, the outermost first: what a choice is known by after the file was edited.
 */
headings: Array<string>,
/**
 * What its items say, as short hashes: the other thing that a choice is known by.
 */
fingerprints: Array<string>, };
