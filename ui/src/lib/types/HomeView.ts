import type { ChannelView } from "./ChannelView";
import type { EndedIncident } from "./EndedIncident";
import type { FirstRunView } from "./FirstRunView";
import type { Now } from "./Now";
import type { OpenIncident } from "./OpenIncident";
import type { RunbookCard } from "./RunbookCard";
import type { WorkspaceView } from "./WorkspaceView";

export type HomeView = { now: Now, actor: string, workspace: WorkspaceView, first_run: FirstRunView | null, open: Array<OpenIncident>, recent: Array<EndedIncident>, runbooks: Array<RunbookCard>, channels: Array<ChannelView>, next_number: string, notices: Array<string>, };
