// Written from the Rust types by `make types`; changes go there.
import type { ObservationKind } from "./ObservationKind";

/**
 * An observation.
 */
export type ObservationView = {
/**
 * When, in the story.
 */
at_ms: number,
/**
 * What it is.
 */
kind: ObservationKind,
/**
 * The words.
 */
text: string,
/**
 * The objective that it is about.
 */
objective: string | null,
/**
 * The inject that it is about.
 */
inject: string | null,
/**
 * Who.
 */
by: string, };
