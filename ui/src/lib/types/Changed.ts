export type Changed = { seq: number, incidents: Array<string>, };
