// Written from the Rust types by `make types`; changes go there.
import type { IncidentState } from "./IncidentState";
import type { StateDeed } from "./StateDeed";

/**
 * Where an incident can be brought from its state.
 */
export type StateWay = {
/**
 * Where.
 */
to: IncidentState,
/**
 * By what a person does.
 */
deed: StateDeed,
/**
 * What is offered: `Resolved, with a last update`.
 */
label: string,
/**
 * True where a reason must be given.
 */
needs_reason: boolean, };
