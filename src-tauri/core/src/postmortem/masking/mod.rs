//! How far a copy of a post-mortem may go, and what is masked in it.
//!
//! A mask stands for the same words everywhere in a copy, so that the story can still be followed; what it stands for is
//! in no file. Nothing is decided for good: every hit can be looked at, and kept. What is deliberately absent: a promise
//! that nothing is left. A text that people wrote is read by a person before it goes outside.
//!
//! Each stage uses only those before it: `view` (a text as its readers see it), `pictures`, `spot` (a place), `said`,
//! `people`, `listed` (what the workspace names), `find`, `links` (whose address is masked).

mod find;
mod links;
mod listed;
mod people;
mod pictures;
mod said;
mod spot;
mod view;

pub use listed::Masks;
pub use people::pseudonyms;
pub use said::said;
pub use spot::MaskKind;

use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

use self::listed::Sought;
use self::spot::Spot;
use crate::postmortem::document::for_readers;
use crate::postmortem::profile::Profile;
use crate::runbook::blocks::text::plain;
use crate::runbook::blocks_of;
use crate::runbook::model::Block;

/// The sections that readers outside may have.
const OUTSIDE: [&str; 4] = ["Summary", "Impact", "Times", "What changed"];

/// The first heading of a text, behind its title, that is not for readers outside; none where all are.
#[must_use]
pub fn not_outside(markdown: &str) -> Option<String> {
    let mut headings = Vec::new();
    Block::each(&blocks_of(markdown), &mut |block| {
        if let Block::Heading { level, content, .. } = block {
            headings.push((*level, plain(content)));
        }
    });
    let has_title = headings.first().is_some_and(|(level, _)| *level == 1);
    let sections = headings.into_iter().skip(usize::from(has_title)).map(|(_, words)| words);
    sections.into_iter().find(|words| !OUTSIDE.contains(&words.as_str()))
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
        let (out, found) = self.replaced(&for_readers(markdown));
        let mut out = links::without_masked(&out);
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
