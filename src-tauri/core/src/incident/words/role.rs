//! The roles that the rules know by name. Any other is a team's own, and has the name that the team gave it.

/// Who commands: declaring gives it, taking it acknowledges, and it comes first wherever roles are listed.
pub const COMMANDER: &str = "commander";
/// Who directs an exercise, and plays no part in it.
pub const FACILITATOR: &str = "facilitator";
const SCRIBE: &str = "scribe";
const INTERNAL_LIAISON: &str = "internal liaison";

/// The roles that everybody knows, in the order in which they are offered.
pub const KNOWN: [&str; 6] =
    [COMMANDER, SCRIBE, "deputy", "operations", INTERNAL_LIAISON, "customer liaison"];

/// The roles whose naming an exercise measures.
pub const MEASURED: [&str; 3] = [COMMANDER, SCRIBE, INTERNAL_LIAISON];

/// As a sentence has it: `incident commander`.
#[must_use]
pub fn said(role: &str) -> &str {
    if role == COMMANDER { "incident commander" } else { role }
}

/// Before a name, where there is little room, and in the place of one: `IC`, `Scribe`.
#[must_use]
pub fn label(role: &str) -> String {
    if role == COMMANDER {
        return "IC".to_owned();
    }
    let mut chars = role.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Its place among others: commanding comes first, the others by name.
#[must_use]
pub fn place(role: &str) -> (bool, &str) {
    (role != COMMANDER, role)
}
