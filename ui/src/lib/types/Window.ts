export type Window = { from_minutes: number, to_minutes: number | null, };
