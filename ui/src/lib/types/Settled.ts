export type Settled = "arrived" | "send_again" | "cancelled" | "copied";
