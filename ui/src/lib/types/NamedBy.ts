// Written from the Rust types by `make types`; changes go there.

/**
 * Who says that runbooks lie in a folder, and so where that can be changed.
 */
export type NamedBy = "workspace" | "file" | "laptop";
