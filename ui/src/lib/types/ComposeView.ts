// Written from the Rust types by `make types`; changes go there.
import type { ComposeAudience } from "./ComposeAudience";
import type { Fact } from "./Fact";
import type { Millis } from "./Millis";
import type { Now } from "./Now";
import type { OpenIncident } from "./OpenIncident";

/**
 * What the composer starts with.
 */
export type ComposeView = {
/**
 * The time.
 */
now: Now,
/**
 * The incident.
 */
incident: OpenIncident,
/**
 * The ordinal that the update gets.
 */
update_number: number,
/**
 * One column an audience that has channels or a promise; internal always.
 */
audiences: Array<ComposeAudience>,
/**
 * Facts since the last text of any audience: changes of severity and state first, then the newest.
 */
since: Array<Fact>,
/**
 * Since when; none when nothing was posted yet.
 */
since_at: Millis | null,
/**
 * What the last external text said.
 */
last_external: string | null,
/**
 * The only channels that get its texts; none where it is not private.
 */
private: Array<string> | null,
/**
 * Why the settings file is not used, where it is broken: no channel is known from it.
 */
settings_problem: string | null, };
