// Written from the Rust types by `make types`; changes go there.
export type Spread = { n: number, median_ms: number | null, least_ms: number | null, most_ms: number | null };
