//! Which candidates are steps.
//!
//! The rules come from public runbooks: what a section is for decides first, then whether its items ask for something
//! to be done. A task list always is a checklist.

use std::sync::LazyLock;

use super::asks::{is_only_link, is_prohibition, is_reference, item_asks};
use super::entry::Entry;
use super::tables::Actions;
use super::told::{is_told, tells_what_it_does};
use super::unasked::{advises, introduces, is_name, refers};
use crate::runbook::around::tells_result;
use crate::runbook::blocks::tree::ItemNode;
use crate::runbook::facts::pinned;
use crate::runbook::model::reading::{Reading, TableKind};
use crate::runbook::sections::class::Class;
use crate::runbook::sections::outline::Section;
use crate::runbook::words::{is_case, lines, one_asks, opens_with_deed};
use crate::text::patterns;

/// What the rules know of the whole document.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::runbook) struct About {
    /// Surely not English: the verb test says nothing.
    pub foreign: bool,
    /// Called a checklist as a whole.
    pub checklist: bool,
}

/// What was decided of a group, and why. Nothing decides again after this.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::runbook) struct Decision {
    pub take: Take,
    /// Only the wording speaks for it.
    pub suggested: bool,
    /// The rule in a few words.
    pub reason: String,
}

/// Which items of a group are steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runbook) enum Take {
    /// Every one.
    All,
    /// Those with a box.
    Boxes,
    /// None: it is text.
    Nothing,
}

impl Take {
    /// True for an item that is a step where the list is one of steps.
    pub fn keeps(self, ordered: bool, item: &ItemNode) -> bool {
        match self {
            Self::All => {
                !refers(item.words())
                    && !is_told(item.words())
                    && !is_prohibition(ordered, item)
                    && (ordered || !is_reference(item))
            }
            Self::Boxes => item.task.is_some(),
            Self::Nothing => false,
        }
    }
}

impl Decision {
    pub fn steps(reason: impl Into<String>) -> Self {
        Self { take: Take::All, suggested: false, reason: reason.into() }
    }

    pub fn suggested(reason: impl Into<String>) -> Self {
        Self { take: Take::All, suggested: true, reason: reason.into() }
    }

    pub fn text(reason: impl Into<String>) -> Self {
        Self { take: Take::Nothing, suggested: false, reason: reason.into() }
    }

    /// What a person decided, whatever the rules say.
    pub fn chosen(steps: bool, boxes: bool) -> Self {
        let take = match (steps, boxes) {
            (true, true) => Take::Boxes,
            (true, false) => Take::All,
            (false, _) => Take::Nothing,
        };
        Self { take, suggested: false, reason: "chosen by a person".to_owned() }
    }

    /// True when some of its items are steps.
    pub fn takes(&self) -> bool {
        self.take != Take::Nothing
    }

    /// The same, for those who read the runbook.
    pub fn reading(&self) -> Reading {
        match (self.take, self.suggested) {
            (Take::Nothing, _) => Reading::Text,
            (Take::All | Take::Boxes, true) => Reading::Suggested,
            (Take::All | Take::Boxes, false) => Reading::Steps,
        }
    }
}

/// Why a list is text whose items are no steps by their words.
pub(in crate::runbook) const FEW_ASK: &str = "few items ask for something";
/// Why a list of one is text where nothing else speaks for it.
pub(in crate::runbook) const ONE_BULLET: &str = "a single bullet, heading unknown";

/// Why a list is text in a language whose verbs are not known.
const VERBS_UNKNOWN: &str = "bullets in a language whose verbs are not known";

/// Why a list is suggested whose items say only what they are about.
const WORKED_DOWN: &str = "points after a sentence that says to work them down";

/// Decides on a list. `goes_on` is what was decided of the list whose last number its first one continues.
pub(in crate::runbook) fn list(
    section: &Section<'_>,
    about: About,
    ordered: bool,
    lead_in: &str,
    items: &[Entry<'_>],
    goes_on: Option<&Decision>,
) -> Decision {
    if items.iter().any(|entry| entry.item.task.is_some()) {
        return Decision { take: Take::Boxes, suggested: false, reason: "task list".to_owned() };
    }
    if let Some(reading) = describes(section) {
        return Decision::text(reading);
    }
    if let Some(before) = goes_on {
        let reason = "goes on with the numbers of the list before it".to_owned();
        return Decision { take: Take::All, suggested: before.suggested, reason };
    }
    if about.foreign && ordered && section.class == Class::Action {
        return Decision::steps(format!("numbered list under {}", told_by(section)));
    }
    if about.foreign && ordered {
        return Decision::suggested("numbered list, language unknown");
    }
    if let Some(decision) = by_its_kind(section, ordered, lead_in, items) {
        return decision;
    }
    if about.foreign && section.is_step() && items.len() >= 2 && !tells_result(lead_in) {
        let place = shortened(&section.heading);
        return Decision::suggested(format!("bullets under {place}, language unknown"));
    }
    let asking =
        share(items, |e| item_asks(e.item) || e.after.iter().any(|n| n.command().is_some()));
    let kind = if ordered { "numbered items" } else { "bullets" };
    if section.class == Class::Action || TO_DO.is_match(lead_in) || introduces(lead_in) {
        let place = if section.class == Class::Action {
            format!("under {}", told_by(section))
        } else {
            "after a sentence that asks for it".to_owned()
        };
        return match (ordered, asking) {
            (true, 25..) => Decision::steps(format!("numbered list {place}")),
            (false, 50..) => Decision::steps(format!("bullets that start with a verb, {place}")),
            (false, _) if in_checklist(section, about) => Decision::steps("bullets of a checklist"),
            (false, _) if items.len() >= 2 && CHECKS.is_match(&section.told_by) => {
                Decision::suggested(format!("checks under {}", told_by(section)))
            }
            (_, _) if items.len() >= 2 && introduces(lead_in) => Decision::suggested(WORKED_DOWN),
            (_, _) => Decision::text(FEW_ASK),
        };
    }
    if !ordered && in_checklist(section, about) {
        return Decision::steps("bullets of a checklist");
    }
    let enough = if ordered { asking >= 50 } else { asking >= 70 && items.len() >= 2 };
    match (enough, asking) {
        (true, _) => Decision::suggested(format!("{kind} that start with a verb, heading unknown")),
        (false, 70..) => Decision::text(ONE_BULLET),
        (false, _) if about.foreign => Decision::text(VERBS_UNKNOWN),
        (false, _) => Decision::text(FEW_ASK),
    }
}

/// Decides on a list that shows what it is before its verbs are counted: names, links, deeds or cases.
fn by_its_kind(
    section: &Section<'_>,
    ordered: bool,
    lead_in: &str,
    items: &[Entry<'_>],
) -> Option<Decision> {
    let deeds = || share(items, |e| one_asks(e.item.words())) >= MOST_DEEDS;
    if let Some(reason) = names_things(lead_in) {
        let chooses = CHOOSES.is_match(lead_in) && items.len() >= 2;
        let are_names = || share(items, |e| is_name(e.item)) >= 60;
        return Some(match chooses && deeds() && !are_names() {
            true => Decision::suggested(ONE_OF_THEM),
            false => Decision::text(reason),
        });
    }
    if tells_what_it_does(lead_in) {
        return Some(Decision::text("the sentence before it tells what something does by itself"));
    }
    if share(items, |e| is_name(e.item)) >= 60 {
        return Some(Decision::text("list of names"));
    }
    if share(items, |e| advises(e.item.words())) >= 60 {
        return Some(Decision::text("advice on manners"));
    }
    if share(items, |e| is_only_link(e.item) || refers(e.item.words())) >= 60 {
        return Some(Decision::text("links only"));
    }
    if ordered && is_by(lead_in) && share(items, |e| opens_with_deed(e.item.words())) >= 60 {
        return Some(Decision::suggested("numbered list of deeds"));
    }
    let names_cases = section.class == Class::Neutral && holds_cases(&section.heading);
    if !ordered && names_cases && share(items, |e| is_case(e.item.words())) >= 60 {
        return Some(Decision::text("cases to choose from"));
    }
    None
}

/// The share of deeds, in percent, from which on a list to choose from holds ways and not names.
const MOST_DEEDS: usize = 50;
/// Why a list is suggested of which one is taken.
pub(in crate::runbook) const ONE_OF_THEM: &str = "deeds of which one is chosen";
// Ends of a sentence before things to choose from, which may be deeds.
patterns! { CHOOSES = r"(?i)\b(?:either|one of|options?|alternatives?|following ways)\s*:\s*$"; }

/// True for "It can be repaired by:", which leads to what is done.
fn is_by(lead_in: &str) -> bool {
    lead_in.trim_end().trim_end_matches(':').ends_with(" by")
}

/// Decides on a table with a column of actions.
pub(in crate::runbook) fn table(
    section: &Section<'_>,
    lead_in: &str,
    actions: &Actions<'_>,
) -> Decision {
    if actions.boxes {
        return Decision::steps("table with boxes");
    }
    if let Some(reading) = describes(section) {
        return Decision::text(reading);
    }
    if let Some(kind) = pinned::kind_of(actions.head, &section.heading) {
        return Decision::text(match kind {
            TableKind::Severity => "table of severities",
            TableKind::Contacts => "table of contacts",
            TableKind::Symptoms => "table of symptoms",
        });
    }
    if !actions.sure {
        return Decision::text("table whose rows have no numbers and no commands");
    }
    let asking = actions.rows.iter().filter(|row| row.asks()).count() * 100 / actions.rows.len();
    let asked_for = section.class == Class::Action || TO_DO.is_match(lead_in);
    match asking {
        50.. if section.class == Class::Action => {
            Decision::steps(format!("table of actions under {}", told_by(section)))
        }
        50.. if asked_for => Decision::steps("table after a sentence that asks for it"),
        70.. if actions.rows.len() >= 2 => Decision::suggested("table of actions, heading unknown"),
        _ => Decision::text("few rows ask for something"),
    }
}

fn in_checklist(section: &Section<'_>, about: About) -> bool {
    section.checklist || about.checklist
}

/// Why nothing in a section is a step; none where steps may be.
pub(in crate::runbook) fn describes(section: &Section<'_>) -> Option<String> {
    let heading = told_by(section);
    match section.class {
        Class::Info if CAUSES.is_match(&heading) => Some("list of causes".to_owned()),
        Class::Info => Some(format!("section is {heading}: reading")),
        Class::Before => Some(format!("section is {heading}: before the first step")),
        Class::Action | Class::Neutral => None,
    }
}

patterns! {
    CHECKS = r"(?i)\b(?:verification|validation|verify|success criteria)\b";
    CAUSES = r"(?i)\bcauses?\b";
}

/// The most characters of a heading in a reason.
const HEADING_CHARS: usize = 48;

/// The heading whose words gave the section its class, shortened.
pub(in crate::runbook) fn told_by(section: &Section<'_>) -> String {
    shortened(&section.told_by)
}

fn shortened(heading: &str) -> String {
    match heading.char_indices().nth(HEADING_CHARS) {
        Some((end, _)) => format!("{}…", heading[..end].trim_end()),
        None => heading.to_owned(),
    }
}

patterns! {
    /// A sentence before a list that says that it is to be done.
    TO_DO = r"(?i)^\W*to \w+.*:$|\b(?:following|these|next)\s+(?:\w+\s+)?(?:steps|actions|checks|tasks|commands|points)\b.*:?$|\b(?:do|try|perform|check|verify|run|execute)\s+the\s+following\s*:?$|^\W*steps\b.*:$";
}

fn share(items: &[Entry<'_>], test: impl Fn(&Entry<'_>) -> bool) -> usize {
    items.iter().filter(|e| test(e)).count() * 100 / items.len().max(1)
}

static LEAD_INS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| lines(include_str!("lead_ins.txt")).collect());

/// Why a list names things, by the end of the sentence before it: "… possibilities:", "such as:".
fn names_things(lead_in: &str) -> Option<String> {
    let sentence = lead_in.trim_end().strip_suffix(':')?;
    let sentence = sentence.trim_end().to_lowercase();
    let end = LEAD_INS.iter().find(|end| {
        sentence
            .strip_suffix(*end)
            .is_some_and(|before| before.is_empty() || before.ends_with([' ', '"', '(']))
    })?;
    let is_plural_noun = end.ends_with('s') && !end.contains(' ') && !end.starts_with("includ");
    Some(if is_plural_noun {
        format!("list of {end}")
    } else {
        format!("the sentence before it names things (“{end}”)")
    })
}

patterns! {
    SCENARIOS = r"(?i)\b(scenarios?|failure modes?|incidents|problems|issues|symptoms|causes|failures|errors|alerts|examples|options)\b";
}

/// True when numbered headings below this one are cases to choose from instead of steps to take in turn.
pub(in crate::runbook) fn holds_cases(heading: &str) -> bool {
    SCENARIOS.is_match(heading)
}
