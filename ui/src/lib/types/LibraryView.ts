// Written from the Rust types by `make types`; changes go there.
import type { FolderView } from "./FolderView";
import type { Now } from "./Now";
import type { RunbookRow } from "./RunbookRow";

/**
 * The library: every runbook as a row.
 */
export type LibraryView = {
/**
 * The time.
 */
now: Now,
/**
 * Where runbooks are looked for.
 */
folders: Array<FolderView>,
/**
 * Pinned ones, by title.
 */
pinned: Array<RunbookRow>,
/**
 * The last used, the latest first, at most 5.
 */
recent: Array<RunbookRow>,
/**
 * Those with steps, by group and title.
 */
runbooks: Array<RunbookRow>,
/**
 * Those without, by title.
 */
documents: Array<RunbookRow>,
/**
 * Files that are still to be looked at; none once the folders were walked through.
 */
waiting: number | null, };
