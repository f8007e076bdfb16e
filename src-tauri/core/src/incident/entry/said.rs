//! What the words of an entry are made of: what happened, and why.

/// An entry in words. Times in it are UTC, or the story's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What happened.
    pub text: String,
    /// Why, where somebody said so.
    pub reason: Option<String>,
}

/// Words without a reason.
pub(super) fn plain(text: impl Into<String>) -> Words {
    because(text, None)
}

/// Words with the reason that somebody said; an empty one is none.
pub(super) fn because(text: impl Into<String>, reason: Option<&str>) -> Words {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    Words { text: text.into(), reason: reason.map(str::to_owned) }
}
