// Written from the Rust types by `make types`; changes go there.
import type { Audience } from "./Audience";

/**
 * A channel that an incident may use, whether it was chosen or not.
 */
export type UsableChannel = {
/**
 * Its name.
 */
name: string,
/**
 * Who reads it.
 */
audience: Audience,
/**
 * The promise that ends when the channel is not chosen, and to whom; none where its readers wait for nothing.
 */
ends: string | null, };
