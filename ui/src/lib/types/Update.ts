// Written from the Rust types by `make types`; changes go there.
import type { Audience } from "./Audience";
import type { IncidentState } from "./IncidentState";

/**
 * A text by a person for one audience.
 */
export type Update = {
/**
 * For whom.
 */
audience: Audience,
/**
 * The words.
 */
text: string,
/**
 * A new state, told with the update.
 */
state: IncidentState | null,
/**
 * Minutes to the next update; none for the audience's interval.
 */
next_minutes: number | null,
/**
 * Who approved it: needed for the external audience.
 */
approved_by: string | null,
/**
 * True when it was said on the call or pasted by hand: nothing is sent.
 */
elsewhere: boolean,
/**
 * True when it is recorded though no channel is set up and nobody reads it. A person was asked.
 */
to_nobody: boolean,
/**
 * Channels of the audience that do not get this text; what their readers were promised still stands.
 */
without: Array<string>, };
