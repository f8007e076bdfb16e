export type Done = { incident: string, number: string, seq: number, remarks: Array<string>, };
