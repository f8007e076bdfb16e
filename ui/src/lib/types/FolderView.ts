// Written from the Rust types by `make types`; changes go there.
import type { NamedBy } from "./NamedBy";

/**
 * A folder of runbooks.
 */
export type FolderView = {
/**
 * Where it lies.
 */
path: string,
/**
 * Runbooks in it.
 */
runbooks: number,
/**
 * Why it cannot be read now; its runbooks are shown as they were last seen.
 */
problem: string | null,
/**
 * Who says that runbooks lie there; only one of this laptop can be taken out in the settings.
 */
named_by: NamedBy, };
