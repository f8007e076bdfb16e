export type Substep = { number: string, text: string, commands: Array<string>, };
