// Written from the Rust types by `make types`; changes go there.
import type { FailureCode } from "./FailureCode";

/**
 * An error of the engine: a code and one sentence that names the next thing to do. It crosses to the window as it is.
 *
 * Whatever gives one gives it when the store fails ([`StoreError`]). A function has a word on errors of its own only where
 * it refuses something else.
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
