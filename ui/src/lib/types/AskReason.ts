export type AskReason = "too_late" | "four_in_a_row";
