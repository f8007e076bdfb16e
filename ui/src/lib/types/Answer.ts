export type Answer = { ok: boolean, message: string, };
