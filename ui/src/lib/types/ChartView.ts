// Written from the Rust types by `make types`; changes go there.
import type { Drawing } from "./Drawing";
import type { KeyTimeView } from "./KeyTimeView";

/**
 * How an incident went, to be looked back at.
 */
export type ChartView = {
/**
 * The chart; none before it was declared.
 */
drawing: Drawing | null,
/**
 * The same where there is little room.
 */
narrow: Drawing | null,
/**
 * The key times, in their order.
 */
times: Array<KeyTimeView>, };
