// Written from the Rust types by `make types`; changes go there.
import type { Form } from "./Form";
import type { Profile } from "./Profile";
import type { Severity } from "./Severity";

/**
 * The severities, the worst first.
 */
export const SEVERITIES: readonly Severity[] = ["sev1","sev2","sev3","sev4","sev5"];

/**
 * The forms of a report.
 */
export const ALL_FORMS: readonly Form[] = ["md","html","pdf","docx","confluence","json","csv","status-page"];

/**
 * The forms for the readers of a copy.
 */
export const FORMS_FOR: Record<Profile, readonly Form[]> = {"company":["md","html","pdf","docx","confluence","json","csv"],"external":["md","html","pdf","docx","confluence","json","status-page"],"internal":["md","html","pdf","docx","confluence","json","csv"]};

/**
 * The forms of the report of an exercise.
 */
export const FORMS_OF_EXERCISE: readonly Form[] = ["md","html","pdf","docx","confluence","json","csv"];

/**
 * The readers of a copy of the report of an exercise.
 */
export const PROFILES_OF_EXERCISE: readonly Profile[] = ["internal","company"];
