// Written from the Rust types by `make types`; changes go there.
import type { Action } from "./Action";
import type { Declare } from "./Declare";
import type { IncidentId } from "./IncidentId";
import type { Practise } from "./Practise";

/**
 * A request to the engine.
 */
export type Command = { "do": "declare" } & Declare | { "do": "practise" } & Practise | { "do": "on",
/**
 * The incident.
 */
incident: IncidentId,
/**
 * What is done.
 */
action: Action, };
