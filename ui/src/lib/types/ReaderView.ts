// Written from the Rust types by `make types`; changes go there.
import type { Now } from "./Now";
import type { OpenIncident } from "./OpenIncident";
import type { ReaderRunbook } from "./ReaderRunbook";
import type { RunbookCard } from "./RunbookCard";

/**
 * A runbook in the reader.
 */
export type ReaderView = {
/**
 * The time.
 */
now: Now,
/**
 * Its card.
 */
card: RunbookCard,
/**
 * The whole of it.
 */
runbook: ReaderRunbook,
/**
 * SHA-256 of the file, hexadecimal.
 */
hash: string,
/**
 * What its pictures are asked for by, hexadecimal.
 */
pictures: string,
/**
 * Open incidents that it can join.
 */
open: Array<OpenIncident>, };
