//! The checklist as one page that prints well: no script, no picture, nothing fetched. Everything that comes from the
//! file is escaped by the template itself, and a link is only made of an address that a browser opens without running
//! anything.

use maud::{Markup, html};

use super::page::page;
use super::sheet::{NO_STEPS, Origin, facts, may_open, one_of, sections, sentence, window};
use crate::runbook::blocks::text::plain;
use crate::runbook::model::reading::{PinnedTable, Reference};
use crate::runbook::model::{Checklist, Copying, Inline, Phase, Step, Substep};
use crate::runbook::sections::ways::takes_one;

/// The one style of the page; it holds no text of a file.
const STYLE: &str = include_str!("sheet.css");

/// The sheet as a page.
#[must_use]
pub fn html(runbook: &Checklist, origin: &Origin<'_>) -> String {
    let body = html! {
        header {
            h1 { (runbook.title) }
            (about(runbook))
        }
        main {
            @for phase in sections(runbook) { (section(phase)) }
            @if sections(runbook).next().is_none() { p { (NO_STEPS) } }
        }
        footer { (origin.line()) }
    };
    page(&runbook.title, &[STYLE], &body)
}

fn about(runbook: &Checklist) -> Markup {
    html! {
        dl { @for (name, value) in facts(runbook) { dt { (name) } dd { (value) } } }
        @if !runbook.symptoms.is_empty() {
            h2 { "Symptoms" }
            ul { @for symptom in &runbook.symptoms { li { (symptom) } } }
        }
        @if !runbook.blanks.is_empty() {
            h2 { "Blanks to fill in" }
            dl.blanks { @for name in &runbook.blanks { dt { code { (name) } } dd.line {} } }
        }
        @for table in &runbook.pinned { (pinned(table)) }
    }
}

fn pinned(table: &PinnedTable) -> Markup {
    let cells = |row: &[Vec<Inline>]| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>();
    html! {
        @if !table.heading.is_empty() { h2 { (table.heading) } }
        table {
            thead { tr { @for cell in cells(&table.head) { th { (cell) } } } }
            tbody {
                @for row in &table.rows { tr { @for cell in cells(row) { td { (cell) } } } }
            }
        }
    }
}

fn section(phase: &Phase) -> Markup {
    html! {
        section {
            h2 { (phase.title) (window(phase.window)) }
            @if let Some(way) = phase.way { p { em { (one_of(way)) } } }
            @for step in &phase.steps { (one(step)) }
        }
    }
}

fn one(step: &Step) -> Markup {
    html! {
        article {
            p.step { span.box {} b { (step.number) } " " (sentence(step)) span.at { "at" } }
            @for caution in &step.cautions { p.caution { b { "Warning: " } (caution) } }
            (commands(&step.commands, &step.copying))
            @for doubt in Copying::doubts(&step.copying) { p.caution { (doubt) } }
            @for detail in &step.details { p.detail { (detail) } }
            @for expected in &step.expected { p.expected { b { "Expected: " } (expected) } }
            @if takes_one(step) { p.detail { em { "Take one of these ways." } } }
            @for sub in &step.substeps { (below(sub)) }
            @for reference in &step.references { (link(reference)) }
        }
    }
}

/// Commands with the words that tell them apart.
fn commands(commands: &[String], known: &[Copying]) -> Markup {
    html! {
        @for (at, command) in commands.iter().enumerate() {
            @if let Some(label) = Copying::label_of(known, at) { p.detail { (label) ":" } }
            pre { (command) }
        }
    }
}

fn below(sub: &Substep) -> Markup {
    html! {
        div.sub {
            p.step { span.box {} b { (sub.number) } " " (sub.text) }
            (commands(&sub.commands, &sub.copying))
            @for doubt in Copying::doubts(&sub.copying) { p.caution { (doubt) } }
            @for detail in &sub.details { p.detail { (detail) } }
        }
    }
}

/// A link with its address in sight, because paper has no other way to follow it.
fn link(reference: &Reference) -> Markup {
    html! {
        p.link {
            @if may_open(&reference.href) {
                a href=(reference.href) rel="noreferrer noopener" { (reference.text) }
            } @else {
                (reference.text)
            }
            " (" (reference.href) ")"
        }
    }
}
