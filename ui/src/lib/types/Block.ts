// Written from the Rust types by `make types`; changes go there.
import type { AdmonitionKind } from "./AdmonitionKind";
import type { AsideKind } from "./AsideKind";
import type { CodePart } from "./CodePart";
import type { Inline } from "./Inline";
import type { Item } from "./Item";
import type { Session } from "./Session";
import type { Way } from "./Way";

/**
 * A block of the document.
 */
export type Block = { "type": "heading", level: number, anchor: string, content: Array<Inline>,
/**
 * Set where what is below it is one of several ways.
 */
way: Way | null,
/**
 * The time window that the heading ends with, where it is drawn apart.
 */
window?: string, } | { "type": "paragraph", content: Array<Inline>, } | { "type": "list", start: number | null, items: Array<Item>,
/**
 * The group that the list is, where it was decided on.
 */
group: string | null, } | { "type": "part", step: string | null, group: string | null,
/**
 * As of [`Item::numbers`].
 */
numbers?: [number, number], blocks: Array<Block>, } | { "type": "code", language: string, text: string, command: boolean, doubt?: string, session?: Session, parts?: Array<CodePart>, label?: string, output?: boolean, } | { "type": "quote", kind: AdmonitionKind | null, blocks: Array<Block>, } | { "type": "table", head: Array<Array<Inline>>, rows: Array<Array<Array<Inline>>>, } | { "type": "rule" } | { "type": "aside", kind: AsideKind, text: string, } | { "type": "raw", text: string, };
