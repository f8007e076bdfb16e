//! Tables whose rows are steps: `# | Action | Command | Expected`.
//!
//! Most tables tell something. Only one with a column that is called an action is looked at, and it is only sure of
//! itself where its rows are numbered or a column holds their commands. Deliberately absent: whether the rows are taken
//! as steps.

use std::sync::LazyLock;

use super::details::LAST;
use super::draft::Draft;
use crate::runbook::around;
use crate::runbook::blocks::boxes;
use crate::runbook::blocks::text::plain;
use crate::runbook::blocks::tree::{Kind, Node};
use crate::runbook::commands::code;
use crate::runbook::commands::copied::Copied;
use crate::runbook::commands::inline::inline_commands;
use crate::runbook::commands::output;
use crate::runbook::model::Inline;
use crate::runbook::words::front_marks::marked;
use crate::runbook::words::{asks, lines, without_colon};
use crate::text::{patterns, worded};

/// Columns of a table that a person works through, at most.
const MOST_COLUMNS: usize = 32;
/// Characters of a column's name that each of its cells repeats, at most.
const MOST_CHARS: usize = 60;

/// A table with a column of actions.
#[derive(Clone, Debug)]
pub(in crate::runbook) struct Actions<'a> {
    pub head: &'a [Vec<Inline>],
    /// Its rows are numbered, or have a column of commands: it was written to be worked through.
    pub sure: bool,
    /// Each row has a box to tick.
    pub boxes: bool,
    pub rows: Vec<Row<'a>>,
}

/// A row that says what to do.
#[derive(Clone, Debug)]
pub(in crate::runbook) struct Row<'a> {
    /// Its line in the file, from 1.
    pub line: u32,
    number: Option<u64>,
    action: &'a [Inline],
    commands: Vec<Copied>,
    expected: Option<String>,
    /// The other cells, each behind its column's name.
    rest: Vec<String>,
    cells: &'a [Vec<Inline>],
}

worded! {
    /// What a column holds.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Column {
        Number = "number",
        Action = "action",
        /// An action where the rows are numbered and no other column is one.
        Maybe = "maybe",
        Command = "command",
        Expected = "expected",
        Other = "other",
    }
}

static NAMES: LazyLock<Vec<(Column, &'static str)>> = LazyLock::new(|| {
    let named = |line: &'static str| {
        let (role, name) = line.split_once(' ')?;
        Some((Column::named(role)?, name))
    };
    lines(include_str!("table_columns.txt")).filter_map(named).collect()
});

patterns! { NUMBER = r"(?i)^\W*(?:step\s*)?(?:\d{1,3}\.)?(\d{1,3})\s*(?:[.):\-–—]\s*|$)"; }

/// The actions of a table; none where no column is called one.
pub(in crate::runbook) fn actions(node: &Node) -> Option<Actions<'_>> {
    let Kind::Table { head, rows } = &node.kind else { return None };
    if head.len() > MOST_COLUMNS {
        return None;
    }
    let numbers = number_column(head, rows);
    let find =
        |wanted: Column| (0..head.len()).find(|at| Some(*at) != numbers && is(&head[*at], wanted));
    let boxes = box_column(head, rows);
    let beside = || {
        boxes.and_then(
            |(at, alone)| if alone { first_beside(head, &[Some(at), numbers]) } else { Some(at) },
        )
    };
    let counted = numbers.or(boxes.map(|(at, _)| at));
    let (command, expected) = (find(Column::Command), find(Column::Expected));
    // A column of commands behind what they are for; before what they do, it is one to look commands up.
    let named = || command.filter(|at| *at > 0).map(|_| 0);
    let action = find(Column::Action)
        .or_else(|| counted.and_then(|_| find(Column::Maybe)))
        .or_else(beside)
        .or_else(named)?;
    let places = Places { numbers, action, command, expected };
    let names: Vec<String> =
        head.iter().map(|name| plain(name).chars().take(MOST_CHARS).collect()).collect();
    let told = (node.line.saturating_add(2)..).zip(rows);
    let rows: Vec<Row<'_>> = told.filter_map(|(line, row)| places.row(line, &names, row)).collect();
    let sure = numbers.is_some() || command.is_some();
    (!rows.is_empty()).then_some(Actions { head, sure, boxes: boxes.is_some(), rows })
}

/// The column whose cells begin with boxes, and whether nothing else stands in them.
fn box_column(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Option<(usize, bool)> {
    let all = |at: usize, test: fn(&str) -> bool| {
        !rows.is_empty()
            && rows.iter().all(|row| row.get(at).is_some_and(|cell| test(&plain(cell))))
    };
    let alone = (0..head.len()).find(|at| all(*at, boxes::is_box)).map(|at| (at, true));
    let begins = |text: &str| boxes::at_start(text).is_some();
    alone.or_else(|| (0..head.len()).find(|at| all(*at, begins)).map(|at| (at, false)))
}

/// The first column but these.
fn first_beside(head: &[Vec<Inline>], others: &[Option<usize>]) -> Option<usize> {
    (0..head.len()).find(|at| !others.contains(&Some(*at)))
}

/// The column whose cells count the rows.
fn number_column(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Option<usize> {
    (0..head.len()).find(|at| {
        if !is(&head[*at], Column::Number) && !plain(&head[*at]).trim().is_empty() {
            return false;
        }
        let numbers: Vec<Option<u64>> = rows.iter().map(|row| number(row.get(*at)?)).collect();
        let known: Vec<u64> = numbers.iter().copied().flatten().collect();
        known.len() == rows.len() && known.is_sorted() && !known.is_empty()
    })
}

fn number(cell: &[Inline]) -> Option<u64> {
    NUMBER.captures(&plain(cell))?[1].parse().ok()
}

fn is(name: &[Inline], wanted: Column) -> bool {
    let name = plain(name).to_lowercase();
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '.' | '(' | ')'));
    NAMES.iter().any(|(column, known)| *column == wanted && *known == name)
}

struct Places {
    numbers: Option<usize>,
    action: usize,
    command: Option<usize>,
    expected: Option<usize>,
}

impl Places {
    fn column(&self, at: usize) -> Column {
        match at {
            at if self.numbers == Some(at) => Column::Number,
            at if self.action == at => Column::Action,
            at if self.command == Some(at) => Column::Command,
            at if self.expected == Some(at) => Column::Expected,
            _ => Column::Other,
        }
    }

    fn row<'a>(&self, line: u32, names: &[String], cells: &'a [Vec<Inline>]) -> Option<Row<'a>> {
        let told = |at: usize| cells.get(at).filter(|cell| !says_nothing(&plain(cell)));
        let action = told(self.action).or_else(|| told(self.command?))?;
        let mut row = Row {
            line,
            number: None,
            action,
            commands: Vec::new(),
            expected: None,
            rest: Vec::new(),
            cells,
        };
        inline_commands(action, &mut row.commands);
        for (at, (name, cell)) in names.iter().zip(cells).enumerate() {
            let text = plain(cell);
            if says_nothing(&text) || boxes::is_box(&text) {
                continue;
            }
            match self.column(at) {
                Column::Number => {
                    row.number = number(cell);
                    let beside = NUMBER.replace(&text, "");
                    row.rest.extend(Some(beside.trim().to_owned()).filter(|b| !says_nothing(b)));
                }
                Column::Command if command_cell(cell, &mut row.commands) => {}
                Column::Expected => row.expected = Some(text),
                Column::Action => {}
                Column::Command | Column::Maybe | Column::Other => {
                    row.rest.push(format!("{name}: {text}"));
                }
            }
        }
        Some(row)
    }
}

/// Nothing, or a sign in its place.
fn says_nothing(cell: &str) -> bool {
    !cell.chars().any(char::is_alphanumeric)
}

/// Takes the commands of a cell. False when it says something else beside them, which is told elsewhere then.
fn command_cell(cell: &[Inline], commands: &mut Vec<Copied>) -> bool {
    let mut alone = true;
    for inline in cell {
        match inline {
            Inline::Code { text } => commands.push(output::copied("", text)),
            Inline::Break => {}
            Inline::Text { text } if says_nothing(text) => {}
            Inline::Text { text } if cell.len() == 1 && code::is_bare_command(text) => {
                commands.push(output::copied("", text));
            }
            Inline::Text { .. }
            | Inline::Emphasis { .. }
            | Inline::Strong { .. }
            | Inline::Strike { .. }
            | Inline::Link { .. }
            | Inline::Image { .. } => alone = false,
        }
    }
    commands.retain(|command| code::does_something(&command.text));
    alone
}

impl Row<'_> {
    /// What its action says.
    pub fn says(&self) -> String {
        let text = plain(self.action);
        match boxes::at_start(&text) {
            Some((end, _)) => text[end..].trim_start().to_owned(),
            None => text,
        }
    }

    /// True when it asks for something to be done.
    pub fn asks(&self) -> bool {
        asks(&self.says(), !self.commands.is_empty())
    }

    /// The step that it is.
    pub fn draft(&self) -> Draft {
        let text = without_colon(&self.says()).to_owned();
        let paragraph =
            |cell: &Vec<Inline>| Node::new(self.line, Kind::Paragraph { content: cell.clone() });
        let cells: Vec<Node> = self.cells.iter().map(paragraph).collect();
        Draft {
            source_number: self.number,
            line: self.line,
            commands: self.commands.clone(),
            condition: around::condition(marked(&text).rest),
            expected: self.expected.clone().into_iter().collect(),
            cautions: around::cautions(&text, cells.iter()),
            references: around::references(cells.iter()),
            details: self.rest.iter().map(|text| (LAST, text.clone())).collect(),
            text,
            ..Draft::default()
        }
    }
}
