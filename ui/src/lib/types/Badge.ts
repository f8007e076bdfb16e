// Written from the Rust types by `make types`; changes go there.

/**
 * The word beside a runbook that needs a look; it crosses as the text that a person reads.
 */
export type Badge = '' | 'suspect' | `stale ${number} d` | 'due today' | `due in ${number} d` | `file ${number} d old`;
