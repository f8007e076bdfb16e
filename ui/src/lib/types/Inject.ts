// Written from the Rust types by `make types`; changes go there.
import type { Expectation } from "./Expectation";
import type { InjectKind } from "./InjectKind";
import type { Trigger } from "./Trigger";

/**
 * Something that is released to the players at one moment.
 */
export type Inject = {
/**
 * `I1`; unique in the scenario.
 */
id: string,
/**
 * When it is due; none for one that waits for its trigger.
 */
at_ms: number | null,
/**
 * What it waits for; none where it has a time.
 */
trigger: Trigger | null,
/**
 * What it is for.
 */
kind: InjectKind,
/**
 * A few words, for the facilitator's list.
 */
title: string,
/**
 * What players are given, as it stands in the file, without the marks of the quotation.
 */
text: string,
/**
 * Who says it in the story: `monitoring`.
 */
from: string | null,
/**
 * The roles that are given it; nobody named means all.
 */
to: Array<string>,
/**
 * By which way it comes in the story: `chat`, `phone`.
 */
via: string | null,
/**
 * What players are expected to do or to decide. Hidden from players.
 */
expectations: Array<Expectation>,
/**
 * Help for players who are stuck, given one at a time.
 */
hints: Array<string>,
/**
 * What only the facilitator reads.
 */
facilitator: Array<string>,
/**
 * The line of its heading in the file, from 1.
 */
line: number, };
