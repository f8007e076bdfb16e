// Written from the Rust types by `make types`; changes go there.
import type { ActionRow } from "./ActionRow";
import type { Now } from "./Now";

/**
 * The board.
 */
export type ActionsView = {
/**
 * The time.
 */
now: Now,
/**
 * Today on this laptop: `2026-12-31`.
 */
today: string,
/**
 * Open items: what is late first, then by day; then what has no day.
 */
open: Array<ActionRow>,
/**
 * How many of them are late.
 */
overdue: number,
/**
 * Items that are not open any more, the latest first.
 */
settled: Array<ActionRow>,
/**
 * What to change of the open items of an incident taken together, with the incident's number before it.
 */
hints: Array<string>,
/**
 * The repository whose form for a new issue is opened; none where the workspace names none.
 */
repository: string | null,
/**
 * The open items that are not filed yet, as rows that Jira imports. Dates are ISO; the importer asks for their form.
 */
csv: string, };
