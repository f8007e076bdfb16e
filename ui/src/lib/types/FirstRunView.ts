// Written from the Rust types by `make types`; changes go there.

/**
 * The three steps of the first run.
 */
export type FirstRunView = {
/**
 * The name was given.
 */
name: boolean,
/**
 * The folder was chosen.
 */
workspace: boolean,
/**
 * A channel is set up.
 */
channel: boolean, };
