//! A link that opens the form for a new issue with an action item filled in, at GitHub or GitLab. Nothing is sent: a person
//! reads the form and presses the button there.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::KeptItem;
use crate::incident::event::{ActionItem, ItemKind, Priority};
use crate::text::{one_line, shorten};

/// The most bytes of a link: servers refuse longer ones.
const LONGEST: usize = 7_500;

/// The most characters of the title in a link.
const LONGEST_TITLE: usize = 200;

/// Where issues are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Tracker {
    /// GitHub, or a server of its kind.
    Github,
    /// GitLab, or a server of its kind.
    Gitlab,
}

impl Tracker {
    /// The name of the product.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Github => "GitHub",
            Self::Gitlab => "GitLab",
        }
    }
}

/// The repository that takes action items, as the workspace names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repository {
    /// Its page: `https://github.com/acme/shop`, without a slash at the end.
    pub url: String,
    /// What kind of server that is.
    pub tracker: Tracker,
    /// Labels of every issue.
    pub labels: Vec<String>,
}

/// A link to the form for a new issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewIssue {
    /// Where.
    pub tracker: Tracker,
    /// The address.
    pub url: String,
    /// The text was longer than a link can be, and ends with `…`.
    pub cut: bool,
}

/// The link for an item of the incident that is called `number`, with its title.
#[must_use]
pub fn new_issue(to: &Repository, kept: &KeptItem, (number, title): (&str, &str)) -> NewIssue {
    let mut body = body(kept, number, title);
    let mut cut = false;
    loop {
        let shown = if cut { format!("{body}…") } else { body.clone() };
        let (title, _) = title_of(&kept.item, LONGEST_TITLE);
        let url = url(to, &title, &shown);
        if url.len() <= LONGEST || body.is_empty() {
            return NewIssue { tracker: to.tracker, url, cut };
        }
        cut = true;
        let keep = body.chars().count() * 3 / 4;
        body = body.chars().take(keep).collect();
    }
}

/// The title of an issue, on one line of at most so many characters; and the item's own words where it does not hold them all.
#[must_use]
pub fn title_of(item: &ActionItem, most: usize) -> (String, Option<&str>) {
    let line = one_line(&item.fix);
    let title = shorten(&line, most);
    let rest = (title != line || line != item.fix.trim()).then_some(item.fix.as_str());
    (title, rest)
}

/// What the issue says, in Markdown.
#[must_use]
pub fn body(kept: &KeptItem, number: &str, title: &str) -> String {
    let item = &kept.item;
    let line = |name: &str, value: Option<&str>| {
        value.filter(|value| !value.is_empty()).map(|value| format!("- {name}: {value}\n"))
    };
    let mut text = String::new();
    if let (_, Some(fix)) = title_of(item, LONGEST_TITLE) {
        text.push_str(&format!("{}\n\n", fix.trim()));
    }
    if !item.issue.is_empty() {
        text.push_str(&format!("{}\n\n", item.issue));
    }
    let lines = [
        line("Done when", item.done_when.as_deref()),
        line("Owner", item.owner.as_deref()),
        line("Due", item.due.as_deref()),
        line("Kind", item.kind.map(ItemKind::word)),
        line("Priority", item.priority.map(Priority::word)),
        line("From", Some(&format!("{number} {title}, {}", kept.name()))),
    ];
    text.extend(lines.into_iter().flatten());
    text
}

fn url(to: &Repository, title: &str, body: &str) -> String {
    let labels = to.labels.join(",");
    let (path, names) = match to.tracker {
        Tracker::Github => ("/issues/new", ["title", "body", "labels"]),
        Tracker::Gitlab => ("/-/issues/new", ["issue[title]", "issue[description]", "labels"]),
    };
    let pairs = names.iter().zip([title, body, labels.as_str()]);
    let pairs = pairs.filter(|(_, value)| !value.is_empty());
    let query: Vec<String> =
        pairs.map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    format!("{}{path}?{}", to.url, query.join("&"))
}

/// Percent-encoded as a part of a query: everything but letters, digits and `-._~` of ASCII.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
