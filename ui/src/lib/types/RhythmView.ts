import type { Audience } from "./Audience";

export type RhythmView = { audience: Audience, interval_minutes: number, due_at: number | null, ping_at: number | null, asking: boolean, asking_why: string | null, last: [number, string] | null, updates: number, pings: number, };
