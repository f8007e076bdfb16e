// Written from the Rust types by `make types`; changes go there.

/**
 * How a runbook did.
 */
export type ReportRunbook = {
/**
 * Its file.
 */
path: string,
/**
 * Its title, as it was used last.
 */
title: string,
/**
 * In how many incidents it was used.
 */
uses: number,
/**
 * Steps that were done.
 */
done: number,
/**
 * Steps that were skipped.
 */
skipped: number,
/**
 * Steps that could not go on.
 */
blocked: number,
/**
 * Steps that people added, reworded, moved or took out.
 */
changed: number,
/**
 * The incidents in which any of that was.
 */
trouble_in: number, };
