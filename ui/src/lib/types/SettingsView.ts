import type { ChannelView } from "./ChannelView";
import type { Now } from "./Now";
import type { WorkspaceView } from "./WorkspaceView";

export type SettingsView = { now: Now, actor: string, theme: string, keep_awake: boolean, workspace: WorkspaceView, data: string, channels: Array<ChannelView>, interval_minutes: Array<number | null>, keychain_problem: string | null, version: string, };
