// Written from the Rust types by `make types`; changes go there.

/**
 * A role as it is shown before the name of who has it.
 */
export type RoleName = {
/**
 * The role, as a command has it: `commander`.
 */
role: string,
/**
 * Its name on a screen: `IC`.
 */
name: string, };
