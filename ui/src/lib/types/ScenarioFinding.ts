// Written from the Rust types by `make types`; changes go there.
import type { Level } from "./Level";

/**
 * Something that is wrong with a scenario, or doubted.
 */
export type ScenarioFinding = {
/**
 * An error keeps it from being played.
 */
level: Level,
/**
 * The line in the file, from 1; none for what is about the whole of it.
 */
line: number | null,
/**
 * A sentence.
 */
message: string, };
