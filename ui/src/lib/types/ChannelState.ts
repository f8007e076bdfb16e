export type ChannelState = "ready" | "paused" | "no_secret";
