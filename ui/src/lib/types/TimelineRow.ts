// Written from the Rust types by `make types`; changes go there.
import type { Arrived } from "./Arrived";
import type { EntryKind } from "./EntryKind";
import type { Part } from "./Part";
import type { Tone } from "./Tone";

/**
 * An entry as the page shows it.
 */
export type TimelineRow = {
/**
 * Local arrival order.
 */
seq: number,
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
 * The clock had been put back: it stands behind entries that carry a later time.
 */
after_step: boolean,
/**
 * Who.
 */
actor: string,
/**
 * What kind.
 */
kind: EntryKind,
/**
 * The sign before the words; the words say the same.
 */
mark: string,
/**
 * What a colour may add to the mark.
 */
tone: Tone,
/**
 * The part of the timeline that it belongs to.
 */
part: Part,
/**
 * It stands with the name of its writer, whoever reads it.
 */
signed: boolean,
/**
 * It holds words of a person, which can be removed for good.
 */
removable: boolean,
/**
 * In words.
 */
text: string,
/**
 * The words of a post, or why: in smaller letters below.
 */
below: string | null,
/**
 * Set where it only says that a post arrived: it is shown with the post.
 */
arrived: Arrived | null, };
