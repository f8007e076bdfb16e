import type { ComposeAudience } from "./ComposeAudience";
import type { Now } from "./Now";
import type { OpenIncident } from "./OpenIncident";
import type { TimelineEntry } from "./TimelineEntry";

export type ComposeView = { now: Now, incident: OpenIncident, update_number: number, audiences: Array<ComposeAudience>, since: Array<TimelineEntry>, since_at: number | null, last_external: string | null, };
