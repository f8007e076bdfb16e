// Written from the Rust types by `make types`; changes go there.
import type { Audience } from "./Audience";
import type { ChannelKind } from "./ChannelKind";
import type { PingMode } from "./PingMode";
import type { Theme } from "./Theme";

/**
 * A change of the settings.
 */
export type Setting = { "set": "actor", name: string, } | { "set": "theme", theme: Theme, } | { "set": "text_size", percent: number, } | { "set": "keep_awake", on: boolean, } | { "set": "rhythm", minutes: [number | null, number | null, number | null, number | null, number | null], } | { "set": "workspace", path: string | null, } | { "set": "first_run_done" } | { "set": "put_away", key: string, } | { "set": "channel", name: string, kind: ChannelKind, audience: Audience, ping: PingMode, rehearsal: boolean, details: boolean, secret: string,
/**
 * The secret is kept by this process alone: there is no keychain.
 */
session?: boolean, } | { "set": "confirm_channel", name: string, } | { "set": "remove_channel", name: string, } | { "set": "test_channel", name: string, } | { "set": "add_folder", path: string, } | { "set": "remove_folder", path: string, } | { "set": "pin_runbook", path: string, on: boolean, } | { "set": "choose_steps", path: string, group: string, steps: boolean | null, } | { "set": "turn_piece", path: string, piece: string, on: boolean, };
