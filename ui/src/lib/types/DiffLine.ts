// Written from the Rust types by `make types`; changes go there.
import type { Sign } from "./Sign";

export type DiffLine = { sign: Sign, text: string, line: number };
