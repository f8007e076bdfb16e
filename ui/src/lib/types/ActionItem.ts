// Written from the Rust types by `make types`; changes go there.
import type { Element } from "./Element";
import type { ItemKind } from "./ItemKind";
import type { Priority } from "./Priority";

export type ActionItem = { issue: string, fix: string, element?: Element, owner: string | null, due: string | null, objective: string | null, kind?: ItemKind, priority?: Priority, done_when?: string, link?: string };
