import type { CommandPart } from "./CommandPart";

export type CommandView = { parts: Array<CommandPart>, copy: string | null, warning: string | null, };
