// Written from the Rust types by `make types`; changes go there.
import type { Inline } from "./Inline";
import type { Item } from "./Item";

/**
 * A block of the document.
 */
export type Block = { "type": "heading", level: number, anchor: string, content: Array<Inline>, } | { "type": "paragraph", content: Array<Inline>, } | { "type": "list", start: number | null, items: Array<Item>,
/**
 * The group that the list is, where it was decided on.
 */
group: string | null, } | { "type": "part", step: string | null, group: string | null, blocks: Array<Block>, } | { "type": "code", language: string, text: string, command: boolean, } | { "type": "quote", kind: string | null, blocks: Array<Block>, } | { "type": "table", head: Array<Array<Inline>>, rows: Array<Array<Array<Inline>>>, } | { "type": "rule" } | { "type": "raw", text: string, };
