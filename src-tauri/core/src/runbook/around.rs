//! The seventh stage: what stands around a step. Its condition, what should be seen after it, what warns of it, and where it points.

use super::blocks::text::plain;
use super::blocks::tree::{Kind, Node, each};
use super::commands::output::printed;
use super::model::reading::Reference;
use super::model::{AdmonitionKind, Inline};
use super::sections::outline::is_warning_word;
use super::words::mention::Mentions;
use crate::text::patterns;

patterns! {
    CONDITION = r"(?i)^\W*(?:optional(?:ly)?\W+)?((?:if|when|whenever|once|unless|in case|only if|as soon as|until)\s(?:[^,;:(]|\([^)]*\)){2,120}?)(?:,|;|:\s|\s[–—-]\s|\s→\s|\s+then\b)";
    WHOLE_CONDITION = r"(?i)^\W*((?:if|when|once|unless|in case)\s[^,;:]{2,120}):$";
}

/// The words that both begin with.
static CONDITIONAL: Mentions =
    Mentions::of(&["optional", "if", "when", "once", "unless", "in", "only", "as", "until"]);

/// The condition that a sentence begins with: "If one replica lags".
pub(super) fn condition(sentence: &str) -> Option<String> {
    let sentence = sentence.trim();
    if !CONDITIONAL.first(sentence) {
        return None;
    }
    let found = CONDITION.captures(sentence).or_else(|| WHOLE_CONDITION.captures(sentence))?;
    Some(found[1].trim().to_owned())
}

patterns! {
    EXPECTED = r"(?i)^\W*(?:(?:the\s+)?expected(?:\s+(?:outputs?|results?|outcome|response|behaviou?r|values?))?|(?:(?:sample|example)\s+)?outputs?|erwart(?:ung|et)\w*(?:\s+(?:ergebnis|ausgabe)\w*)?|r[ée]sultats?\s+attendus?|resultados?\s+esperados?|risultat[oi]\s+attes[oi]|预期\w*|期待\w*)\s*(?:\([^)]*\)\s*)?(?:[:：=–—-]|(?:should\s+(?:be|look)|is|are)\b|$)\s*|\b(?:should\s+(?:return|show|print|see|display|output|look\s+like|report|respond)|you(?:'ll|\s+will|\s+should|\s+would)\s+(?:now\s+)?see|(?:the\s+)?output\s+(?:should|will|looks|is\s+similar))\b";
    EXPECTED_LABEL = r"(?i)^\W*(?:the\s+)?(?:expected(?:\s+(?:outputs?|results?|outcome|response|behaviou?r|values?))?|(?:(?:sample|example)\s+)?outputs?|erwart(?:ung|et)\w*(?:\s+(?:ergebnis|ausgabe)\w*)?|r[ée]sultats?\s+attendus?|resultados?\s+esperados?|risultat[oi]\s+attes[oi]|预期\w*|期待\w*)\s*(?:\([^)]*\)\s*)?[:：=–—-]\s*";
    EXPECTED_COMMENT = r"(?i)(?:^|\s)(?:#|//|--\s)\s*(?:expected(?:\s+\w+)?|should (?:be|return|show|print)|expect|output)\b\s*(?:\([^)]*\))?\s*[:=]?\s*([^\s:=(].*)$";
}

/// The words of [`EXPECTED`] and of [`EXPECTED_COMMENT`].
static RESULT: Mentions = Mentions::of(&[
    "expect",
    "output",
    "should",
    "you",
    "erwart",
    "result",
    "résultat",
    "risultat",
    "预期",
    "期待",
]);

/// True for a paragraph that says what should be seen.
pub(super) fn tells_result(sentence: &str) -> bool {
    RESULT.any(sentence) && EXPECTED.is_match(sentence)
}

/// True for a paragraph that begins with the words for it: `Expected output: …`.
pub(crate) fn is_labelled_result(sentence: &str) -> bool {
    RESULT.any(sentence) && EXPECTED_LABEL.is_match(sentence)
}

/// What should be seen after a command, in order: what these blocks say, and the comments in their commands.
pub(super) fn expected<'a>(nodes: impl Iterator<Item = &'a Node>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut after_command = false;
    let mut announced = false;
    for node in nodes {
        match &node.kind {
            Kind::Paragraph { .. } if tells_result(node.words()) => {
                let sentence = node.sentence();
                let said = EXPECTED_LABEL.replace(&sentence, "").trim().to_owned();
                announced = said.is_empty() || said.ends_with(':');
                found.extend(Some(said).filter(|_| !announced));
            }
            Kind::Code { language, text, .. } if node.command().is_some() => {
                after_command = true;
                announced = false;
                found.extend(comments(&text.lines().collect::<Vec<_>>()));
                found.extend(printed(language, text));
            }
            Kind::Code { text, .. } if announced || after_command => {
                found.push(text.trim().to_owned());
                announced = false;
            }
            Kind::List { items, .. } if announced => {
                found.extend(items.iter().map(|item| item.sentence()).filter(|s| !s.is_empty()));
                announced = false;
            }
            Kind::Paragraph { .. } | Kind::Heading { .. } => {
                (announced, after_command) = (false, false)
            }
            Kind::Code { .. }
            | Kind::List { .. }
            | Kind::Quote { .. }
            | Kind::Table { .. }
            | Kind::Rule
            | Kind::Raw { .. } => announced = false,
        }
    }
    found.retain(|text| !text.is_empty());
    found
}

/// What the comments among these lines of a command say of its result.
pub(super) fn comments(lines: &[&str]) -> Vec<String> {
    let may_say = |line: &&&str| line.contains(['#', '/', '-']) && RESULT.any(line);
    let found = lines.iter().filter(may_say).filter_map(|line| EXPECTED_COMMENT.captures(line));
    let said = found.map(|comment| comment[1].trim().to_owned());
    // A colon at its end leads to the lines below.
    said.filter(|said| !said.ends_with(':')).collect()
}

/// How many blocks after a command say what should be seen: a paragraph, with the code or the list that it announces.
pub(super) fn result_blocks(after: &[&Node]) -> usize {
    let Some(first) = after.first().filter(|node| tells_result(node.words())) else { return 0 };
    let announces = first.words().trim_end().ends_with(':');
    match after.get(1) {
        // What runs next: the sentence leads to it.
        Some(next) if next.command().is_some() => 0,
        Some(next) if next.is_code() => 2,
        Some(next) if announces && matches!(next.kind, Kind::List { start: None, .. }) => 2,
        Some(_) | None => 1,
    }
}

patterns! {
    DESTROYS = r"(?i)\b(destructive|data loss|lose data|irreversibl[ey]|(?:cannot|can't|can’t|can not) be (?:undone|reversed|recovered)|no way back|permanently (?:delet|remov|destroy)\w*)\b";
}
/// How [`DESTROYS`] begins.
static LOSS: Mentions = Mentions::of(&[
    "destructive",
    "data loss",
    "lose data",
    "irreversibl",
    "cannot be",
    "can't be",
    "can’t be",
    "can not be",
    "no way back",
    "permanently",
]);
patterns! {
    LABEL = r"(?i)^\W*(?:warning|caution|danger|attention|important|note)\s*(?:[:!.]|[-–—]\s)\s*";
}

/// True for a quotation that warns.
pub(super) fn warns(node: &Node) -> bool {
    let Kind::Quote { kind: Some(kind), .. } = &node.kind else { return false };
    match kind {
        AdmonitionKind::Warning | AdmonitionKind::Caution => true,
        AdmonitionKind::Important => DESTROYS.is_match(&words(node)),
        AdmonitionKind::Note | AdmonitionKind::Tip => false,
    }
}

/// The warnings among these blocks, and the sentences that say that something is lost for good.
pub(super) fn cautions<'a>(text: &str, nodes: impl Iterator<Item = &'a Node>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut lost: Vec<String> = Vec::new();
    if LOSS.any(text) {
        lost.extend(DESTROYS.find_iter(text).map(|m| m.as_str().to_owned()));
    }
    each(nodes, &mut |node| {
        if warns(node) {
            found.push(caution(node));
        } else if LOSS.any(node.words()) && node.words() != text {
            let of_loss = sentences(node.words()).filter(|s| DESTROYS.is_match(s));
            lost.extend(of_loss.map(str::to_owned));
        }
    });
    lost.retain(|one| !found.iter().any(|caution| caution.contains(one.as_str())));
    found.extend(lost);
    let mut seen = std::collections::HashSet::new();
    found.retain(|one| !one.is_empty() && seen.insert(one.clone()));
    found
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?']).map(str::trim).filter(|s| !s.is_empty())
}

/// A warning as plain text, without its label.
pub(super) fn caution(node: &Node) -> String {
    let words = words(node);
    LABEL
        .replace(&words, "")
        .trim_start_matches(|c: char| !c.is_alphanumeric() && !"\"“'‘(<{$`*_/.-".contains(c))
        .trim()
        .to_owned()
}

fn words(node: &Node) -> String {
    let mut lines = Vec::new();
    each([node], &mut |node| lines.push(node.sentence()));
    lines.retain(|line| !line.is_empty() && !is_warning_word(line));
    lines.join(" ")
}

/// The links in these blocks, each once, in order.
pub(super) fn references<'a>(nodes: impl Iterator<Item = &'a Node>) -> Vec<Reference> {
    let mut found = Vec::new();
    each(nodes, &mut |node| {
        Inline::each(node.content(), &mut |inline| {
            let Inline::Link { href, content } = inline else { return };
            let reference = Reference { text: plain(content), href: href.clone() };
            if !found.contains(&reference) {
                found.push(reference);
            }
        });
    });
    found
}
