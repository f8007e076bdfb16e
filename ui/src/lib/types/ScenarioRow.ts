// Written from the Rust types by `make types`; changes go there.
import type { ScenarioForm } from "./ScenarioForm";

/**
 * A scenario in a row of the library.
 */
export type ScenarioRow = {
/**
 * How its file is known.
 */
path: string,
/**
 * Its title.
 */
title: string,
/**
 * `1 h 30 min · 5 injects`
 */
facts: string,
/**
 * How it is written.
 */
form: ScenarioForm,
/**
 * Why it cannot be run as it is.
 */
problem: string | null, };
