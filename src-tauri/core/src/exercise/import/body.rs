//! The inside of an inject: what players are given, what is expected of them, and what is kept from them.
//!
//! Labels decide. Without one, quotations, first paragraphs and bullets are for players, questions and boxes are
//! expectations. What stands behind the questions, and every label that is not known, is for the facilitator: to show
//! players an answer is the dearest mistake.

use super::super::page::{Piece, PieceKind, indented};
use super::found::Found;
use super::signs::{is_blank, is_question, letters};
use super::words::{Topic, plain_label, topic};
use crate::text::patterns;

/// What an inject says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Body {
    pub text: Vec<String>,
    pub expectations: Vec<String>,
    pub hints: Vec<String>,
    pub hidden: Vec<String>,
    pub from: Option<String>,
    pub to: Vec<String>,
    pub via: Option<String>,
}

/// Where what is read now goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    /// No label yet.
    Open,
    Player,
    Expected,
    Questions,
    Hint,
    Hidden,
    From,
    To,
    Via,
}

/// Reads what an inject says.
pub(super) fn read(found: &Found) -> Body {
    let mut reading =
        Reading { body: Body::default(), slot: Slot::Open, label: None, asked: false };
    found.pieces.iter().for_each(|piece| reading.take(piece));
    let mut body = reading.body;
    let columns = &found.columns;
    let given = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    body.text.extend(given(&columns.text));
    body.expectations.extend(given(&columns.expected));
    body.hidden.extend(columns.notes.iter().cloned());
    body.from = body.from.or_else(|| given(&columns.from));
    body.via = body.via.or_else(|| given(&columns.via));
    body.to.extend(names(&columns.to));
    body
}

/// Names in one line: `IC, DBA and Comms`.
fn names(text: &str) -> Vec<String> {
    patterns! { BETWEEN = r"\s*(?:[,;+&]|\s(?:and|und|y|e|et)\s)\s*"; }
    let all = BETWEEN.split(text).map(str::trim).filter(|name| !name.is_empty());
    all.map(|name| one_line(name).replace('*', "")).collect()
}

struct Reading {
    body: Body,
    slot: Slot,
    /// The label, until something stands under it.
    label: Option<String>,
    asked: bool,
}

impl Reading {
    fn take(&mut self, piece: &Piece) {
        match (&piece.kind, &piece.label) {
            (PieceKind::Rule, _) => {}
            (PieceKind::Heading(_), _) => self.open(&piece.text, piece),
            (_, Some(label)) => {
                self.open(label, piece);
                self.add(piece, &piece.text);
            }
            (PieceKind::Paragraph | PieceKind::Item { .. }, None) => match plain_label(&piece.text)
            {
                Some((label, rest)) if !piece.quoted && !piece.is_task() => {
                    self.open(&label, piece);
                    self.add(piece, &piece.text[rest..]);
                }
                Some(_) | None => self.add(piece, &piece.text),
            },
            // Criteria in a table: each row is one, by its first words.
            (PieceKind::Table { rows, .. }, None) if self.slot == Slot::Expected => {
                let says = |row: &&Vec<String>| row.iter().any(|cell| letters(cell) > 2);
                for row in rows.iter().filter(says) {
                    let first = row.iter().find(|cell| letters(cell) > 2);
                    self.add(piece, first.map_or("", String::as_str));
                }
            }
            (PieceKind::Code { .. } | PieceKind::Table { .. } | PieceKind::Raw, None) => {
                self.add(piece, &piece.text);
            }
        }
    }

    /// What a label or a heading begins.
    fn open(&mut self, label: &str, piece: &Piece) {
        let is_item = piece.is_item();
        let is_heading = matches!(piece.kind, PieceKind::Heading(_));
        self.slot = match topic(label) {
            Some(_) if is_optional(label) => Slot::Hidden,
            Some(topic) => slot(topic),
            None if is_heading => Slot::Open,
            // A bullet such as `**Error:** 503` among what players are given.
            None if is_item && matches!(self.slot, Slot::Player | Slot::Open) && !self.asked => {
                self.slot
            }
            None if piece.quoted => Slot::Player,
            None if is_item => self.slot,
            None => Slot::Hidden,
        };
        self.label = Some(label.trim_end_matches([':', '：', ' ']).to_owned());
    }

    fn add(&mut self, piece: &Piece, text: &str) {
        let text = text.trim();
        if text.is_empty() || letters(text) == 0 {
            return;
        }
        let slot = self.place(piece, text);
        let label = self.label.take();
        let named = |label: Option<String>| match label {
            Some(label) => format!("{label}: {text}"),
            None => text.to_owned(),
        };
        match slot {
            Slot::Open | Slot::Player => {
                let is_known = label.as_deref().and_then(topic).is_some();
                let text = if is_known { text.to_owned() } else { named(label) };
                self.body.text.push(shown(piece, &text));
            }
            Slot::Expected | Slot::Questions => {
                self.asked = true;
                self.body.expectations.push(one_line(text));
            }
            Slot::Hint => self.body.hints.push(one_line(text)),
            Slot::From if text.len() < 120 => self.body.from = Some(one_line(text)),
            Slot::Via if text.len() < 120 => self.body.via = Some(one_line(text)),
            Slot::To if text.len() < 200 => self.body.to.extend(names(text)),
            Slot::Hidden | Slot::From | Slot::Via | Slot::To => {
                let is_code = matches!(piece.kind, PieceKind::Code { .. });
                let code =
                    || format!("{}:\n\n{}", label.as_deref().unwrap_or("Code"), shown(piece, text));
                let note = if is_code { code() } else { named(label) };
                self.body.hidden.push(note);
            }
        }
    }

    fn is_under(&self, wanted: Topic) -> bool {
        self.label.as_deref().and_then(topic) == Some(wanted)
    }

    /// Where a piece goes: its own form may say more than the label above it.
    fn place(&self, piece: &Piece, text: &str) -> Slot {
        let is_item = piece.is_item();
        let is_code = matches!(piece.kind, PieceKind::Code { .. });
        let asks = piece.is_task() || is_item && is_question(text);
        if is_blank(text) {
            return Slot::Hidden;
        }
        match self.slot {
            Slot::Open | Slot::Player if piece.is_task() => Slot::Expected,
            Slot::Open | Slot::Player if runs(piece) => Slot::Hidden,
            // What is typed to break something.
            Slot::Player if is_code && self.is_under(Topic::Injects) => Slot::Hidden,
            Slot::Open if asks => Slot::Questions,
            Slot::Open if is_aside(text) => Slot::Hidden,
            Slot::Open if piece.quoted => Slot::Player,
            Slot::Open if self.asked => Slot::Hidden,
            Slot::Expected | Slot::Questions if is_code => Slot::Hidden,
            Slot::Questions if !is_item && self.label.is_none() && !text.contains(['?', '？']) => {
                Slot::Hidden
            }
            Slot::Open
            | Slot::Player
            | Slot::Expected
            | Slot::Questions
            | Slot::Hint
            | Slot::Hidden
            | Slot::From
            | Slot::To
            | Slot::Via => self.slot,
        }
    }
}

fn slot(topic: Topic) -> Slot {
    match topic {
        Topic::Player | Topic::Opening | Topic::Injects => Slot::Player,
        Topic::Expected => Slot::Expected,
        Topic::Questions => Slot::Questions,
        Topic::Hint => Slot::Hint,
        Topic::From => Slot::From,
        Topic::To => Slot::To,
        Topic::Via => Slot::Via,
        Topic::Apart
        | Topic::Hidden
        | Topic::Objectives
        | Topic::HotWash
        | Topic::Stop
        | Topic::Rules
        | Topic::Participants
        | Topic::When => Slot::Hidden,
    }
}

/// Pressure that is kept for later does not come with the inject.
pub(super) fn is_optional(label: &str) -> bool {
    patterns! {
        LATER = r"(?i)\bcomplications?\b|\boptional\b|\bif time\b|\bcurve ?balls?\b|\bwild ?cards?\b|\btwists?\b|\bcontingency\b";
    }
    LATER.is_match(label)
}

/// Commands are typed by whoever runs a game day.
fn runs(piece: &Piece) -> bool {
    let PieceKind::Code { language } = &piece.kind else { return false };
    let language = language.split([' ', ',', '{']).next().unwrap_or_default();
    [
        "bash",
        "sh",
        "shell",
        "console",
        "zsh",
        "powershell",
        "ps1",
        "sql",
        "yaml",
        "yml",
        "python",
        "js",
        "javascript",
        "hcl",
        "dockerfile",
    ]
    .contains(&language)
}

/// A sentence that speaks to whoever runs the exercise.
fn is_aside(text: &str) -> bool {
    patterns! {
        ASIDE = r"(?i)^\W*(?:facilitators?\b|do not (?:tell|reveal|mention|show)|don't (?:tell|reveal|mention)|\(see |only reveal|if (?:the team|they|players|participants|no ?(?:body|one))\b|let (?:the team|them|players)\b|allow \d+|give (?:the team|them) \d+|pause for)";
    }
    ASIDE.is_match(text)
}

/// What players are given, with the marks that give it its form.
fn shown(piece: &Piece, text: &str) -> String {
    match &piece.kind {
        PieceKind::Item { number: Some(number), .. } => format!("{number}. {}", indented(text, 3)),
        PieceKind::Item { number: None, .. } => format!("- {}", indented(text, 2)),
        PieceKind::Code { language } => fenced(language, text),
        PieceKind::Heading(_)
        | PieceKind::Paragraph
        | PieceKind::Table { .. }
        | PieceKind::Rule
        | PieceKind::Raw => text.to_owned(),
    }
}

fn fenced(language: &str, text: &str) -> String {
    let runs = text.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or(0).max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}")
}

/// A text on one line, its markers of lists left out.
pub(super) fn one_line(text: &str) -> String {
    patterns! { MARKER = r"^\s*(?:[-*+]\s+(?:\[[ xX]\]\s+)?|>\s*)+"; }
    let lines = text.lines().enumerate().map(|(at, line)| {
        if at == 0 { line.trim().to_owned() } else { MARKER.replace(line, "").trim().to_owned() }
    });
    let all: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    all.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Pieces of a player's text as one: items without, all else with an empty line between them.
pub(super) fn joined(pieces: &[String]) -> String {
    let is_item = |text: &str| {
        let start = text.trim_start_matches(|c: char| c.is_ascii_digit());
        text.starts_with("- ") || start.len() < text.len() && start.starts_with(". ")
    };
    let mut all = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let tight = at > 0 && is_item(piece) && is_item(&pieces[at - 1]);
        if at > 0 {
            all.push_str(if tight { "\n" } else { "\n\n" });
        }
        all.push_str(piece);
    }
    all
}
