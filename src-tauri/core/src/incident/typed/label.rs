//! Notes that begin with a word that says what they are for: `Root cause: …`, `Impact: …`. A post-mortem puts them into
//! that section, an update says them under that word.

/// What a note is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The whole in short.
    Summary,
    /// What led to it.
    Causes,
    /// Whom and what it hit.
    Impact,
    /// What went well.
    Well,
    /// What was hard.
    Hard,
    /// Where luck helped.
    Lucky,
}

/// What a note is for, its word, and the words behind it; none for a note of what happened.
#[must_use]
pub fn labelled(text: &str) -> Option<(Label, &str, &str)> {
    let (word, rest) = text.trim_start().split_once(':')?;
    let (word, rest) = (word.trim(), rest.trim());
    let label = match word.to_lowercase().as_str() {
        "summary" => Label::Summary,
        "root cause" | "cause" | "contributing factor" | "factor" => Label::Causes,
        "impact" => Label::Impact,
        "went well" => Label::Well,
        "was hard" => Label::Hard,
        "got lucky" => Label::Lucky,
        _ => return None,
    };
    (!rest.is_empty()).then_some((label, word, rest))
}
