// Written from the Rust types by `make types`; changes go there.
import type { Audience } from "./Audience";
import type { ChannelKind } from "./ChannelKind";
import type { ChannelState } from "./ChannelState";
import type { LastDelivery } from "./LastDelivery";
import type { PingMode } from "./PingMode";

/**
 * A channel.
 */
export type ChannelView = {
/**
 * Its name.
 */
name: string,
/**
 * How it is spoken to.
 */
kind: ChannelKind,
/**
 * Who reads it.
 */
audience: Audience,
/**
 * Automatic or asked.
 */
ping: PingMode,
/**
 * For exercises only.
 */
rehearsal: boolean,
/**
 * Its own interval.
 */
interval_minutes: number | null,
/**
 * Customers may see the incident's number, severity, elapsed time and commander in it.
 */
details: boolean,
/**
 * `ready`, `paused` or `no_secret`.
 */
state: ChannelState,
/**
 * Why it is not ready, and what to do.
 */
problem: string | null,
/**
 * Scheme, host and the last four characters of its address, where the secret can be read.
 */
address: string | null,
/**
 * Messages that wait.
 */
waiting: number,
/**
 * What became of the last message.
 */
last: LastDelivery | null, };
