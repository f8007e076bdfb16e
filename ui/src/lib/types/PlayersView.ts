// Written from the Rust types by `make types`; changes go there.
import type { Block } from "./Block";
import type { Given } from "./Given";
import type { Millis } from "./Millis";
import type { Now } from "./Now";
import type { OpenIncident } from "./OpenIncident";
import type { PlayersClock } from "./PlayersClock";
import type { RoleName } from "./RoleName";

/**
 * An exercise as its players see it.
 */
export type PlayersView = {
/**
 * The time by the incident's own clock.
 */
now: Now,
/**
 * The incident.
 */
incident: OpenIncident,
/**
 * The clock.
 */
clock: PlayersClock,
/**
 * The situation that it begins with.
 */
opening: string,
/**
 * How it is played.
 */
rules: Array<string>,
/**
 * What they were given, the latest last.
 */
given: Array<Given>,
/**
 * Who has which role.
 */
roles: Array<[string, string]>,
/**
 * How these are called.
 */
role_names: Array<RoleName>,
/**
 * When the next update is promised.
 */
next_update_at: Millis | null,
/**
 * What of these texts is more than plain words.
 */
drawn: { [key in string]: Array<Block> }, };
