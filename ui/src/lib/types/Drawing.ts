// Written from the Rust types by `make types`; changes go there.
import type { Shape } from "./Shape";

/**
 * A drawing. Lengths are in units of the grid, about one to a pixel.
 */
export type Drawing = {
/**
 * What it shows, in a few words.
 */
title: string,
/**
 * How wide it is.
 */
width: number,
/**
 * How high it is.
 */
height: number,
/**
 * What is drawn, in this order.
 */
shapes: Array<Shape>,
/**
 * The same in words, for readers who do not see it: one line for each row.
 */
words: Array<string>, };
