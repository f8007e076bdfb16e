// Written from the Rust types by `make types`; changes go there.
import type { ProviderView } from "./ProviderView";

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
channel: boolean,
/**
 * The kinds that a channel can have.
 */
providers: Array<ProviderView>, };
