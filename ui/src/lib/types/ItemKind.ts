// Written from the Rust types by `make types`; changes go there.
export type ItemKind = "detect" | "mitigate" | "prevent" | "process";
