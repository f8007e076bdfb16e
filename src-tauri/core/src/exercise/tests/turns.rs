//! What a person turns of an import: an inject, a proposed time, an expectation; and that it is found again after an edit.

use std::collections::BTreeSet;

use crate::exercise::Trigger;
use crate::exercise::import::{Imported, PieceOf, draft, import_with};

const GROWN: &str = "# Tabletop: Mail is gone\n\n## Inject 1: First calls\n\nNobody can read mail since this morning.\n\n**Questions**\n\n- Who leads?\n\n## Inject 2: The provider answers\n\nThe provider knows of no fault at all.\n\n**Expected actions**\n\n- The certificate is looked at\n";

fn read(text: &str, turned: &[&str]) -> Imported {
    let turned: BTreeSet<String> = turned.iter().map(|id| (*id).to_owned()).collect();
    import_with(text, "mail.md", &turned)
}

/// The id of the piece of this kind with these words.
fn id(imported: &Imported, what: PieceOf, words: &str) -> String {
    let all = imported.pieces(0);
    let found = all.iter().find(|piece| piece.what == what && piece.words.contains(words));
    found.unwrap_or_else(|| panic!("{words}: {all:?}")).id.clone()
}

#[test]
fn every_doubt_is_a_piece_and_what_is_sure_is_none() {
    let imported = read(GROWN, &[]);
    let doubts: Vec<(PieceOf, bool)> =
        imported.pieces(0).iter().map(|piece| (piece.what, piece.doubt.is_some())).collect();
    use PieceOf::{Expectation, Inject, Time};
    let wanted = [
        (Inject, false),
        (Time, true),
        (Expectation, true),
        (Inject, false),
        (Time, true),
        (Expectation, false),
    ];
    assert_eq!(doubts, wanted, "a question is doubted, what the file calls expected is not");
    let timed = read(&GROWN.replace("Inject 1", "T+0").replace("Inject 2", "T+25"), &[]);
    assert!(timed.pieces(0).iter().all(|piece| piece.what != Time), "given times are no doubt");
}

#[test]
fn a_turned_piece_changes_what_is_played_and_stays_in_the_file_that_is_written() {
    let imported = read(GROWN, &[]);
    let inject = id(&imported, PieceOf::Inject, "First calls");
    let time = id(&imported, PieceOf::Time, "The provider");
    let asked = id(&imported, PieceOf::Expectation, "Who leads?");
    let without = read(GROWN, &[&inject]);
    assert_eq!(without.scenarios[0].injects.len(), 1);
    assert!(draft(&without, 0).unwrap().contains("Nobody can read mail"), "it is a note");
    let by_hand = read(GROWN, &[&time]).played(0).unwrap();
    assert_eq!(by_hand.injects[0].at_ms, Some(0), "the other keeps its time");
    assert_eq!(by_hand.injects[1].trigger, Some(Trigger::Manual));
    let noted = read(GROWN, &[&asked]).played(0).unwrap();
    assert!(noted.injects[0].expectations.is_empty());
    assert!(noted.injects[0].facilitator.contains(&"Who leads?".to_owned()));
}

#[test]
fn a_turned_piece_is_found_again_after_the_file_was_edited_elsewhere() {
    let asked = id(&read(GROWN, &[]), PieceOf::Expectation, "Who leads?");
    let edited =
        GROWN.replace("# Tabletop: Mail is gone", "# Tabletop: Mail is away\n\nFor the team.");
    let edited = edited.replace("Who leads?", "*Who* leads?");
    let imported = read(&edited, &[&asked]);
    assert!(imported.pieces(0).iter().any(|piece| piece.turned), "by its words");
    let gone = read(&GROWN.replace("Who leads?", "Who speaks?"), &[&asked]);
    assert!(gone.pieces(0).iter().all(|piece| !piece.turned), "other words are another piece");
}
