//! An action item as people type it: `Alert on replica lag @Kim 2026-12-31 P1 #detect`.
//!
//! What stands behind the words is read from the end, so that the words stay to the letter: a name, a day, a priority and a
//! kind, in any order, each once.

use chrono::NaiveDate;

use crate::incident::event::{ActionItem, ItemKind, Priority};

/// Reads an item. What is no mark belongs to the words.
#[must_use]
pub fn read(text: &str) -> ActionItem {
    let mut item = ActionItem::default();
    let mut words = text.trim();
    while let Some((before, last)) = words.rsplit_once(char::is_whitespace) {
        if !take(&mut item, last) {
            break;
        }
        words = before.trim_end();
    }
    ActionItem { fix: words.to_owned(), ..item }
}

/// Takes a mark; false where it is none, or there is one of its kind already.
fn take(item: &mut ActionItem, word: &str) -> bool {
    if let Some(name) = word.strip_prefix('@').filter(|name| is_name(name)) {
        return put(&mut item.owner, name.replace('_', " "));
    }
    if word.len() == 10 && word.parse::<NaiveDate>().is_ok() {
        return put(&mut item.due, word.to_owned());
    }
    let is = |said: &str, known: &str| said.eq_ignore_ascii_case(known);
    if let Some(kind) = word.strip_prefix('#') {
        let kind = ItemKind::ALL.into_iter().find(|known| is(kind, known.word()));
        return kind.is_some_and(|kind| put(&mut item.kind, kind));
    }
    let priority = Priority::ALL.into_iter().find(|known| is(word, known.word()));
    priority.is_some_and(|priority| put(&mut item.priority, priority))
}

fn put<T>(place: &mut Option<T>, value: T) -> bool {
    let is_free = place.is_none();
    if is_free {
        *place = Some(value);
    }
    is_free
}

/// `Kim`, `payments-team`, `Kim_Lee`.
fn is_name(name: &str) -> bool {
    name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '’' | '\''))
}
