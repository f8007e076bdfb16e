//! What a page can be entered by.

use std::collections::BTreeSet;

use crate::text::letters;

/// The names of the places of a page. Compared without case and punctuation, because every renderer makes anchors of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors(BTreeSet<String>);

impl Anchors {
    /// Whether a fragment, without its `#`, leads somewhere. Numbers before a heading may be missing, as some renderers
    /// leave them out.
    #[must_use]
    pub fn hold(&self, fragment: &str) -> bool {
        let name = letters(fragment);
        name.is_empty() || self.0.contains(&name) || self.0.contains(bare(&name))
    }

    /// A place of this name.
    pub(super) fn add(&mut self, name: &str) {
        let name = letters(name);
        self.0.insert(bare(&name).to_owned());
        self.0.insert(name);
    }
}

/// Without the number at its start.
fn bare(name: &str) -> &str {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.is_empty() { name } else { rest }
}
