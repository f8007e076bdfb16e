// Written from the Rust types by `make types`; changes go there.

/**
 * A part of a command.
 */
export type CommandPart = {
/**
 * The characters as they will be copied.
 */
text: string,
/**
 * The blank that this part is; filled when `text` is its value.
 */
blank: string | null,
/**
 * True when the blank has a value.
 */
filled: boolean, };
