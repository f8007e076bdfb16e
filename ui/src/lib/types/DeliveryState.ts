export type DeliveryState = "queued" | "sending" | "sent" | "accepted" | "retry" | "uncertain" | "failed" | "expired" | "superseded" | "cancelled" | "copied";
