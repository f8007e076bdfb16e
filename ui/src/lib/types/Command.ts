import type { Action } from "./Action";
import type { Declare } from "./Declare";

export type Command = { "do": "declare" } & Declare | { "do": "on", incident: string, action: Action, };
