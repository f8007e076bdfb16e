export type Audience = "internal" | "external";
