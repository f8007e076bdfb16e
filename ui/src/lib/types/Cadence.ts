export type Cadence = { kept: number, due: number, unknown: number, };
