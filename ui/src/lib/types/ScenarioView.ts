// Written from the Rust types by `make types`; changes go there.
import type { ScenarioFinding } from "./ScenarioFinding";
import type { ScenarioForm } from "./ScenarioForm";
import type { StoryView } from "./StoryView";

/**
 * A file with scenarios.
 */
export type ScenarioView = {
/**
 * How the file is known.
 */
path: string,
/**
 * SHA-256 of its bytes, hexadecimal.
 */
hash: string,
/**
 * The title of the file.
 */
title: string,
/**
 * How it is written.
 */
form: ScenarioForm,
/**
 * Why it gives no scenario.
 */
refusal: string | null,
/**
 * Its scenarios, in its order.
 */
stories: Array<StoryView>,
/**
 * What is wrong or doubted, by line.
 */
findings: Array<ScenarioFinding>, };
