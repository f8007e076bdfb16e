//! `exercise import --pieces` and `--turn`: what was read of a file in another form, and what a person sees otherwise.

use holdfast_core::exercise::import::Piece;
use holdfast_core::library::choices::turned;
use holdfast_core::library::scenario::{Given, OpenedScenario, said};
use std::collections::BTreeSet;

use crate::args::Place;
use crate::desk::{data, workspace_of_files};
use crate::out;
use crate::problem::{Problem, Result};

/// What was turned of a file. Where the choices cannot be read, that is said, and the file is read as it stands.
pub fn turned(place: &Place, known_as: &str) -> BTreeSet<String> {
    let loaded = turned::load(&workspace_of_files(place), &data(place), known_as);
    loaded.unwrap_or_else(|error| {
        out::remark(&format!("holdfast: {error}"));
        BTreeSet::new()
    })
}

/// Lists the pieces of a file.
pub fn list(opened: &OpenedScenario, json: bool) -> Result<()> {
    let all = pieces(opened);
    if json {
        return out::json(&all);
    }
    if all.is_empty() {
        return Err(Problem::failed(format!(
            "{} has no pieces to turn: it is in the form that is run, or gives no scenario",
            opened.path
        )));
    }
    let row = |piece: &&Piece| {
        let mark = if piece.turned { "turned" } else { piece.what.word() };
        let doubt = piece
            .doubt
            .as_ref()
            .map_or_else(String::new, |why| format!("\n                    {why}"));
        format!("{}  {mark:<11} {} {}{doubt}", piece.id, piece.inject, out::one_line(&piece.words))
    };
    out::text(&all.iter().map(row).collect::<Vec<_>>().join("\n"))
}

/// Turns a piece, or turns it back where it is turned.
pub fn turn(place: &Place, opened: &OpenedScenario, id: &str) -> Result<()> {
    let piece = opened.piece(id)?;
    let (workspace, on) = (workspace_of_files(place), !piece.turned);
    turned::turn(&workspace, &data(place), &opened.path, piece, on)?;
    out::text(&said(piece, on))
}

fn pieces(opened: &OpenedScenario) -> Vec<&Piece> {
    match &opened.given {
        Given::Strict(_) => Vec::new(),
        Given::Read(imported) => {
            (0..imported.scenarios.len()).flat_map(|at| imported.pieces(at)).collect()
        }
    }
}
