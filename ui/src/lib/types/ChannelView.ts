import type { Audience } from "./Audience";
import type { ChannelState } from "./ChannelState";
import type { LastDelivery } from "./LastDelivery";
import type { PingMode } from "./PingMode";

export type ChannelView = { name: string, kind: string, audience: Audience, ping: PingMode, rehearsal: boolean, interval_minutes: number | null, state: ChannelState, problem: string | null, address: string | null, waiting: number, last: LastDelivery | null, };
