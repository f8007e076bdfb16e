// Written from the Rust types by `make types`; changes go there.
import type { Exported } from "./Exported";

/**
 * The report of an exercise, as the window has it once it was asked for.
 */
export type SavedReport = {
/**
 * Where it was saved; none where no form was named, or it was stopped.
 */
saved: Exported | null,
/**
 * The report as Markdown, as its readers have it.
 */
markdown: string, };
