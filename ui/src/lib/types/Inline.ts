// Written from the Rust types by `make types`; changes go there.

/**
 * A piece of a line.
 */
export type Inline = { "type": "text", text: string, } | { "type": "code", text: string, } | { "type": "emphasis", content: Array<Inline>, } | { "type": "strong", content: Array<Inline>, } | { "type": "strike", content: Array<Inline>, } | { "type": "link", href: string, content: Array<Inline>, } | { "type": "image", source: string, alt: string, ordinal: number | null, } | { "type": "break" };
