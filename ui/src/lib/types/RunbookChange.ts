// Written from the Rust types by `make types`; changes go there.
import type { StepDifference } from "./StepDifference";

/**
 * A runbook's file is no longer the one that was frozen.
 */
export type RunbookChange = {
/**
 * SHA-256 of the file as it is now, hexadecimal.
 */
hash: string,
/**
 * The differences between the checklist and the file that are not taken over; empty when there is none left.
 */
differences: Array<StepDifference>,
/**
 * How many differences were taken over.
 */
adopted: number, };
