//! What stands before the first word of a sentence and says nothing of what is done: who does it, at what time, a sign.
//!
//! `[DBA] Promote …`, `@storage: Detach …`, `14:05 UTC – Stop …`, `🔍 Look …`, `b. Take …`.

use super::numbered::{letter, own_number, roman, without_own_number};
use crate::text::patterns;

/// A sentence, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::runbook) struct Marked<'t> {
    /// Who does it: `DBA`.
    pub owner: Option<&'t str>,
    /// The sentence from its first word on.
    pub rest: &'t str,
}

/// A time of day, or since it began.
const CLOCK: &str = r"(?:T\s*)?[+-]?\d{1,3}(?:[:h]\d{2}(?::\d{2})?|\.\d{2}(?:\s*(?:Uhr|h)\b|\s*[-–—]\s))(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:UTC|GMT|Z|CES?T|BST|JST|IST|[ECMP][SD]?T|Uhr)\b(?:[+-]\d{1,2})?)?";
/// A length of time since it began.
const SPAN: &str = r"(?:[TH]\s*)?[+-]\s*\d{1,4}\s*(?:s|sec|m|min|mins|minutes?|h|hours?|d)?\b";
patterns! {
    TIME = &format!(r"(?i)^(?:(?:\d{{4}}-\d{{2}}-\d{{2}}[T ])?{CLOCK}(?:\s*[-–—]\s*{CLOCK})?|{SPAN}|\d{{1,2}}\s*[ap]\.?m\b\.?)");
    SHORTCODE = r"^:[a-z0-9_+-]{2,40}:";
    HANDLE = r"^@([\w][\w./-]*\w|\w)";
    /// Words in brackets that say under which conditions something is done, and not by whom.
    NO_OWNER = r"(?i)^(?:optional(?:ly)?|if|when|only|once|again|recommended|required|important|note|new|repeat|manual|automated|automatic|automatically|parallel|in parallel|step|see|todo|tbd|prod|production|staging|dev|critical|p\d|sev\W?\d)\b|^[^\w@]*$|\d\s*(?:s|m|min|mins|minutes?|h|hours?)$|\bonly$";
    STAGE = r"(?i)^(?:preparation|detection|analysis|identification|triage|containment|eradication|remediation|recovery|post[- ]?incident|post[- ]?mortem|lessons\s+learned)\b";
}

/// True for a stage of the life cycle of an incident, which is nobody: `CONTAINMENT`.
pub(in crate::runbook) fn is_stage(name: &str) -> bool {
    STAGE.is_match(name)
}

/// The most characters of an owner in brackets.
const OWNER_CHARS: usize = 32;
/// Marks that may stand one behind the other.
const MOST: usize = 6;

/// Takes the marks off a sentence. One that is nothing but marks stays as it is.
pub(in crate::runbook) fn marked(sentence: &str) -> Marked<'_> {
    let mut found = Marked { owner: None, rest: sentence.trim_start() };
    for _ in 0..MOST {
        let Some((owner, end)) = mark(found.rest) else { break };
        let rest = behind(&found.rest[end..]);
        if !rest.contains(char::is_alphanumeric) {
            break;
        }
        found = Marked { owner: found.owner.or(owner), rest };
    }
    found
}

/// What stands behind a mark, without the sign that parts them.
fn behind(rest: &str) -> &str {
    let trimmed = rest.trim_start();
    let parted = trimmed.trim_start_matches([':', '-', '–', '—', '|', ',', '·', '→', '•']);
    // `--force` is no sign between two words.
    if parted.len() == trimmed.len()
        || parted.starts_with(char::is_whitespace)
        || trimmed.starts_with(':')
    {
        parted.trim_start()
    } else {
        trimmed
    }
}

/// The owner that a mark names, and how many bytes the mark takes; none where a word stands.
fn mark(text: &str) -> Option<(Option<&str>, usize)> {
    let first = text.chars().next()?;
    match first {
        '[' | '(' | '【' | '（' => in_brackets(text, first),
        '@' => {
            let found = HANDLE.captures(text)?;
            let name = found.get(1).map(|m| m.as_str()).filter(|name| !is_all(name));
            Some((name, found[0].len()))
        }
        '`' | '"' | '\'' | '“' | '‘' | '<' | '$' | '#' | '/' | '~' | '{' => None,
        ':' => Some((None, SHORTCODE.find(text)?.end())),
        '+' | '-' | '0'..='9' => number(text),
        'T' | 'H' | 't' | 'h' if text[1..].trim_start().starts_with(['+', '-']) => number(text),
        _ if letter(text).or_else(|| roman(text)).is_some() => {
            Some((None, text.find([')', '.'])? + 1))
        }
        _ if first.is_alphanumeric() && !('①'..='⑳').contains(&first) => None,
        _ => Some((None, first.len_utf8())),
    }
}

/// True for those who are everybody.
fn is_all(name: &str) -> bool {
    matches!(name, "here" | "channel" | "all" | "everyone")
}

/// A time, a keycap, or a number that the line gives itself.
fn number(text: &str) -> Option<(Option<&str>, usize)> {
    if let Some(found) = TIME.find(text)
        && !text[found.end()..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '%' | '/'))
    {
        return Some((None, found.end()));
    }
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ')'));
    let number = text.len() - digits.len();
    if text[..number].contains(['.', ')']) && digits.starts_with(char::is_whitespace) {
        return Some((None, number));
    }
    let keycap = digits.trim_start_matches(['\u{fe0f}', '\u{20e3}']);
    if number > 0 && keycap.len() < digits.len() {
        return Some((None, text.len() - keycap.len()));
    }
    own_number(text).map(|_| (None, text.len() - without_own_number(text).len()))
}

/// A team, a time or a remark in brackets. `(optional)` is a word of the sentence, and a blank such as `[host]` too.
fn in_brackets(text: &str, open: char) -> Option<(Option<&str>, usize)> {
    let close = match open {
        '[' => ']',
        '【' => '】',
        '（' => '）',
        _ => ')',
    };
    let end = text.find(close)?;
    let inside = text.get(open.len_utf8()..end)?.trim();
    let after = end + close.len_utf8();
    let parted = text[after..]
        .starts_with(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–'))
        || !close.is_ascii();
    let is_optional = inside.get(..8).is_some_and(|word| word.eq_ignore_ascii_case("optional"));
    if !parted
        || is_optional
        || inside.chars().count() > OWNER_CHARS
        || inside.contains(['[', '(', '{'])
    {
        return None;
    }
    let is_time = TIME.find(inside).is_some_and(|found| found.end() == inside.len());
    let named = open == '[' && !inside.contains(' ')
        || inside.starts_with(|c: char| c.is_uppercase() || c == '@');
    let is_owner = named
        && !is_time
        && !NO_OWNER.is_match(inside)
        && !is_stage(inside)
        && inside.split_whitespace().count() <= 3
        && inside.chars().any(char::is_alphabetic);
    Some((is_owner.then(|| inside.trim_start_matches('@')), after))
}

#[cfg(test)]
mod tests {
    use super::marked;

    #[test]
    fn marks_in_front_are_taken_off_and_owners_are_told() {
        for (sentence, owner, rest) in [
            ("[DBA] Promote it", Some("DBA"), "Promote it"),
            ("(App team) Restart it", Some("App team"), "Restart it"),
            ("@storage: Detach it", Some("storage"), "Detach it"),
            ("@db/on-call Detach it", Some("db/on-call"), "Detach it"),
            ("[@net] - Move it", Some("net"), "Move it"),
            ("14:05 Stop it", None, "Stop it"),
            ("14:05 UTC – Stop it", None, "Stop it"),
            ("[14:05] [DBA] Stop it", Some("DBA"), "Stop it"),
            ("2:05pm: Stop it", None, "Stop it"),
            ("14:00-14:10 Stop it", None, "Stop it"),
            ("14.05 Uhr: Stop it", None, "Stop it"),
            ("T+15m Stop it", None, "Stop it"),
            ("T-00:30 Stop it", None, "Stop it"),
            ("(5 min) Stop it", None, "Stop it"),
            ("🛑 Stop it", None, "Stop it"),
            ("⚠️ **Stop it", None, "Stop it"),
            (":fire: Stop it", None, "Stop it"),
            ("1️⃣ Stop it", None, "Stop it"),
            ("b. Stop it", None, "Stop it"),
            ("iii) Stop it", None, "Stop it"),
            ("2.1 Stop it", None, "Stop it"),
            ("Step 2 - Stop it", None, "Step 2 - Stop it"),
            ("(if it is up) stop it", None, "stop it"),
            ("(optional) stop it", None, "(optional) stop it"),
            ("`ls` lists it", None, "`ls` lists it"),
            ("5 nodes are down", None, "5 nodes are down"),
            ("Stop it", None, "Stop it"),
            ("[DBA]", None, "[DBA]"),
            ("--force stops it", None, "--force stops it"),
            ("", None, ""),
        ] {
            let found = marked(sentence);
            assert_eq!((found.owner, found.rest), (owner, rest), "{sentence}");
        }
    }
}
