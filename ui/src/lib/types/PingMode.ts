export type PingMode = "auto" | "ask";
