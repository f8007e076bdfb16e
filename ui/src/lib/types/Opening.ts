// Written from the Rust types by `make types`; changes go there.

/**
 * The words that an incident opens with.
 */
export type Opening = {
/**
 * The incident's title; empty when nothing was typed and no runbook chosen.
 */
title: string,
/**
 * What was typed, where the title says something else.
 */
reported: string | null, };
