// Written from the Rust types by `make types`; changes go there.
import type { SectionState } from "./SectionState";

/**
 * A section: what stands from one heading of the second level to the next.
 */
export type DraftSection = {
/**
 * Its heading, as its readers see it.
 */
title: string,
/**
 * The line of the heading, from 1.
 */
line: number,
/**
 * How far it is.
 */
state: SectionState,
/**
 * Questions that are not answered.
 */
questions: number,
/**
 * Words in it that a prompt asks about.
 */
wordings: number, };
