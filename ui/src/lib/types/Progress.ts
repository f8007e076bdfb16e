export type Progress = { done: number, skipped: number, total: number, };
