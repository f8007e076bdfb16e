// Written from the Rust types by `make types`; changes go there.
import type { Audience } from "./Audience";
import type { IncidentState } from "./IncidentState";
import type { TextPiece } from "./TextPiece";

/**
 * A text of the composer: what a person chose for it, and what they typed.
 */
export type ComposeText = {
/**
 * For whom.
 */
audience: Audience,
/**
 * What was typed, with what is left in it of what the program filled in; none where nobody typed anything.
 */
written: Array<TextPiece> | null,
/**
 * It says that nothing changed; where that would be untrue, it is the usual one.
 */
no_change: boolean,
/**
 * The state that it tells; none for the present one.
 */
state: IncidentState | null,
/**
 * Minutes to the next update; none for the audience's interval.
 */
next_minutes: number | null, };
