// Written from the Rust types by `make types`; changes go there.
import type { Inline } from "./Inline";
import type { TableKind } from "./TableKind";

/**
 * A table that is kept in sight.
 */
export type PinnedView = {
/**
 * The row of the severity that the page suggests, from 0; none where no row is of it.
 */
own: number | null,
/**
 * What it tells.
 */
kind: TableKind,
/**
 * The heading that it stands under.
 */
heading: string,
/**
 * The first line in the file, from 1.
 */
line: number,
/**
 * The header row, a cell each.
 */
head: Array<Array<Inline>>, rows: Array<Array<Array<Inline>>>, };
