// Written from the Rust types by `make types`; changes go there.
import type { EntryKind } from "./EntryKind";
import type { Part } from "./Part";

/**
 * Something that an update can tell.
 */
export type Fact = {
/**
 * The entry; `ticks` for several ticks.
 */
id: string,
/**
 * RFC 3339 UTC; of several, the latest.
 */
recorded_at: string,
/**
 * RFC 3339 UTC; equal to `recorded_at` when nobody said otherwise.
 */
happened_at: string,
/**
 * Who.
 */
actor: string,
/**
 * What kind.
 */
kind: EntryKind,
/**
 * The sign before its words.
 */
mark: string,
/**
 * The part of the timeline that it is of.
 */
part: Part,
/**
 * It stands with the name of its writer.
 */
signed: boolean,
/**
 * In words; a note to the letter.
 */
text: string,
/**
 * `SEV 2 → SEV 1`, of a change of severity or state.
 */
change: string | null,
/**
 * A text that has one of these says it, whatever the case of the letters.
 */
said_by: Array<string>,
/**
 * The facts that stand in this row, the newest first; empty where it is one.
 */
parts: Array<Fact>, };
