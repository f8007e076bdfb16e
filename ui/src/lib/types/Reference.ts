// Written from the Rust types by `make types`; changes go there.

/**
 * A link that stands in a step.
 */
export type Reference = {
/**
 * Its words.
 */
text: string,
/**
 * Where it leads, as the file writes it.
 */
href: string, };
