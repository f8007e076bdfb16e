// Written from the Rust types by `make types`; changes go there.
import type { ChannelView } from "./ChannelView";
import type { FolderView } from "./FolderView";
import type { Now } from "./Now";
import type { ProviderView } from "./ProviderView";
import type { Theme } from "./Theme";
import type { WorkspaceView } from "./WorkspaceView";

/**
 * The settings screen.
 */
export type SettingsView = {
/**
 * The time.
 */
now: Now,
/**
 * Who acts here.
 */
actor: string,
/**
 * How it looks.
 */
theme: Theme,
/**
 * How large the text is, in percent of the usual.
 */
text_size: number,
/**
 * What it can be, the smallest first.
 */
text_sizes: Array<number>,
/**
 * Keep the machine awake while a promise is open.
 */
keep_awake: boolean,
/**
 * The workspace.
 */
workspace: WorkspaceView,
/**
 * Where runbooks are looked for: the workspace's folders first, then those added on this laptop.
 */
folders: Array<FolderView>,
/**
 * The data folder.
 */
data: string,
/**
 * The channels.
 */
channels: Array<ChannelView>,
/**
 * The kinds that a channel can have.
 */
providers: Array<ProviderView>,
/**
 * Minutes between updates by severity, `SEV 1` first.
 */
interval_minutes: Array<number | null>,
/**
 * The keychain's state in one sentence; none when it works.
 */
keychain_problem: string | null,
/**
 * The program's version.
 */
version: string, };
