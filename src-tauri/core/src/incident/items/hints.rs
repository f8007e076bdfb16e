//! What makes an action item likely to be done: hints, never a block. The rules are those of teams that measured what became
//! of theirs: a verb, one owner, a day, an end that can be seen, a place where it is filed.

use chrono::NaiveDate;

use super::KeptItem;
use crate::incident::event::{ActionItem, ItemKind, Priority};

/// Days within which what cannot wait is to be done.
const SOON_DAYS: i64 = 90;
/// More items than a team does.
const MANY: usize = 10;
/// What nobody can tick, where nothing else is said.
const VAGUE: [&str; 9] = [
    "improve",
    "ensure",
    "consider",
    "look into",
    "investigate better",
    "monitor closely",
    "be careful",
    "be more careful",
    "pay attention",
];
/// Owners that are nobody.
const NOBODY: [&str; 8] = ["tbd", "all", "everyone", "everybody", "us", "we", "team", "?"];

/// What to change of one item, in sentences.
#[must_use]
pub fn hints(item: &ActionItem, added: NaiveDate) -> Vec<&'static str> {
    let mut found = Vec::new();
    let words = item.fix.trim().to_lowercase();
    if VAGUE.iter().any(|vague| begins(&words, vague)) {
        found.push("Say what is built or changed: nobody can tick this.");
    } else if [" and then ", "; ", " as well as "].iter().any(|also| words.contains(also)) {
        found.push("This asks for more than one outcome: make an item of each.");
    }
    match item.owner.as_deref().map(str::trim) {
        None | Some("") => found.push("Name who does it."),
        Some(owner) if NOBODY.contains(&owner.to_lowercase().as_str()) => {
            found.push("Name one person or one team.");
        }
        Some(owner) if is_several(owner) => found.push("Name one owner, who may ask others."),
        Some(_) => {}
    }
    found.extend(day(item, added));
    match item.done_when.as_deref().map(str::trim) {
        None | Some("") => found.push("Say what can be seen once it is done."),
        Some(end) if end.eq_ignore_ascii_case(item.fix.trim()) => {
            found.push("“Done when” says what is done; say what can be seen then.");
        }
        Some(_) => {}
    }
    if item.kind.is_none() && item.element.is_none() {
        found.push("Say whether it detects, mitigates, prevents, or changes the process.");
    }
    if item.link.is_none() {
        found.push("It is not filed yet.");
    }
    found
}

fn day(item: &ActionItem, added: NaiveDate) -> Option<&'static str> {
    let due = item.due.as_deref().and_then(|day| day.parse::<NaiveDate>().ok());
    match due {
        None => Some("Give it a day."),
        Some(due) if due < added => Some("Its day was over when it was added."),
        Some(due)
            if item.priority == Some(Priority::P1) && (due - added).num_days() > SOON_DAYS =>
        {
            Some("P1 and more than 90 days away: bring it nearer, or lower the priority.")
        }
        Some(_) => None,
    }
}

/// True where `words` begins with the phrase, as words.
fn begins(words: &str, phrase: &str) -> bool {
    words.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn is_several(owner: &str) -> bool {
    let owner = owner.to_lowercase();
    owner.contains([',', '/', '&', '+']) || owner.contains(" and ") || owner.contains(" or ")
}

/// The names in what was said of an owner: each of several, and none of nobody.
pub(in crate::incident) fn names_in(owner: &str) -> impl Iterator<Item = &str> {
    let names = owner.split([',', '/', '&', '+']).flat_map(|part| part.split(" and "));
    let names = names.flat_map(|part| part.split(" or ")).map(str::trim);
    names.filter(|name| !name.is_empty() && !NOBODY.contains(&name.to_lowercase().as_str()))
}

/// What to change of all items of an incident, in sentences.
#[must_use]
pub fn hints_of_all(items: &[KeptItem]) -> Vec<&'static str> {
    let open: Vec<&ActionItem> =
        items.iter().filter(|kept| kept.settled.is_none()).map(|kept| &kept.item).collect();
    let mut found = Vec::new();
    if open.len() > MANY {
        found.push("More than ten items: which three matter?");
    }
    let kinds: Vec<ItemKind> = open.iter().filter_map(|item| item.kind).collect();
    if !open.is_empty() && kinds.len() == open.len() {
        if kinds.iter().all(|kind| *kind == ItemKind::Mitigate) {
            found.push("All items mitigate: what would have told us sooner, or kept it away?");
        }
        if kinds.iter().all(|kind| *kind == ItemKind::Process) {
            found.push("All items change the process: what makes the safe way the easy way?");
        }
    }
    found
}
