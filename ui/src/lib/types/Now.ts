export type Now = { now: number, rate: number, };
