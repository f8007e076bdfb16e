// Written from the Rust types by `make types`; changes go there.
import type { ClockFace } from "./ClockFace";

/**
 * The clock of an incident: what it says now, and what it turns to by itself.
 */
export type ClockView = {
/**
 * In order; the last whose time has come is shown. The first holds from now on.
 */
faces: Array<ClockFace>, };
