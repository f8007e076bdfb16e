// Written from the Rust types by `make types`; changes go there.
import type { Tracker } from "./Tracker";

export type NewIssue = { tracker: Tracker, url: string, cut: boolean };
