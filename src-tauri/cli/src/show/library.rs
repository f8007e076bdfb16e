//! The library in a terminal: the list, the search, what is pinned, the folders, and what is a step.

use holdfast_core::library::disk::folders::NamedBy;
use holdfast_core::library::disk::resolve::resolve;
use holdfast_core::redact::mask;
use holdfast_core::runbook::model::reading::{Group, Reading};
use holdfast_core::screen;
use holdfast_core::screen::{FolderView, Hit, RunbookCard};
use std::path::Path;

use crate::args::{FolderWord, Json, LibraryWord, Place, Steps};
use crate::desk::{Desk, For, here};
use crate::out;
use crate::problem::{Problem, Result};
use crate::table::{counted, table};

/// Runs a word for the library.
pub fn run(place: &Place, word: LibraryWord) -> Result<()> {
    let reading = || Desk::open(place, For::Reading);
    let writing = || Desk::open(place, For::Writing);
    match word {
        LibraryWord::List(json) => list(&mut reading()?, json),
        LibraryWord::Search { words, limit, json } => search(&mut reading()?, &words, limit, json),
        LibraryWord::Pin { file } => pin(&mut writing()?, &file, true),
        LibraryWord::Unpin { file } => pin(&mut writing()?, &file, false),
        LibraryWord::Folder { word, json } => match word.unwrap_or(FolderWord::List(json)) {
            FolderWord::List(json) => folders(&mut reading()?, json),
            FolderWord::Add { dir } => add_folder(&mut writing()?, &dir),
            FolderWord::Remove { dir } => remove_folder(&mut writing()?, &dir),
        },
        LibraryWord::Steps(given) if given.group.is_some() => steps(&mut writing()?, &given),
        LibraryWord::Steps(given) => steps(&mut reading()?, &given),
    }
}

/// Lists the runbooks of the library.
fn list(desk: &mut Desk, json: Json) -> Result<()> {
    let (cards, _) = desk.engine.library().first(usize::MAX)?;
    say_folder_problems(desk)?;
    if json.json {
        return out::json(&cards);
    }
    if cards.is_empty() {
        return out::text(&format!(
            "There is no runbook in {}; put Markdown files into its folder runbooks, or add a folder with “holdfast runbook folder add”.",
            desk.engine.workspace().display()
        ));
    }
    out::text(&table(&cards.iter().map(row).collect::<Vec<_>>()))
}

fn row(card: &RunbookCard) -> Vec<String> {
    let severity = card.severity.as_ref().and_then(|s| s.level).map(|s| s.to_string());
    let steps = match card.steps {
        0 => "no steps".to_owned(),
        some => counted(some, "step"),
    };
    let pin = if card.pinned { "pinned" } else { "" };
    let open: Vec<&str> = card.in_use.iter().chain(&card.also_in).map(String::as_str).collect();
    let used = if open.is_empty() { String::new() } else { format!("in {}", open.join(" and ")) };
    let about = out::one_line(card.problem.as_ref().unwrap_or(&card.title));
    let said = [pin, &used, &card.freshness.badge.to_string()];
    let badge = said.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    vec![out::one_line(&card.path), severity.unwrap_or_default(), steps, badge, about]
}

/// Finds runbooks by their words.
fn search(desk: &mut Desk, words: &[String], limit: usize, json: Json) -> Result<()> {
    let words = words.join(" ");
    if words.trim().is_empty() {
        return Err(Problem::usage("what is looked for is missing; type a word of the runbook"));
    }
    let mut hits = screen::search(&mut desk.engine, &words)?;
    let found = hits.len();
    hits.truncate(limit);
    say_folder_problems(desk)?;
    if json.json {
        return out::json(&hits);
    }
    if found == 0 {
        return out::text(&format!(
            "No runbook holds “{}”; try fewer words, or others. “holdfast runbook list” shows all.",
            out::one_line(mask(words.trim()).text.as_str())
        ));
    }
    out::text(&listed(&hits))?;
    if found > hits.len() {
        out::remark(&format!(
            "{} of {found} hits are shown; --limit {found} shows them.",
            hits.len()
        ));
    }
    Ok(())
}

/// The hits, those that hold only some of the words under a line that says so.
fn listed(hits: &[Hit]) -> String {
    let whole = hits.iter().filter(|one| one.whole).count();
    let mut lines: Vec<String> = hits.iter().map(hit).collect();
    if whole < hits.len() {
        let apart = if whole == 0 {
            "No runbook holds all of these words; some of them:"
        } else {
            "\nOnly some of the words:"
        };
        lines.insert(whole, apart.to_owned());
    }
    lines.join("\n")
}

fn hit(hit: &Hit) -> String {
    let line: String = hit.line.iter().map(|(text, _)| text.as_str()).collect();
    let times = if hit.times == 1 { String::new() } else { format!("  ({}×)", hit.times) };
    let (title, path) = (out::one_line(&hit.runbook.title), out::one_line(&hit.runbook.path));
    format!("{title}  {path}{times}\n    {}: {}", hit.found_in.name(), out::one_line(line.trim()))
}

/// Pins a runbook, or lets it go.
fn pin(desk: &mut Desk, file: &str, on: bool) -> Result<()> {
    let path = known_as(desk, file)?;
    let title = desk.engine.library().pin(&path, on)?;
    let done = if on { "is pinned" } else { "is no longer pinned" };
    out::text(&format!("{title} {done}."))
}

/// Looks in a further folder from now on.
fn add_folder(desk: &mut Desk, dir: &Path) -> Result<()> {
    let added = desk.engine.library().add_folder(&here()?.join(dir))?;
    let count = desk.engine.library().refresh()?.files;
    out::text(&format!(
        "Runbooks are looked for in {} too; the library has {} now.",
        added.display(),
        counted(u32::try_from(count).unwrap_or(u32::MAX), "file")
    ))
}

/// Looks there no longer.
fn remove_folder(desk: &mut Desk, dir: &Path) -> Result<()> {
    let folder = here()?.join(dir);
    desk.engine.library().remove_folder(&folder)?;
    out::text(&format!(
        "Runbooks are no longer looked for in {}; its files stay.",
        folder.display()
    ))
}

/// The folders of the library.
fn folders(desk: &mut Desk, json: Json) -> Result<()> {
    let folders = screen::folder_views(&mut desk.engine)?;
    if json.json {
        return out::json(&folders);
    }
    let row = |folder: &FolderView| {
        let problem = folder.problem.clone().unwrap_or_default();
        let by = match folder.named_by {
            NamedBy::Workspace => "the workspace's own",
            NamedBy::File => "from holdfast.toml",
            NamedBy::Laptop => "added on this laptop",
        };
        let path = out::one_line(&folder.path);
        vec![path, counted(folder.runbooks, "runbook"), by.to_owned(), problem]
    };
    out::text(&table(&folders.iter().map(row).collect::<Vec<_>>()))
}

/// The groups of a runbook with what became of each and why, or a choice for one of them.
fn steps(desk: &mut Desk, given: &Steps) -> Result<()> {
    if let Some(group) = &given.group {
        let path = known_as(desk, &given.file)?;
        let steps = match (given.yes, given.no) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            (false, false) => None,
        };
        return out::text(&desk.engine.library().choose_steps(&path, group, steps)?);
    }
    let groups = groups_of(desk, &given.file)?;
    if given.json.json {
        return out::json(&groups);
    }
    if groups.is_empty() {
        return out::text("There is no list in it that could be steps.");
    }
    let row = |group: &Group| {
        let verdict = match group.verdict {
            Reading::Steps => "steps",
            Reading::Suggested => "suggested",
            Reading::Text => "text",
        };
        let chosen = if group.chosen { "chosen" } else { "" };
        let line = format!("line {}", group.line);
        let items = counted(group.items, "item");
        [&group.id, &line, &items, verdict, chosen, &group.reason].map(str::to_owned).to_vec()
    };
    out::text(&table(&groups.iter().map(row).collect::<Vec<_>>()))
}

/// The groups of a runbook of the library, or of any file that was named.
fn groups_of(desk: &mut Desk, file: &str) -> Result<Vec<Group>> {
    Ok(match on_shelf(desk, file)? {
        Some(path) => desk.engine.library().open(&path)?.runbook.groups.clone(),
        None => desk.engine.library().named(file, &here()?)?.runbook.groups,
    })
}

/// How the library knows what a person typed: as it is listed, or by a file on the disk.
fn known_as(desk: &mut Desk, file: &str) -> Result<String> {
    match on_shelf(desk, file)? {
        Some(known) => Ok(known),
        None => Ok(resolve(file, &here()?, desk.engine.workspace())?.1),
    }
}

/// The runbook of the library that is listed so, with or without its folder.
fn on_shelf(desk: &mut Desk, file: &str) -> Result<Option<String>> {
    let shelf = desk.engine.library().up_to_date()?.shelf();
    let names = [file.to_owned(), format!("runbooks/{file}")];
    Ok(names.into_iter().find(|known| shelf.named(known).is_some()))
}

/// A folder that cannot be read is said once, beside the answer.
fn say_folder_problems(desk: &mut Desk) -> Result<()> {
    for folder in screen::folder_views(&mut desk.engine)? {
        if let Some(problem) = folder.problem {
            out::remark(&problem);
        }
    }
    Ok(())
}
