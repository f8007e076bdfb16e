// Written from the Rust types by `make types`; changes go there.

/**
 * What addresses of a kind look like. Of all kinds' patterns, in their order, the first that fits tells the kind.
 */
export type ChannelAddress = {
/**
 * The host: `hooks.slack.com`, or `*` for any.
 */
host: string,
/**
 * What the path begins with.
 */
path: string,
/**
 * How a person calls what is there: `Slack-compatible`.
 */
name: string,
/**
 * A name for the channel to start with.
 */
channel: string, };
