// Written from the Rust types by `make types`; changes go there.

/**
 * The kinds of exercises, from talk to the real thing.
 */
export type ScenarioKind = "tabletop" | "walkthrough" | "simulation" | "drill" | "functional" | "game-day" | "dr-test";
