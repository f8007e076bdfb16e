//! A place in a text that is masked, and what stands there.

use serde::{Deserialize, Serialize};
use std::ops::Range;
use ts_rs::TS;

use super::pictures::Picture;
use super::view::View;
use crate::text::worded;

worded! {
    /// What a mask hides.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum MaskKind {
        /// A token, a password or a key, by its shape.
        Secret = "secret",
        /// An address of electronic mail.
        Email = "email",
        /// A host of the team's own network.
        Host = "host",
        /// An address of a network, of version 4 or 6.
        Ip = "address",
        /// A number that could be a payment card's.
        Card = "card number",
        /// A customer whom the workspace names.
        Customer = "customer",
        /// A person of the incident, or a handle.
        Person = "name",
        /// Words that were quoted from a chat or from an update.
        Quote = "quote",
        /// A picture: nothing masks what it shows.
        Picture = "picture",
    }
}

impl MaskKind {
    /// More than one of them.
    pub(super) fn plural(self) -> &'static str {
        match self {
            Self::Secret => "secrets",
            Self::Email => "emails",
            Self::Host => "hosts",
            Self::Ip => "addresses",
            Self::Card => "card numbers",
            Self::Customer => "customers",
            Self::Person => "names",
            Self::Quote => "quotes",
            Self::Picture => "pictures",
        }
    }
}

/// A place in the text.
pub(super) struct Spot {
    pub(super) range: Range<usize>,
    pub(super) kind: MaskKind,
    /// What stands there instead, where that is not a number of its kind.
    pub(super) instead: Option<String>,
    /// The words as their readers see them, where the text has them otherwise.
    pub(super) words: Option<String>,
}

impl Spot {
    pub(super) fn new(range: Range<usize>, kind: MaskKind, instead: Option<String>) -> Self {
        Self { range, kind, instead, words: None }
    }

    /// A picture, with its words instead of it.
    pub(super) fn of(picture: &Picture, text: &str) -> Self {
        let instead = Some(text[picture.words.clone()].to_owned());
        Self::new(picture.range.clone(), MaskKind::Picture, instead)
    }

    /// The same with its place in the source. Words that stand otherwise there are kept as they were found.
    pub(super) fn in_source(self, view: &View<'_>) -> Self {
        if view.is_source() {
            return self;
        }
        let found = view.text.get(self.range.clone()).map(str::to_owned);
        Self { range: view.place(self.range), words: self.words.or(found), ..self }
    }
}
