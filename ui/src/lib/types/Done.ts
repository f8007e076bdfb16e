// Written from the Rust types by `make types`; changes go there.

/**
 * What `execute` answers.
 */
export type Done = {
/**
 * The incident's id.
 */
incident: string,
/**
 * How the incident is called where people type it: `INC-0042`, or `INC-0042@1f3a5c`.
 */
number: string,
/**
 * The last entry's local order.
 */
seq: number,
/**
 * What a person should know: masked secrets, no channel set up.
 */
remarks: Array<string>, };
