//! What stands around the injects: objectives, participants, rules, the opening, the questions of the hot wash.

use super::super::page::{Page, Piece, PieceKind, indented};
use super::super::scenario::{Objective, Participant, ScenarioKind};
use super::body::{joined, one_line};
use super::lines::Lines;
use super::signs::{is_blank, label_topic, letters};
use super::words::{Topic, topic};
use crate::text::patterns;

/// What stands around the injects.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Around {
    pub objectives: Vec<(u32, String)>,
    pub participants: Vec<Participant>,
    pub rules: Vec<String>,
    pub stop: Vec<String>,
    pub hot_wash: Vec<(u32, String)>,
    pub opening: Vec<(u32, String)>,
    pub minutes: Option<i64>,
}

/// Reads everything that is in none of these lines.
pub(super) fn read(page: &Page, taken: &Lines) -> Around {
    let mut around = Around::default();
    let is_taken = |line: u32| taken.holds(line);
    for at in 0..page.headings.len() {
        let heading = &page.headings[at];
        let pieces: Vec<Piece> =
            page.own(at).into_iter().filter(|piece| !is_taken(piece.lines.start)).collect();
        around.minutes = around.minutes.or_else(|| pieces.iter().find_map(duration));
        if is_taken(heading.line) {
            continue;
        }
        let about = about(page, at);
        around.take(heading.line, about, &pieces);
        if about.is_none() {
            labels(&mut around, &pieces);
        }
    }
    around.minutes = around.minutes.or_else(|| length(&page.title));
    around
}

/// The topic of a heading, or of the one above it.
fn about(page: &Page, at: usize) -> Option<Topic> {
    let above = std::iter::successors(Some(at), |at| page.headings[*at].parent);
    let mut named = above
        .filter(|at| Some(page.headings[*at].line) != page.title_line)
        .map(|at| topic(&page.headings[at].words));
    named.find_map(|topic| topic)
}

/// Labels at the top of a file: `**Goal:** test the plan`.
fn labels(around: &mut Around, pieces: &[Piece]) {
    let mut under: Option<Topic> = None;
    for piece in pieces {
        under = label_topic(piece).or(under.filter(|_| piece.is_item()));
        let topic =
            under.filter(|t| matches!(t, Topic::Objectives | Topic::Participants | Topic::HotWash));
        around.take(piece.lines.start, topic, std::slice::from_ref(piece));
    }
}

impl Around {
    /// How much of it stands in each story of the file, in bytes.
    pub fn size(&self) -> usize {
        let told = [&self.objectives, &self.hot_wash, &self.opening].into_iter().flatten();
        let participants = self.participants.iter().map(|p| p.role.len() + p.what.len());
        let lists = self.rules.iter().chain(&self.stop).map(String::len);
        told.map(|(_, text)| text.len()).chain(participants).chain(lists).sum()
    }

    fn take(&mut self, line: u32, about: Option<Topic>, pieces: &[Piece]) {
        let points = || points(pieces);
        match about {
            Some(Topic::Objectives) => self.objectives.extend(points()),
            Some(Topic::Participants) => self.participants.extend(participants(pieces)),
            Some(Topic::Rules) => self.rules.extend(points().into_iter().map(|(_, text)| text)),
            Some(Topic::Stop) => self.stop.extend(points().into_iter().map(|(_, text)| text)),
            Some(Topic::HotWash) => {
                let asks = points().into_iter().filter(|(_, text)| super::signs::is_question(text));
                self.hot_wash.extend(asks);
            }
            Some(Topic::Opening | Topic::Player) if !is_secret(pieces) => {
                let text =
                    pieces.iter().filter(|piece| is_told(piece)).map(text_of).collect::<Vec<_>>();
                self.opening
                    .extend(Some((line, joined(&text))).filter(|(_, text)| !text.is_empty()));
            }
            Some(_) | None => {}
        }
    }
}

fn is_told(piece: &Piece) -> bool {
    let hidden = matches!(
        label_topic(piece),
        Some(
            Topic::Hidden
                | Topic::Expected
                | Topic::Questions
                | Topic::Apart
                | Topic::Hint
                | Topic::Objectives
        )
    );
    let form = piece.kind == PieceKind::Paragraph || piece.is_item();
    form && !hidden && letters(&piece.text) > 0 && !is_blank(&piece.text)
}

fn text_of(piece: &Piece) -> String {
    let text = match &piece.label {
        Some(label) => format!("**{label}:** {}", piece.text),
        None => piece.text.clone(),
    };
    if piece.is_item() { format!("- {}", indented(&text, 2)) } else { text }
}

/// A section that says that players must not see it.
fn is_secret(pieces: &[Piece]) -> bool {
    patterns! {
        SECRET = r"(?i)facilitator(?:'s)? (?:eyes|only)|do not (?:distribute|share|show)|not for participants|confidential to";
    }
    pieces.iter().any(|piece| {
        SECRET.is_match(&piece.text) || piece.label.as_deref().is_some_and(|l| SECRET.is_match(l))
    })
}

/// Items, rows or sentences, each on one line.
fn points(pieces: &[Piece]) -> Vec<(u32, String)> {
    let text = |piece: &Piece| match &piece.label {
        Some(label) if piece.text.is_empty() => label.clone(),
        Some(_) if label_topic(piece) == Some(Topic::Objectives) && !piece.is_item() => {
            one_line(&piece.text)
        }
        Some(label) => format!("{label}: {}", one_line(&piece.text)),
        None => one_line(&piece.text),
    };
    let items: Vec<(u32, String)> =
        pieces.iter().filter(|piece| piece.is_item()).map(|p| (p.lines.start, text(p))).collect();
    let rows: Vec<(u32, String)> = pieces.iter().flat_map(rows).collect();
    let all = if !items.is_empty() {
        items
    } else if !rows.is_empty() {
        rows
    } else {
        let paragraph = |piece: &&Piece| piece.kind == PieceKind::Paragraph;
        pieces.iter().filter(paragraph).map(|piece| (piece.lines.start, text(piece))).collect()
    };
    all.into_iter().filter(|(_, text)| letters(text) > 2 && !is_blank(text)).collect()
}

fn rows(piece: &Piece) -> Vec<(u32, String)> {
    let PieceKind::Table { rows, .. } = &piece.kind else { return Vec::new() };
    let row = |row: &Vec<String>| {
        row.iter().max_by_key(|cell| letters(cell)).cloned().unwrap_or_default()
    };
    (piece.lines.start.saturating_add(2)..).zip(rows.iter().map(row)).collect()
}

fn participants(pieces: &[Piece]) -> Vec<Participant> {
    patterns! { PARTED = r"^(.{2,60}?)\s*(?::|\s[-–—]\s)\s*(.+)$"; }
    let mut all = Vec::new();
    for piece in pieces {
        if let PieceKind::Table { rows, .. } = &piece.kind {
            let row = |row: &Vec<String>| {
                let role = row.first().cloned().unwrap_or_default();
                Participant {
                    role,
                    what: row.iter().skip(1).cloned().collect::<Vec<_>>().join(" – "),
                }
            };
            all.extend(rows.iter().map(row));
        }
        if !piece.is_item() {
            continue;
        }
        let (role, what) = match &piece.label {
            Some(label) => (label.clone(), one_line(&piece.text)),
            None => {
                let text = one_line(&piece.text);
                let parted = PARTED.captures(&text).map(|f| (f[1].to_owned(), f[2].to_owned()));
                parted.unwrap_or((text, String::new()))
            }
        };
        all.push(Participant { role, what });
    }
    let clean =
        |p: Participant| Participant { role: p.role.replace('*', "").trim().to_owned(), ..p };
    all.into_iter().map(clean).filter(|p| letters(&p.role) > 1 && !is_blank(&p.role)).collect()
}

/// The objectives with their ids.
pub(super) fn objectives(points: &[(u32, String)]) -> Vec<Objective> {
    let objective = |(at, (_, text)): (usize, &(u32, String))| Objective {
        id: format!("O{}", at + 1),
        text: text.clone(),
        target_ms: None,
        capability: None,
    };
    points.iter().enumerate().map(objective).collect()
}

/// How long the exercise takes, in minutes.
fn duration(piece: &Piece) -> Option<i64> {
    patterns! {
        LENGTH = r"(?i)^\W*(?:(?:estimated|total|expected|exercise)\s+)?(?:duration|length|time ?box|estimated time|duraci[oó]n|dura[cç][aã]o|dauer|durée)\b";
    }
    if let PieceKind::Table { rows, head } = &piece.kind {
        let all = std::iter::once(head).chain(rows);
        let mut lengths = all.filter(|row| row.first().is_some_and(|cell| LENGTH.is_match(cell)));
        return lengths.find_map(|row| length(row.get(1)?));
    }
    match &piece.label {
        Some(label) => length(&piece.text).filter(|_| LENGTH.is_match(label)),
        None => length(&piece.text).filter(|_| LENGTH.is_match(&piece.text)),
    }
}

/// The longest of the lengths in a text: `75-90 minutes`.
fn length(text: &str) -> Option<i64> {
    patterns! {
        AMOUNT = r"(?i)(\d{1,3})(?:\.(\d))?\s*-?\s*(h(?:ours?|rs?|oras?)?|m(?:in(?:ute|uto)?s?)?|stunden?)\b";
    }
    let found = AMOUNT.captures(text)?;
    let count: i64 = found[1].parse().ok()?;
    let tenths: i64 = found.get(2).map_or(Some(0), |m| m.as_str().parse().ok())?;
    let is_hours = found[3].to_lowercase().starts_with(['h', 's']);
    Some(if is_hours { count * 60 + tenths * 6 } else { count }).filter(|minutes| *minutes > 0)
}

/// What kind of exercise a title names.
pub(super) fn kind(title: &str) -> ScenarioKind {
    let title = title.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    match () {
        () if has(&["game day", "gameday", "game-day", "chaos"]) => ScenarioKind::GameDay,
        () if has(&["dr test", "failover test", "disaster recovery test"]) => ScenarioKind::DrTest,
        () if has(&["drill"]) && !has(&["tabletop"]) => ScenarioKind::Drill,
        () if has(&["walkthrough", "walk-through"]) => ScenarioKind::Walkthrough,
        () => ScenarioKind::Tabletop,
    }
}
