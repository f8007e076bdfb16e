// Where each page was left, for as long as the window is open.
export const kept = new Map<string, { row: number; inside: number }>();
