// Written from the Rust types by `make types`; changes go there.
import type { ReportIncident } from "./ReportIncident";
import type { Spread } from "./Spread";
import type { Cadence } from "./Cadence";
import type { ReportRunbook } from "./ReportRunbook";

export type ReportGroup = { incidents: Array<ReportIncident>, lasted: Spread, first_update: Spread, cadence: Cadence, runbooks: Array<ReportRunbook> };
