export type CommandPart = { text: string, blank: string | null, filled: boolean, };
