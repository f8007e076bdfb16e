//! What people turned of scenarios in another form: `[[turned]]` blocks, in the same files as the choices about steps.
//!
//! A piece is known by its words, so that a block holds after the scenario was edited, and does nothing once its words are
//! gone. The words stand in the block as well, for whoever reads the file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use toml_edit::{ArrayOfTables, Item, Table, value};

use super::{FILE, Result, keep_comments, open, save};
use crate::exercise::import::Piece;
use crate::team::config::source::{Source, text};

/// Characters of a piece's words that are kept beside its id.
const WORDS: usize = 60;

/// The ids of the pieces that are turned of the scenario which is known as `path`: those of the workspace, and those of
/// this laptop.
///
/// # Errors
/// When a file of choices cannot be read, or a block in it is not complete. The error names the file and the line.
pub fn load(workspace: &Path, data: &Path, path: &str) -> Result<BTreeSet<String>> {
    let mut turned = BTreeSet::new();
    for file in [workspace.join(FILE), data.join(FILE)] {
        let Some(text) = text(&file)? else { continue };
        let blocks = blocks(&Source { path: &file, text: &text })?;
        turned.extend(blocks.into_iter().filter(|(of, _)| of == path).map(|(_, piece)| piece));
    }
    Ok(turned)
}

/// Turns a piece of the scenario that is known as `path`, or turns it back. What is said of a file outside the workspace
/// is kept in the data folder, because its path means nothing on another laptop.
///
/// # Errors
/// When the file cannot be read or written; then it is as before.
pub fn turn(workspace: &Path, data: &Path, path: &str, piece: &Piece, turned: bool) -> Result<()> {
    let place = if Path::new(path).is_absolute() { data } else { workspace };
    let file: PathBuf = place.join(FILE);
    let (mut document, _) = open(&file)?;
    let known = blocks(&Source { path: &file, text: &document.to_string() })?;
    let at = known.iter().position(|(of, id)| of == path && *id == piece.id);
    if at.is_some() == turned {
        return Ok(());
    }
    let item = document.entry("turned").or_insert_with(|| ArrayOfTables::new().into());
    let Some(tables) = item.as_array_of_tables_mut() else { return Ok(()) };
    match at {
        Some(at) => {
            let removed = tables.remove(at);
            keep_comments(tables, at, &removed);
        }
        None => tables.push(block(path, piece)),
    }
    save(&file, &document)
}

fn block(path: &str, piece: &Piece) -> Table {
    let mut table = Table::new();
    table.insert("scenario", value(path));
    table.insert("piece", value(&piece.id));
    table.insert("what", value(piece.what.word()));
    table.insert("words", value(crate::text::shorten(&piece.words, WORDS)));
    table
}

/// Each block's scenario and piece, in the order of the file.
fn blocks(source: &Source<'_>) -> Result<Vec<(String, String)>> {
    let document = source.document()?;
    let Some(item) = document.as_table().get("turned") else { return Ok(Vec::new()) };
    let wrong = || source.error(item.span(), "write each turned piece as a [[turned]] block");
    let tables = Item::as_array_of_tables(item).ok_or_else(wrong)?;
    let block = |table: &Table| {
        let string = |key: &str| {
            let missing = || {
                let what =
                    format!("this block has no {key}; take it out, and turn the piece again");
                source.error(table.span(), what)
            };
            source.string(table, key)?.ok_or_else(missing)
        };
        Ok((string("scenario")?, string("piece")?))
    };
    tables.iter().map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::import::PieceOf;
    use std::fs;

    fn piece(id: &str) -> Piece {
        Piece {
            id: id.to_owned(),
            what: PieceOf::Inject,
            inject: "I1".to_owned(),
            line: 3,
            words: "First “calls”".to_owned(),
            doubt: None,
            turned: false,
        }
    }

    #[test]
    fn a_piece_is_turned_and_turned_back_and_what_people_wrote_stays() {
        let (team, own) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (team, own) = (team.path(), own.path());
        let file = team.join(FILE);
        fs::write(&file, "# ours\n[[choice]]\nrunbook = \"a.md\"\ngroup = \"g\"\nsteps = true\nheadings = []\nitems = []\n").unwrap();
        turn(team, own, "exercises/a.md", &piece("11"), true).unwrap();
        turn(team, own, "exercises/a.md", &piece("22"), true).unwrap();
        turn(team, own, "exercises/b.md", &piece("11"), true).unwrap();
        turn(team, own, "exercises/a.md", &piece("11"), true).unwrap();
        assert_eq!(
            load(team, own, "exercises/a.md").unwrap(),
            ["11", "22"].map(str::to_owned).into()
        );
        turn(team, own, "exercises/a.md", &piece("11"), false).unwrap();
        assert_eq!(load(team, own, "exercises/a.md").unwrap(), ["22".to_owned()].into());
        assert_eq!(load(team, own, "exercises/b.md").unwrap(), ["11".to_owned()].into());
        assert_eq!(super::super::load(team).unwrap().of("a.md").len(), 1, "choices stay");
        assert!(fs::read_to_string(&file).unwrap().starts_with("# ours"), "so do comments");
        turn(team, own, "/elsewhere/c.md", &piece("33"), true).unwrap();
        assert!(own.join(FILE).exists(), "a path of this laptop is kept on this laptop");
        assert_eq!(load(team, own, "/elsewhere/c.md").unwrap(), ["33".to_owned()].into());
    }

    #[test]
    fn a_block_that_is_not_complete_is_named_with_its_line_and_nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path();
        let broken = "[[turned]]\nscenario = \"a.md\"\n";
        fs::write(place.join(FILE), broken).unwrap();
        let error = load(place, place, "a.md").unwrap_err().to_string();
        assert!(error.contains("no piece") && error.contains("line 1"), "{error}");
        assert!(turn(place, place, "a.md", &piece("11"), true).is_err());
        assert_eq!(fs::read_to_string(place.join(FILE)).unwrap(), broken);
    }
}
