// Written from the Rust types by `make types`; changes go there.
import type { FailureCode } from "./FailureCode";

/**
 * An error of the engine: a code and one sentence that names the next thing to do. It crosses to the window as it is.
 */
export type Failure = {
/**
 * What to do about it.
 */
code: FailureCode,
/**
 * One sentence.
 */
message: string, };
