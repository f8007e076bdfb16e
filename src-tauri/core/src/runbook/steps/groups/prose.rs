//! What a section asks for outside its lists: in sentences, in the sentence before a list, in its heading.
//!
//! None of it is sure, so that all of it is suggested at most.

use super::item::bare;
use super::{Gathering, Judge, Judged};
use crate::runbook::blocks::tree::{Kind, Node};
use crate::runbook::sections::class::{Class, without_numbering};
use crate::runbook::sections::outline::Section;
use crate::runbook::steps::asks::{behind_name, leads_to_command};
use crate::runbook::steps::candidates::{Candidate, Found};
use crate::runbook::steps::entry::Entry;
use crate::runbook::steps::tables::actions;
use crate::runbook::steps::told::explains;
use crate::runbook::steps::unasked::introduces;
use crate::runbook::steps::verdict;
use crate::runbook::steps::verdict::Decision;
use crate::runbook::words::asks_in_turn;
use crate::runbook::words::mention::Mentions;
use crate::runbook::words::word_set::Map;
use crate::text::patterns;

/// The share of a list's items, in percent, that are headings below it, from which on it is their contents.
const CONTENTS: usize = 60;

/// Sections behind a list that are looked at: its contents stand near it.
const MOST_BEHIND: usize = 200;

patterns! {
    REMARK = r"(?i)^\W*(?:please\s+)?(?:note|consider|see|refer|remember|keep in mind)\b|\b(?:you|we) (?:can|could|may) also\b|\bif you(?:'d| would)? (?:want|like|wish|prefer)\b";
}
/// The words of [`REMARK`].
static REMARKS: Mentions = Mentions::of(&[
    "note", "consider", "see", "refer", "remember", "keep", "please", "you", "we", "if",
]);

fn is_remark(sentence: &str) -> bool {
    REMARKS.any(sentence) && REMARK.is_match(sentence)
}

patterns! {
    GOES_ON = r"(?i)^\W*(?:once|after|finally|lastly)\b";
    SHELF = r"(?i)\b(?:commands?|cheat[- ]?sheets?|references?|examples?|snippets?|queries|aliases|usage|syntax|install(?:ation|ing)?|configuration|setup|quick ?start|development)\b";
}

/// What a heading or an item is called: all of it without its number, or what stands before a colon or a dash.
fn names(words: &str) -> impl Iterator<Item = String> {
    let whole = without_numbering(words);
    let end = [":", " – ", " — ", " - ", " ("].iter().filter_map(|sign| whole.find(sign)).min();
    let label = end.map(|end| &whole[..end]).filter(|label| label.contains(char::is_alphabetic));
    std::iter::once(whole).chain(label).map(bare)
}

/// What the headings of a file are called, each with the places of its sections: gathered once for all lists.
pub(super) fn headings(sections: &[Section<'_>]) -> Map<String, Vec<usize>> {
    let mut found: Map<String, Vec<usize>> = Map::default();
    for (at, section) in sections.iter().enumerate() {
        names(&section.title).for_each(|name| found.entry(name).or_default().push(at));
    }
    found
}

/// True for a list that is text only because its items ask for nothing, behind a sentence that does.
pub(super) fn is_left_to_its_sentence(decision: &Decision, lead_in: &str) -> bool {
    let asks_little = decision.reason == verdict::FEW_ASK || decision.reason == verdict::ONE_BULLET;
    let leads = lead_in.trim_end().ends_with(':') && leads_to_command(lead_in);
    !decision.takes()
        && asks_little
        && leads
        && asks_in_turn(lead_in)
        && !is_remark(lead_in)
        && !introduces(lead_in)
        && !explains(lead_in)
}

/// The table that says more of the sentence before it, which asks for something: "Choose these values".
pub(super) fn table_of<'a>(section: &Section<'a>, found: &Found<'a>) -> Option<&'a Node> {
    let Candidate::Paragraph { node, leads: true } = &found.what else { return None };
    let below = *section.blocks.get(found.blocks.end)?;
    let is_told = matches!(below.kind, Kind::Table { .. }) && actions(below).is_none();
    let words = behind_name(node);
    let asks = is_told && leads_to_command(words) && asks_in_turn(words);
    (asks && !is_remark(words) && !introduces(words) && !explains(words)).then_some(below)
}

/// True for a list that says more of the step which the numbered paragraph before it is.
pub(super) fn is_left_to_its_number(decision: &Decision, before: &Judged<'_>) -> bool {
    decision.reason == verdict::FEW_ASK
        && before.found.number.is_some()
        && leads(&before.found.what)
}

/// True for a paragraph before a list.
pub(super) fn leads(what: &Candidate<'_>) -> bool {
    matches!(what, Candidate::Paragraph { leads: true, .. })
}

impl<'a> Judge<'_, 'a> {
    /// True when most items of a list are the headings of the sections below or behind it.
    pub(super) fn repeats_headings(&self, index: usize, items: &[Entry<'_>]) -> bool {
        if items.len() < 2 {
            return false;
        }
        let parent = self.sections[index].parent;
        let behind = self.sections.iter().skip(index + 1).take(MOST_BEHIND);
        let end = index + 1 + behind.take_while(|s| s.parent >= parent).count();
        let is_beside = |at: &&usize| {
            let of = self.sections[**at].parent;
            of == Some(index) || of == parent && index > 0
        };
        let is_heading = |name: String| {
            let places = self.headings.get(&name).map_or(&[][..], Vec::as_slice);
            let from = places.partition_point(|at| *at <= index);
            places[from..].iter().take_while(|at| **at < end).any(|at| is_beside(&at))
        };
        let is_title = |entry: &&Entry<'_>| names(entry.item.words()).any(is_heading);
        end > index + 1 && items.iter().filter(is_title).count() * 100 >= items.len() * CONTENTS
    }

    /// The group of code straight under a heading that says nothing: the heading then names what is done.
    pub(super) fn headed(
        &mut self,
        index: usize,
        judged: &mut [Judged<'a>],
        gathering: &Gathering,
    ) {
        let named = !self.sections[index].title.is_empty() && !self.sections[index].is_title;
        let decision = if named && !self.is_shelf(index) {
            Decision::suggested("command straight under a heading")
        } else {
            Decision::text("code that no sentence leads to")
        };
        let is_first = gathering.accepted.is_empty() && gathering.refused.is_empty();
        let kind = if is_first { "commands" } else { "codes" };
        self.members(index, kind, judged, &gathering.headed, decision);
    }

    /// True for a section that keeps commands to look up, by its heading or one above.
    fn is_shelf(&self, index: usize) -> bool {
        let mut at = Some(index);
        while let Some(section) = at.and_then(|at| self.sections.get(at)) {
            if !section.is_title && SHELF.is_match(&section.heading) {
                return true;
            }
            at = section.parent;
        }
        false
    }

    /// The group of the sentences that ask for something before a list that does not.
    pub(super) fn leading(
        &mut self,
        index: usize,
        judged: &mut [Judged<'a>],
        gathering: &Gathering,
    ) {
        let decision = match verdict::describes(&self.sections[index]) {
            Some(reading) => Decision::text(reading),
            None => Decision::suggested("a sentence that asks, with what it asks for below it"),
        };
        self.members(index, "leading", judged, &gathering.leading, decision);
    }

    /// The groups of the paragraphs that ask for something without anything else that speaks for them.
    pub(super) fn sentences(
        &mut self,
        index: usize,
        judged: &mut [Judged<'a>],
        gathering: &Gathering,
    ) {
        let section = &self.sections[index];
        let has_steps = gathering.has_steps || !gathering.accepted.is_empty();
        let decision = match (verdict::describes(section), has_steps) {
            (Some(reading), _) => Decision::text(reading),
            (None, true) => Decision::text("sentences beside the steps of the section"),
            (None, false) if section.class == Class::Action => {
                Decision::suggested("paragraphs that ask for something")
            }
            (None, false) => {
                Decision::text("sentences under a heading that does not ask for steps")
            }
        };
        let is_list = |j: &Judged<'_>| matches!(j.found.what, Candidate::List { .. });
        let last_list = judged.iter().rposition(is_list);
        let open = has_steps && verdict::describes(section).is_none();
        let (beside, rest): (Vec<usize>, Vec<usize>) = gathering.sentences.iter().partition(|at| {
            let behind = last_list.is_some_and(|list| list < **at);
            open && is_beside(judged, **at, behind, gathering)
        });
        self.members(index, "sentences", judged, &rest, decision);
        let decision = Decision::suggested("sentences that ask, beside the steps of the section");
        self.members(index, "beside", judged, &beside, decision);
    }
}

/// True for a sentence that is one more step: beside commands any that asks, behind a list the one that goes on from it.
/// `behind_lists` is true when it stands behind the last list.
fn is_beside(judged: &[Judged<'_>], at: usize, behind_lists: bool, gathering: &Gathering) -> bool {
    let Some(Candidate::Paragraph { node, .. }) = judged.get(at).map(|j| &j.found.what) else {
        return false;
    };
    let sentence = node.words();
    if is_remark(sentence) || !asks_in_turn(sentence) {
        return false;
    }
    !gathering.has_steps || behind_lists && GOES_ON.is_match(sentence)
}
