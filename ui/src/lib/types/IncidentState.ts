export type IncidentState = "investigating" | "identified" | "monitoring" | "resolved" | "closed" | "declined";
