// Written from the Rust types by `make types`; changes go there.
import type { PieceOf } from "./PieceOf";

/**
 * Something that was read, which a person may see otherwise.
 */
export type Piece = {
/**
 * Its name in the file: the same for as long as its words are.
 */
id: string,
/**
 * What it was read as.
 */
what: PieceOf,
/**
 * The inject that it is, or belongs to.
 */
inject: string,
/**
 * The line of the inject in the file, from 1.
 */
line: number,
/**
 * Its first words.
 */
words: string,
/**
 * Why a person should look.
 */
doubt: string | null,
/**
 * A person turned it.
 */
turned: boolean, };
