// Written from the Rust types by `make types`; changes go there.
import type { Severity } from "./Severity";

/**
 * The severities, the worst first.
 */
export const SEVERITIES: readonly Severity[] = ["sev1","sev2","sev3","sev4","sev5"];
