// Written from the Rust types by `make types`; changes go there.

/**
 * What `timeline --json` prints for one entry, and a row on the screen.
 */
export type TimelineEntry = {
/**
 * Local arrival order.
 */
seq: number,
/**
 * The entry.
 */
id: string,
/**
 * `INC-0042`
 */
incident: string,
/**
 * The laptop that wrote it.
 */
device: string,
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
kind: string,
/**
 * In words; a note to the letter.
 */
text: string,
/**
 * The body.
 */
data: unknown,
/**
 * Written during an exercise.
 */
exercise: boolean,
/**
 * The entry that it corrects.
 */
corrects: string | null,
/**
 * Its hash, hexadecimal.
 */
hash: string, };
