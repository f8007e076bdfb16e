// Written from the Rust types by `make types`; changes go there.
import type { ItemKind } from "./ItemKind";
import type { Priority } from "./Priority";

export type ItemChange = { issue?: string, fix?: string, owner?: string, due?: string, kind?: ItemKind, priority?: Priority, done_when?: string, link?: string };
