//! How far a copy of a post-mortem may go, and what is masked in it.
//!
//! A mask stands for the same words everywhere in a copy, so that the story can still be followed; what it stands for is
//! in no file. Nothing is decided for good: every hit can be looked at, and kept. What is deliberately absent: a promise
//! that nothing is left. A text that people wrote is read by a person before it goes outside.

mod find;
mod listed;
mod people;
mod pictures;
mod said;
mod view;

pub use people::pseudonyms;
pub use said::said;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

use self::find::Spot;
use self::listed::Sought;
use crate::postmortem::document::for_readers;
use crate::runbook::blocks::text::plain;
use crate::runbook::blocks_of;
use crate::runbook::model::Block;

/// Who may read a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// The people who run the service.
    Internal,
    /// The whole company: no internal hosts, no words of a chat.
    Company,
    /// Anybody: summary, impact, times and what changed, and nothing else.
    External,
}

impl Profile {
    /// All of them, the closest readers first.
    pub const ALL: [Self; 3] = [Self::Internal, Self::Company, Self::External];

    /// As people type it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Internal => "internal",
            Self::Company => "company",
            Self::External => "external",
        }
    }

    /// What stands at the head and the foot of each page. The last is of the Traffic Light Protocol 2.0 of FIRST.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Internal => "INTERNAL",
            Self::Company => "CONFIDENTIAL",
            Self::External => "TLP:CLEAR",
        }
    }

    /// True where words may be quoted that were said in a chat or in an update.
    fn quotes(self) -> bool {
        match self {
            Self::Internal | Self::External => true,
            Self::Company => false,
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Profile {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|p| p.word() == text.trim().to_lowercase());
        found.ok_or_else(|| format!("“{text}” is no profile; say internal, company or external"))
    }
}

/// The sections that readers outside may have.
const OUTSIDE: [&str; 4] = ["Summary", "Impact", "Times", "What changed"];

/// The first heading of a text, behind its title, that is not for readers outside; none where all are.
#[must_use]
pub fn not_outside(markdown: &str) -> Option<String> {
    let mut headings = Vec::new();
    collect_headings(&blocks_of(markdown), &mut headings);
    let has_title = headings.first().is_some_and(|(level, _)| *level == 1);
    let sections = headings.into_iter().skip(usize::from(has_title)).map(|(_, words)| words);
    sections.into_iter().find(|words| !OUTSIDE.contains(&words.as_str()))
}

/// Headings of every level with their words, wherever they stand.
fn collect_headings(blocks: &[Block], headings: &mut Vec<(u8, String)>) {
    for block in blocks {
        match block {
            Block::Heading { level, content, .. } => headings.push((*level, plain(content))),
            Block::List { items, .. } => {
                items.iter().for_each(|item| collect_headings(&item.blocks, headings));
            }
            Block::Part { blocks, .. } | Block::Quote { blocks, .. } => {
                collect_headings(blocks, headings);
            }
            Block::Paragraph { .. }
            | Block::Code { .. }
            | Block::Table { .. }
            | Block::Rule
            | Block::Aside { .. }
            | Block::Raw { .. } => {}
        }
    }
}

/// What a mask hides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MaskKind {
    /// A token, a password or a key, by its shape.
    Secret,
    /// An address of electronic mail.
    Email,
    /// A host of the team's own network.
    Host,
    /// An address of a network, of version 4 or 6.
    Ip,
    /// A number that could be a payment card's.
    Card,
    /// A customer whom the workspace names.
    Customer,
    /// A person of the incident, or a handle.
    Person,
    /// Words that were quoted from a chat or from an update.
    Quote,
    /// A picture: nothing masks what it shows.
    Picture,
}

impl MaskKind {
    /// As people read it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Email => "email",
            Self::Host => "host",
            Self::Ip => "address",
            Self::Card => "card number",
            Self::Customer => "customer",
            Self::Person => "name",
            Self::Quote => "quote",
            Self::Picture => "picture",
        }
    }

    /// More than one of them.
    fn plural(self) -> &'static str {
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

/// What a copy is masked by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masks {
    /// Endings of hosts that are the team's own: `.prod.example.org`.
    pub hosts: Vec<String>,
    /// Customers who are not to be named.
    pub customers: Vec<String>,
    /// People of the incident, each with what stands for them.
    pub people: Vec<(String, String)>,
    /// The words of updates, as [`super::quoted`] gives them.
    pub quotes: Vec<String>,
    /// The same where nothing stands around them, as [`said`] gives them.
    pub said: Vec<String>,
    /// Words that stay although they would be masked.
    pub keep: Vec<String>,
}

impl Masks {
    /// True for words that stay because a person said so.
    fn keeps(&self, words: &str) -> bool {
        self.keep.iter().any(|keep| keep.trim() == words.trim())
    }
}

/// Something in a text that is masked, or would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Mask {
    /// The line of the text before, from 1.
    pub line: u32,
    /// What it is.
    pub kind: MaskKind,
    /// The words; of a secret only that there is one.
    pub text: String,
    /// What stands there instead.
    pub instead: String,
    /// It stays: a person said so.
    pub kept: bool,
}

/// How often a text is looked through: what is masked can bring two halves of something else together.
const PASSES: usize = 3;

/// What masks a copy: its text, and the few words beside it. The same words have the same mask in all of them.
pub struct Masking<'a> {
    profile: Profile,
    masks: &'a Masks,
    sought: Sought,
    numbers: Numbers,
}

impl<'a> Masking<'a> {
    /// Masks for the readers of a profile.
    #[must_use]
    pub fn new(profile: Profile, masks: &'a Masks) -> Self {
        Self { profile, masks, sought: Sought::new(masks), numbers: Numbers::default() }
    }

    /// The copy of a text for its readers, without the comments of its writers, and everything that was found in it, in
    /// order. The last line says how many masks there are.
    pub fn text(&mut self, markdown: &str) -> (String, Vec<Mask>) {
        let (mut out, found) = self.replaced(&for_readers(markdown));
        if let Some(words) = summary(&found) {
            out.push_str(&format!("\n*{words}*\n"));
        }
        (out, found)
    }

    /// A few words that are no Markdown.
    pub fn words(&mut self, text: &str) -> String {
        self.replaced(text).0
    }

    /// A field of a record or a cell of a row, and what was found in it.
    pub fn field(&mut self, text: &str) -> (String, Vec<Mask>) {
        self.replaced(text)
    }

    fn replaced(&mut self, text: &str) -> (String, Vec<Mask>) {
        // The words of a picture may be half of a name.
        let pictures = pictures::pictures(text);
        let pictures = pictures.iter().map(|picture| Spot::of(picture, text)).collect();
        let (mut out, mut all) = self.masked(text, pictures);
        for n in 0..PASSES {
            let spots = find::spots(&out, self.profile, self.masks, &self.sought);
            let (next, found) = self.masked(&out, spots);
            let is_new = |mask: &Mask| !mask.kept && mask.instead != mask.text;
            all.extend(found.into_iter().filter(|mask| n == 0 || is_new(mask)));
            if next == out {
                break;
            }
            out = next;
        }
        all.sort_by_key(|mask| mask.line);
        (out, all)
    }

    fn masked(&mut self, text: &str, spots: Vec<Spot>) -> (String, Vec<Mask>) {
        let (mut out, mut found) = (String::with_capacity(text.len()), Vec::new());
        let (mut end, mut line, mut counted) = (0, 1_u32, 0);
        for spot in spots {
            let stands = &text[spot.range.clone()];
            let words = spot.words.as_deref().unwrap_or(stands);
            let breaks = text[counted..spot.range.start].matches('\n').count();
            line = line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            counted = spot.range.start;
            let kept = self.masks.keeps(words) || self.masks.keeps(stands);
            let instead = spot.instead.unwrap_or_else(|| self.numbers.name(spot.kind, words));
            if !kept {
                out.push_str(&text[end..spot.range.start]);
                out.push_str(&instead);
                end = spot.range.end;
            }
            let is_secret = spot.kind == MaskKind::Secret;
            let words = if is_secret { "(a secret)" } else { words }.to_owned();
            found.push(Mask { line, kind: spot.kind, text: words, instead, kept });
        }
        out.push_str(&text[end..]);
        (out, found)
    }
}

/// `3 masked in this copy: 2 hosts, 1 name.`; none where nothing was.
#[must_use]
pub fn summary(found: &[Mask]) -> Option<String> {
    let mut kinds: BTreeMap<MaskKind, u32> = BTreeMap::new();
    found.iter().filter(|mask| !mask.kept).for_each(|m| *kinds.entry(m.kind).or_default() += 1);
    let all: u32 = kinds.values().sum();
    let words = |kind: &MaskKind, n: u32| if n == 1 { kind.word() } else { kind.plural() };
    let each: Vec<String> =
        kinds.iter().map(|(kind, n)| format!("{n} {}", words(kind, *n))).collect();
    (all > 0).then(|| format!("{all} masked in this copy: {}.", each.join(", ")))
}

/// Names the same words in the same way, in the order in which they come. A name stands for itself.
#[derive(Default)]
struct Numbers {
    known: BTreeMap<MaskKind, Vec<String>>,
}

impl Numbers {
    fn name(&mut self, kind: MaskKind, text: &str) -> String {
        let unmarked = (kind == MaskKind::Quote).then(|| said::unmarked(text));
        let text = unmarked.as_deref().unwrap_or(text);
        let known = self.known.entry(kind).or_default();
        let name = |at: usize| format!("[{} {}]", kind.word(), at + 1);
        if (0..known.len()).any(|at| name(at) == text) {
            return text.to_owned();
        }
        let at = known.iter().position(|had| *had == text).unwrap_or_else(|| {
            known.push(text.to_owned());
            known.len() - 1
        });
        name(at)
    }
}
