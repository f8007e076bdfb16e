export type Warning = { line: number | null, message: string, };
