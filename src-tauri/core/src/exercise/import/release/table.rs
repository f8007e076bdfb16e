//! Tables that hold what is released: a row each, as in a master scenario events list.
//!
//! A table is one when its header speaks of injects, events or messages, and a column holds times or the rows are
//! numbered injects. Records, agendas and forms have headers of their own, and empty cells.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

use crate::exercise::import::found::{Columns, Found, Sign};
use crate::exercise::import::moment::{Moment, in_cell, opening};
use crate::exercise::import::signs::{is_blank, letters};
use crate::exercise::import::words::counter;
use crate::text::{patterns, regex};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Time,
    Number,
    Title,
    Text,
    From,
    To,
    Via,
    Expected,
    /// Anything else: for the facilitator.
    Notes,
    /// Only records have it.
    Record,
    /// Only agendas have it.
    Agenda,
}

static COLUMNS: LazyLock<Vec<(Column, Regex)>> = LazyLock::new(|| {
    let column = |column, pattern: &str| (column, regex(&format!("(?i)(?:{pattern})")));
    vec![
        column(
            Column::Record,
            r"\btaken\b|\bactual\b|\boutcome|\bobserved\b|^results?\b|\bfindings?\b|\bwho did\b|\bresponsible$|\bresponsável\b|^status$|^severity$|^due\b|^demonstrated|^pass",
        ),
        column(
            Column::Expected,
            r"\bexpect|\banticipat|\bresponse\b|^actions?$|\b(?:player|participant|team|key|required) actions?\b|\bdecisions?\b|\bquestions?\b|\bprompts?\b|\bdiscussion\b|esperad|erwartet|\bsuccess|\bgood looks like\b|\bideal\b",
        ),
        column(
            Column::Time,
            r"^(?:(?:scenario|exercise|sim(?:ulated)?|planned|inject|release|clock|start|game|elapsed|trigger)\s+)?(?:time|clock|timing|minute|min|offset|day)s?\b|^t\s*\+|^when\b|^elapsed|^hora\b|^tiempo\b|^tempo\b|^zeit|^uhrzeit|^heure|^時間|^时间|^minuto",
        ),
        column(
            Column::Agenda,
            r"^(?:duration|length|activity|topic|agenda|segment|speaker|session|lead)$",
        ),
        column(
            Column::Via,
            r"\bdeliver|\bmethod\b|\bchannel\b|^via\b|\bmedium\b|\bmode\b|^format$|^canal$|^kanal$",
        ),
        column(Column::From, r"^(?:from|sender|source|injected by|originator|de|von)\b"),
        column(
            Column::To,
            r"^(?:to|recipients?|target|audience|for|para|an|addressee|role|affected role)\b|\breceiv|\brecipient",
        ),
        column(
            Column::Number,
            r"^(?:#|no\.?|nr\.?|n[º°]|id|number|num|ref\.?|event (?:no|number|#).*|inject (?:no|number|#|id).*|msel.*#?)$",
        ),
        column(
            Column::Title,
            r"^(?:title|name|inject (?:name|title)|headline|título|titel|phase|stage)$",
        ),
        column(
            Column::Text,
            r"\binject|\bevents?\b|\bmessages?\b|\bcontent\b|\bsummary\b|\bdescription\b|\bscenario\b|\bwhat\b|\bnarrative\b|\binformation\b|\bsituation\b|\bdetails?\b|\bupdate\b|\bereignis|\bevento|\binyecci|\binje[cç]|\bdescri|\blage\b|\btext\b|\bsymptom|\bdevelopment|\btrigger|事件|内容|情况|注入|イベント|状況",
        ),
    ]
});

/// The injects that a table holds; none where it holds something else. `start` is its first line.
pub(super) fn rows(head: &[String], rows: &[Vec<String>], lines: &Range<u32>) -> Vec<Found> {
    let Some(columns) = columns(head, rows) else { return Vec::new() };
    let found: Vec<Found> = (lines.start.saturating_add(2)..)
        .zip(rows)
        .filter_map(|(line, row)| read(&columns, row, line))
        .collect();
    let found = from_zero(found);
    let has_time = columns.contains(&Column::Time);
    let timed = found.iter().filter(|found| found.time.is_some()).count();
    let enough = if has_time { timed >= 2 && timed * 2 >= found.len() } else { found.len() >= 2 };
    if enough { found } else { Vec::new() }
}

/// A column that begins in the first hour, as `0:03`, counts from the start.
fn from_zero(mut found: Vec<Found>) -> Vec<Found> {
    let minutes = |found: &Found| match found.time {
        Some(Moment::OfDay { day: None, minute }) => Some(minute),
        Some(_) | None => None,
    };
    if found.iter().find_map(minutes).is_some_and(|first| first < 60) {
        for one in &mut found {
            one.time = minutes(one).map(Moment::Offset).or(one.time);
        }
    }
    found
}

/// The meaning of the columns; none for a table of another kind.
fn columns(head: &[String], rows: &[Vec<String>]) -> Option<Vec<Column>> {
    let meaning = |cell: &String| {
        let cell = cell.trim().trim_matches(['*', ':', '_', ' ']);
        COLUMNS.iter().find(|(_, p)| p.is_match(cell)).map_or(Column::Notes, |(c, _)| *c)
    };
    let mut columns: Vec<Column> = head.iter().map(meaning).collect();
    let speaks = head.iter().any(|cell| speaks_of_injects(cell));
    let has = |columns: &[Column], wanted| columns.contains(&wanted);
    if has(&columns, Column::Record) && !(speaks && has(&columns, Column::Text))
        || has(&columns, Column::Agenda) && !speaks
    {
        return None;
    }
    let width = |at: usize| {
        let all: usize = rows.iter().filter_map(|row| row.get(at)).map(|c| letters(c)).sum();
        all / rows.len().max(1)
    };
    // `Inject` is a number where another column holds the words, or where its cells are short.
    let texts: Vec<usize> = (0..columns.len()).filter(|at| columns[*at] == Column::Text).collect();
    let widest = texts.iter().copied().max_by_key(|at| width(*at))?;
    for at in texts.into_iter().filter(|at| *at != widest) {
        columns[at] = if width(at) <= 8 { Column::Number } else { Column::Title };
    }
    let has_time = has(&columns, Column::Time);
    let is_list = has(&columns, Column::Number)
        || has(&columns, Column::Title)
        || has(&columns, Column::Expected);
    if width(widest) < 12 && has(&columns, Column::Title) {
        columns[widest] = Column::Notes;
        let title = columns.iter().position(|c| *c == Column::Title)?;
        columns[title] = Column::Text;
    }
    (has_time || speaks && is_list).then_some(columns)
}

fn speaks_of_injects(cell: &str) -> bool {
    patterns! { INJECT = r"(?i)\binject|\binyecci|\binje[cç]|\beinspiel|注入|インジェクト"; }
    INJECT.is_match(cell)
}

fn read(columns: &[Column], row: &[String], line: u32) -> Option<Found> {
    let cells = || columns.iter().zip(row).map(|(column, cell)| (*column, cell.trim()));
    let all = |wanted: Column| {
        let cells = cells().filter(|(column, cell)| *column == wanted && !is_nothing(cell));
        cells.map(|(_, cell)| cell.to_owned()).collect::<Vec<_>>()
    };
    let one = |wanted: Column| all(wanted).join("; ");
    let (title, text) = (one(Column::Title), one(Column::Text));
    let words = if text.is_empty() { &title } else { &text };
    if letters(words) < 3 || is_blank(words) {
        return None;
    }
    let time = all(Column::Time).iter().find_map(|cell| in_cell(cell));
    let mut found = Found::of(words, None, line..line + 1, Vec::new());
    found.time = time.or_else(|| opening(words).map(|timed| timed.moment));
    found.title = if title.is_empty() { counted(words) } else { title.clone() };
    found.sign = if found.time.is_some() { Sign::Strong } else { Sign::Weak };
    let mut notes = all(Column::Notes);
    notes.extend(all(Column::Record));
    notes.extend(all(Column::Agenda));
    found.columns = Columns {
        text: words.clone(),
        from: one(Column::From),
        to: one(Column::To),
        via: one(Column::Via),
        expected: one(Column::Expected),
        notes,
    };
    Some(found)
}

fn counted(words: &str) -> String {
    let rest = counter(words).filter(|counter| !counter.rest.is_empty());
    rest.map_or_else(|| words.to_owned(), |counter| counter.rest)
}

fn is_nothing(cell: &str) -> bool {
    matches!(cell, "" | "-" | "—" | "–" | "…" | "..." | "n/a" | "N/A")
}
