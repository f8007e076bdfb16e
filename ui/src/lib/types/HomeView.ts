// Written from the Rust types by `make types`; changes go there.
import type { ChannelView } from "./ChannelView";
import type { EndedIncident } from "./EndedIncident";
import type { FirstRunView } from "./FirstRunView";
import type { GiveWay } from "./GiveWay";
import type { Needs } from "./Needs";
import type { Now } from "./Now";
import type { OpenIncident } from "./OpenIncident";
import type { RunbookCard } from "./RunbookCard";
import type { Severity } from "./Severity";
import type { WorkspaceView } from "./WorkspaceView";

/**
 * The first screen.
 */
export type HomeView = {
/**
 * The time.
 */
now: Now,
/**
 * Who acts here.
 */
actor: string,
/**
 * The workspace.
 */
workspace: WorkspaceView,
/**
 * What is left of the first run; none once it was finished or put off.
 */
first_run: FirstRunView | null,
/**
 * Open incidents, the earliest promise first.
 */
open: Array<OpenIncident>,
/**
 * Ended incidents, the latest first, at most 20.
 */
recent: Array<EndedIncident>,
/**
 * Runbooks worth offering first: pinned ones, then those used last, then by group and title; at most 50.
 */
runbooks: Array<RunbookCard>,
/**
 * All runbooks that can be read offline.
 */
runbooks_total: number,
/**
 * The channels.
 */
channels: Array<ChannelView>,
/**
 * The number that the next incident gets: `INC-0043`.
 */
next_number: string,
/**
 * How severe an incident without a runbook is while nobody says otherwise.
 */
usual_severity: Severity,
/**
 * What a person should know now, each a whole sentence: no sender runs, the data is from a newer version.
 */
notices: Array<string>,
/**
 * What needs the commander on a screen that is of no incident.
 */
needs: Needs,
/**
 * The exercise that should be broken off, because something real is on.
 */
give_way: GiveWay | null, };
