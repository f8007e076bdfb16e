// Written from the Rust types by `make types`; changes go there.
import type { DraftVersion } from "./DraftVersion";
import type { IncidentState } from "./IncidentState";
import type { Millis } from "./Millis";
import type { Now } from "./Now";
import type { OpenQuestion } from "./OpenQuestion";
import type { ReviewState } from "./ReviewState";
import type { Severity } from "./Severity";

/**
 * The editor.
 */
export type DraftView = {
/**
 * The time.
 */
now: Now,
/**
 * How the incident is called: `INC-0042`.
 */
number: string,
/**
 * What was broken.
 */
title: string,
/**
 * How bad it was.
 */
severity: Severity,
/**
 * Where the incident stands.
 */
state: IncidentState,
/**
 * It tells of an exercise.
 */
exercise: boolean,
/**
 * Where the post-mortem stands.
 */
review: ReviewState,
/**
 * Who brings it to its end; none where nobody was said to.
 */
owner: string | null,
/**
 * Who holds a role, and may be its owner.
 */
people: Array<string>,
/**
 * States further on that ask why, while a question is open.
 */
want_answers: Array<ReviewState>,
/**
 * When it is due; none while the incident is open.
 */
due_at: Millis | null,
/**
 * The version that the text is; none where nobody wrote into it.
 */
version: DraftVersion | null,
/**
 * The heading of the text, as its readers see it; the incident's name where it has none.
 */
heading: string,
/**
 * The text, with what the log says now.
 */
text: string,
/**
 * The questions of the text that nobody answered, in their order.
 */
open: Array<OpenQuestion>,
/**
 * What a person should know of the text, each in one sentence.
 */
remarks: Array<string>,
/**
 * The file that somebody changed since it was exported. Filled by the shell, which knows where exports lie.
 */
outside: string | null, };
