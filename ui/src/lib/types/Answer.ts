// Written from the Rust types by `make types`; changes go there.

/**
 * What a change of the settings answers.
 */
export type Answer = {
/**
 * True when it worked.
 */
ok: boolean,
/**
 * One sentence for the person.
 */
message: string, };
