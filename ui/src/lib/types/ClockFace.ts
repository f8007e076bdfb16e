// Written from the Rust types by `make types`; changes go there.
import type { ClockEdge } from "./ClockEdge";
import type { ClockTone } from "./ClockTone";
import type { Face } from "./Face";
import type { Millis } from "./Millis";
import type { Urgency } from "./Urgency";

/**
 * What the clock says from a moment on.
 */
export type ClockFace = {
/**
 * From when.
 */
from: Millis,
/**
 * Which of its states.
 */
face: Face,
/**
 * How near the promise is.
 */
urgency: Urgency,
/**
 * How bad it is: its colour.
 */
tone: ClockTone,
/**
 * Who acts at zero: its edge.
 */
edge: ClockEdge,
/**
 * The promise that it counts to; none where words stand in the place of the number.
 */
until: Millis | null,
/**
 * The words in the place of the number.
 */
large: string,
/**
 * Beside the number.
 */
small: string,
/**
 * The second line: what happens at zero, or why it does not.
 */
second: string, };
