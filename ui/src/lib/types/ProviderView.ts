// Written from the Rust types by `make types`; changes go there.
import type { ChannelAddress } from "./ChannelAddress";
import type { ChannelKind } from "./ChannelKind";
import type { SecretField } from "./SecretField";

/**
 * A kind of channel, with what a form needs to ask for one.
 */
export type ProviderView = {
/**
 * The kind.
 */
kind: ChannelKind,
/**
 * How a person calls it: `Slack`.
 */
name: string,
/**
 * How it is offered in a choice: `Slack format`.
 */
choice: string,
/**
 * What a person must know to choose it: a sentence.
 */
help: string,
/**
 * Other words by which people look for it, parted by a space.
 */
search: string,
/**
 * What its addresses look like. Of all kinds in their order, the first address that fits tells the kind.
 */
addresses: Array<ChannelAddress>,
/**
 * What its secret is made of: the values in this order, parted by a space.
 */
fields: Array<SecretField>, };
