import type { Substep } from "./Substep";

export type Step = { number: number, source_number: number | null, text: string, commands: Array<string>, substeps: Array<Substep>, optional: boolean, key: string, line: number, };
