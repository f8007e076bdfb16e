//! `runbook propose`, `accept` and `patch`: what an incident teaches its runbooks.

use holdfast_core::engine::lessons::{Lessons, Revised, patch_of};
use holdfast_core::screen::{self, BookLessons, LessonRow, LessonStanding, LessonsView};
use serde::Serialize;

use crate::args::{Chosen, LessonWord, Place};
use crate::desk::{Desk, For};
use crate::out::{self, object};
use crate::problem::{Problem, Result};
use crate::report::save;

/// Shows, writes or prints proposed changes.
pub fn run(place: &Place, word: LessonWord) -> Result<()> {
    let mut desk = Desk::open(place, For::Reading)?;
    match word {
        LessonWord::Propose { on, json } => {
            let view = screen::lessons(&of(&mut desk, &on.incident)?);
            if json.json { out::json(&told(&view)) } else { show(&view) }
        }
        LessonWord::Accept { chosen, all } => accept(&mut desk, &chosen, all),
        LessonWord::Patch { chosen, output } => {
            let lessons = of(&mut desk, &chosen.on.incident)?;
            let every = chosen.ids.is_empty();
            let ids = if every { writable(&lessons) } else { chosen.ids.clone() };
            let revised = lessons.revised(&ids, reviewed(&desk, &chosen))?;
            look_at(&revised);
            let patch = patch_of(&revised);
            let Some(path) = output else { return out::exact(&patch) };
            save(&path, patch, "patch")?;
            out::remark(&format!(
                "The patch is at {}; `git apply` takes it in the workspace.",
                path.display()
            ));
            Ok(())
        }
    }
}

fn of(desk: &mut Desk, incident: &str) -> Result<Lessons> {
    let id = desk.engine.find(incident)?;
    Ok(desk.engine.lessons(id)?)
}

/// All that can be written, in order.
fn writable(lessons: &Lessons) -> Vec<String> {
    let view = screen::lessons(lessons);
    let rows = view.books.into_iter().flat_map(|book| book.lessons);
    rows.filter(|row| row.standing == LessonStanding::Open).map(|row| row.id).collect()
}

fn reviewed(desk: &Desk, chosen: &Chosen) -> Option<chrono::NaiveDate> {
    chosen.reviewed.then(|| screen::today(&desk.engine))
}

fn accept(desk: &mut Desk, chosen: &Chosen, all: bool) -> Result<()> {
    let lessons = of(desk, &chosen.on.incident)?;
    let ids = if all { writable(&lessons) } else { chosen.ids.clone() };
    if ids.is_empty() {
        let number = &lessons.number;
        return Err(Problem::usage(if all {
            format!(
                "{number} proposes nothing that can be written; `holdfast runbook propose {number}` says why"
            )
        } else {
            format!(
                "name the changes, as `holdfast runbook propose {number}` shows them, or say --all"
            )
        }));
    }
    let revised = lessons.revised(&ids, reviewed(desk, chosen))?;
    if revised.is_empty() {
        return out::text("The files say so already; nothing was changed.");
    }
    lessons.write(&revised)?;
    look_at(&revised);
    out::exact(&patch_of(&revised))
}

/// Says what a person should look at beside what differs.
fn look_at(revised: &[Revised]) {
    for one in revised {
        one.doubts.iter().for_each(|doubt| out::remark(&format!("{}: {doubt}", one.path)));
    }
}

fn show(view: &LessonsView) -> Result<()> {
    let all: Vec<String> = view.books.iter().filter(|b| !b.lessons.is_empty()).map(book).collect();
    if all.is_empty() {
        return out::text(&format!("{} proposes nothing for its runbooks.", view.number));
    }
    let number = &view.number;
    out::text(&format!(
        "{}\n`holdfast runbook accept {number} ID…` writes changes into the files.",
        all.join("\n")
    ))
}

fn book(book: &BookLessons) -> String {
    let since = if book.changed_since { ", changed since the incident" } else { "" };
    let mut text = format!("{}{since}\n", out::one_line(&book.path));
    if let Some(problem) = &book.problem {
        text.push_str(&format!("  {problem}\n"));
    }
    book.lessons.iter().for_each(|row| text.push_str(&lesson(row)));
    text
}

fn lesson(row: &LessonRow) -> String {
    let mut text = format!("\n  {}  {}\n", row.id, out::one_line(&row.words));
    for one in &row.evidence {
        let at = one.at.date_hh_mm();
        text.push_str(&format!(
            "    {at} UTC {}: {}\n",
            out::one_line(&one.by),
            out::one_line(&one.text)
        ));
    }
    match (row.standing, &row.why) {
        (LessonStanding::There, _) => text.push_str("    The file says so already.\n"),
        (LessonStanding::Blocked, why) => {
            text.push_str(&format!("    {}\n", why.as_deref().unwrap_or_default()));
        }
        (LessonStanding::Open, _) => {
            row.doubts.iter().for_each(|doubt| text.push_str(&format!("    {doubt}\n")));
            for line in row.hunks.iter().flatten() {
                text.push_str(&format!("    {}{}\n", line.sign.mark(), line.text));
            }
        }
    }
    text
}

/// The proposals as JSON.
fn told(view: &LessonsView) -> impl Serialize {
    let books = view.books.iter().map(|book| {
        object! {
            path: &book.path,
            title: &book.title,
            changed_since: book.changed_since,
            problem: &book.problem,
            changes: book.lessons.iter().map(change).collect::<Vec<_>>(),
        }
    });
    object! { incident: &view.number, runbooks: books.collect::<Vec<_>>() }
}

fn change(row: &LessonRow) -> impl Serialize {
    let evidence = row
        .evidence
        .iter()
        .map(|one| object! { at: one.at.rfc3339(), by: &one.by, text: &one.text });
    let lines = row.hunks.iter().flatten();
    object! {
        id: &row.id,
        kind: row.kind,
        words: &row.words,
        state: row.standing,
        why: &row.why,
        doubts: &row.doubts,
        evidence: evidence.collect::<Vec<_>>(),
        diff: lines.map(|line| format!("{}{}", line.sign.mark(), line.text)).collect::<Vec<_>>(),
    }
}
