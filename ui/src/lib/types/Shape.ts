// Written from the Rust types by `make types`; changes go there.
import type { Look } from "./Look";
import type { Side } from "./Side";
import type { Sign } from "./Sign";

/**
 * A piece of a drawing.
 */
export type Shape = { "shape": "band",
/**
 * Its left edge.
 */
x: number,
/**
 * Its upper edge.
 */
y: number,
/**
 * How wide it is.
 */
width: number,
/**
 * How high it is.
 */
height: number,
/**
 * How it looks.
 */
look: Look,
/**
 * What it is, to be read when it is pointed at.
 */
words: string, } | { "shape": "line",
/**
 * Where it stands.
 */
x: number,
/**
 * Where it begins.
 */
y: number,
/**
 * Where it ends.
 */
to: number,
/**
 * True for a key time, false for the grid.
 */
strong: boolean, } | { "shape": "sign",
/**
 * Its middle.
 */
x: number,
/**
 * Its middle.
 */
y: number,
/**
 * Which.
 */
sign: Sign,
/**
 * What it is, to be read when it is pointed at.
 */
words: string, } | { "shape": "label",
/**
 * Where they begin, or their middle or end.
 */
x: number,
/**
 * Their base line.
 */
y: number,
/**
 * Which side `x` is.
 */
side: Side,
/**
 * On a dark band.
 */
light: boolean,
/**
 * The words.
 */
text: string, };
