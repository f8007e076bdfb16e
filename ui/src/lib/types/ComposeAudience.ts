import type { Audience } from "./Audience";

export type ComposeAudience = { audience: Audience, text: string, no_change: string, interval_minutes: number, due_at: number | null, channels: Array<string>, };
