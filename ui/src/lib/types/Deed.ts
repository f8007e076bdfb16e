// Written from the Rust types by `make types`; changes go there.

/**
 * What answers a notice. Those of the first four ranks go only when they are no longer true.
 */
export type Deed = "write" | "snooze" | "skip_ping" | "send_again" | "arrived" | "copy_text" | "channels" | "called" | "go_to_step" | "put_away" | "go_there";
