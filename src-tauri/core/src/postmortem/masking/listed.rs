//! What the lists of the workspace and of the incident name: own hosts, customers, people. Each is made a pattern once for a
//! copy, because a copy is looked through often.

use regex::Regex;

use super::spot::{MaskKind, Spot};
use super::view::View;

/// What a copy is masked by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masks {
    /// Endings of hosts that are the team's own: `.prod.example.org`.
    pub hosts: Vec<String>,
    /// Customers who are not to be named.
    pub customers: Vec<String>,
    /// People of the incident, each with what stands for them.
    pub people: Vec<(String, String)>,
    /// The words of updates, as [`crate::postmortem::quoted`] gives them.
    pub quotes: Vec<String>,
    /// The same where nothing stands around them, as [`super::said`] gives them.
    pub said: Vec<String>,
    /// Words that stay although they would be masked.
    pub keep: Vec<String>,
}

impl Masks {
    /// True for words that stay because a person said so.
    pub(super) fn keeps(&self, words: &str) -> bool {
        self.keep.iter().any(|keep| keep.trim() == words.trim())
    }
}

/// All that is named, as it is sought in the text itself and in its views without marks.
pub(super) struct Sought {
    in_source: Vec<Named>,
    in_views: Vec<Named>,
}

/// One that is named.
struct Named {
    shape: Regex,
    kind: MaskKind,
    /// What stands there instead, where that is not a number of its kind.
    instead: Option<String>,
    /// As the list has it.
    words: String,
}

impl Sought {
    /// What a copy is looked through for.
    pub(super) fn new(masks: &Masks) -> Self {
        Self {
            in_source: named(masks, |name| name.to_owned()),
            in_views: named(masks, View::without_marks),
        }
    }

    /// Where it stands in a view.
    pub(super) fn found(&self, view: &View<'_>) -> Vec<Spot> {
        let named = if view.is_source() { &self.in_source } else { &self.in_views };
        named.iter().flat_map(|one| one.found(view)).collect()
    }
}

impl Named {
    fn found(&self, view: &View<'_>) -> Vec<Spot> {
        let Self { shape, kind, instead, words } = self;
        // However a customer is written, it is one and has one number.
        let words = (*kind == MaskKind::Customer && !view.is_source()).then_some(words);
        let spot =
            |range| Spot { words: words.cloned(), ..Spot::new(range, *kind, instead.clone()) };
        shape.find_iter(&view.text).map(|found| spot(found.range())).collect()
    }
}

/// `seen` makes of a name what is left of it in the text that is looked through.
fn named(masks: &Masks, seen: impl Fn(&str) -> String) -> Vec<Named> {
    let one = |shape: String, kind, instead, words: &str| {
        Some(Named { shape: Regex::new(&shape).ok()?, kind, instead, words: words.to_owned() })
    };
    let hosts = masks.hosts.iter().filter_map(|host| {
        let name = regex::escape(&seen(host.trim_start_matches('.')));
        (!name.is_empty()).then_some(())?;
        one(format!(r"(?i)\b[\w-]+(?:\.[\w-]+)*\.{name}\b"), MaskKind::Host, None, host)
    });
    let people = masks.people.iter().filter_map(|(name, instead)| {
        one(whole(&seen(name), false)?, MaskKind::Person, Some(instead.clone()), name)
    });
    let customers = masks
        .customers
        .iter()
        .filter_map(|name| one(whole(&seen(name), true)?, MaskKind::Customer, None, name));
    hosts.chain(people).chain(customers).collect()
}

/// A pattern for whole words; a name without letters that words are made of stands anywhere. None for no words.
fn whole(words: &str, any_case: bool) -> Option<String> {
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && c.is_ascii());
    let words = words.trim();
    let before = if is_word(words.chars().next()) { r"\b" } else { "" };
    let behind = if is_word(words.chars().last()) { r"\b" } else { "" };
    let case = if any_case { "(?i)" } else { "" };
    let words = words.split_whitespace().map(regex::escape).collect::<Vec<_>>().join(r"\s+");
    (!words.is_empty()).then(|| format!("{case}{before}{words}{behind}"))
}
