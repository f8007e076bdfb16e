export type Severity = "sev1" | "sev2" | "sev3" | "sev4" | "sev5";
