export type Finding = { stop: boolean, message: string, words: string | null, };
