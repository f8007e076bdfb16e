//! The page as a reader shows it: typed blocks, so that nothing of a file reaches a page as markup.

#![allow(missing_docs, reason = "fields of variants are named by their meaning")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::copying::{CodePart, Session};
use crate::text::worded;

/// "Option B" of three: one of several ways to the same end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Way {
    /// Which one it is, from 1.
    pub place: u32,
    /// How many there are.
    pub of: u32,
    /// Names the ways that belong together: they count from 1 in the order of the file. 0 in checklists of older logs.
    #[serde(default)]
    pub group: u32,
    /// The group and the place of the way that these ways lie in, where they do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub within: Option<(u32, u32)>,
}

impl Way {
    /// As a person says it: `way 2 of 3 — take one`.
    #[must_use]
    pub fn words(self) -> String {
        format!("way {} of {} — take one", self.place, self.of)
    }
}

/// A block of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// A heading; `anchor` is its id in the page.
    Heading {
        level: u8,
        anchor: String,
        content: Vec<Inline>,
        /// Set where what is below it is one of several ways.
        #[serde(default)]
        way: Option<Way>,
        /// The time window that the heading ends with, where it is drawn apart.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        window: Option<String>,
    },
    /// A paragraph.
    Paragraph { content: Vec<Inline> },
    /// A list; `start` is the first number of an ordered one.
    List {
        #[ts(type = "number | null")]
        start: Option<u64>,
        items: Vec<Item>,
        /// The group that the list is, where it was decided on.
        #[serde(default)]
        group: Option<String>,
    },
    /// Blocks that are a step without being an item (a paragraph with its command, a numbered heading with what is
    /// below it), or that could be one. `step` is `5`, or `5-7` for a block of code that holds several.
    Part {
        step: Option<String>,
        group: Option<String>,
        /// As of [`Item::numbers`].
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        numbers: Option<(u32, u32)>,
        blocks: Vec<Block>,
    },
    /// Code; `command` when it can be copied as a command. `doubt` says in a sentence why it was not taken apart;
    /// `session` is set where it shows prompts, so that less than its text is copied. The rest is said where it is drawn:
    /// the `parts` of which each is copied alone, where it is not copied as one; the `label` above it, where that is not
    /// its language; `output` for what a program printed.
    Code {
        language: String,
        text: String,
        command: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        doubt: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        session: Option<Session>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[ts(as = "Option<Vec<CodePart>>", optional)]
        parts: Vec<CodePart>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        label: Option<String>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        #[ts(as = "Option<bool>", optional)]
        output: bool,
    },
    /// A quotation, or an admonition where it has a kind.
    Quote { kind: Option<AdmonitionKind>, blocks: Vec<Block> },
    /// A table.
    Table { head: Vec<Vec<Inline>>, rows: Vec<Vec<Vec<Inline>>> },
    /// A thematic break.
    Rule,
    /// What is not for those who read the page: kept, and shown only when asked for.
    Aside { kind: AsideKind, text: String },
    /// HTML and everything else that has no type here: shown as the text it is.
    Raw { text: String },
}

impl Block {
    /// Visits every block, the outer one before what it holds.
    pub(crate) fn each<'a>(blocks: &'a [Self], visit: &mut impl FnMut(&'a Self)) {
        for block in blocks {
            visit(block);
            match block {
                Self::List { items, .. } => {
                    items.iter().for_each(|item| Self::each(&item.blocks, visit));
                }
                Self::Part { blocks, .. } | Self::Quote { blocks, .. } => Self::each(blocks, visit),
                Self::Heading { .. } | Self::Paragraph { .. } | Self::Code { .. } => {}
                Self::Table { .. } | Self::Rule | Self::Aside { .. } | Self::Raw { .. } => {}
            }
        }
    }
}

worded! {
    /// What an admonition is, in order of weight.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum AdmonitionKind {
        /// Worth knowing.
        Note = "Note",
        /// Makes it easier.
        Tip = "Tip",
        /// Needed for it to work.
        Important = "Important",
        /// Something can go wrong.
        Warning = "Warning",
        /// Something goes wrong, or is lost.
        Caution = "Caution",
    }
}

/// What stands in a file beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AsideKind {
    /// What stands between `---` lines at the top; its facts are shown by themselves.
    FrontMatter,
    /// A comment of HTML.
    Comment,
    /// Lines for the tool that makes a site of the file.
    Tool,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Item {
    /// The step that this item is: `5`, or `5.1` for a sub-step.
    pub step: Option<String>,
    /// The state of a GFM task item's box.
    pub task: Option<bool>,
    /// The first and the last of the steps that it is, where it is drawn; none for a sub-step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub numbers: Option<(u32, u32)>,
    /// What the item holds.
    pub blocks: Vec<Block>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Text { text: String },
    /// Code in a line.
    Code { text: String },
    /// Emphasis.
    Emphasis { content: Vec<Inline> },
    /// Strong emphasis.
    Strong { content: Vec<Inline> },
    /// Struck out.
    Strike { content: Vec<Inline> },
    /// A link; only http, https and mailto open, after the address was shown.
    Link { href: String, content: Vec<Inline> },
    /// A picture; `ordinal` counts those that lie in the folder from 1, and is none for all others, which are not shown.
    Image {
        source: String,
        alt: String,
        #[serde(default)]
        ordinal: Option<u32>,
    },
    /// A line break that the file asks for.
    Break,
}

impl Inline {
    /// What it holds; nothing for most pieces.
    pub(crate) fn inside(&self) -> &[Self] {
        match self {
            Self::Emphasis { content }
            | Self::Strong { content }
            | Self::Strike { content }
            | Self::Link { content, .. } => content,
            Self::Text { .. } | Self::Code { .. } | Self::Image { .. } | Self::Break => &[],
        }
    }

    /// Visits every piece, the outer one before what it holds.
    pub(crate) fn each<'a>(content: &'a [Self], visit: &mut impl FnMut(&'a Self)) {
        for inline in content {
            visit(inline);
            Self::each(inline.inside(), visit);
        }
    }
}
