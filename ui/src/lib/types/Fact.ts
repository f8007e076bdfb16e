// Written from the Rust types by `make types`; changes go there.
import type { EntryKind } from "./EntryKind";

/**
 * Something that an update can tell.
 */
export type Fact = {
/**
 * The entry.
 */
id: string,
/**
 * RFC 3339 UTC.
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
 * In words; a note to the letter.
 */
text: string, };
