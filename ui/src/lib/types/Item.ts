import type { Block } from "./Block";

export type Item = { step: string | null, task: boolean | null, blocks: Array<Block>, };
