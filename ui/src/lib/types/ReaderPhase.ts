// Written from the Rust types by `make types`; changes go there.
import type { ReaderStep } from "./ReaderStep";

/**
 * A section with its steps.
 */
export type ReaderPhase = {
/**
 * Names its heading in the page; none where it has none.
 */
anchor: string | null,
/**
 * The line of the heading in the file, from 1.
 */
line: number,
/**
 * The steps, in document order.
 */
steps: Array<ReaderStep>, };
