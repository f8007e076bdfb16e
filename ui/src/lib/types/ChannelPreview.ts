// Written from the Rust types by `make types`; changes go there.
import type { ChannelKind } from "./ChannelKind";
import type { Millis } from "./Millis";

/**
 * A message as a channel gets it.
 */
export type ChannelPreview = {
/**
 * The channel.
 */
name: string,
/**
 * Its kind.
 */
kind: ChannelKind,
/**
 * How a person calls the kind: `Slack`.
 */
kind_name: string,
/**
 * `ready`, or why it will wait.
 */
status: string,
/**
 * True when it can go at once.
 */
ready: boolean,
/**
 * When its readers expect a text: what they are still owed where this one is not for them.
 */
due_at: Millis | null,
/**
 * The first line, strong.
 */
headline: string,
/**
 * The text as it will stand there.
 */
body: string,
/**
 * The last line, quiet.
 */
footer: string,
/**
 * Characters, and how many fit.
 */
length: number,
/**
 * The limit.
 */
limit: number, };
