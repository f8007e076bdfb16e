//! A text that somebody typed, for another state or another next update: the pieces that the program filled in say the new
//! one, and every word of the person stays where it is.

use super::changed::Changed;
use super::pieces::{Filled, TextPiece};
use super::told::{Sentence, Told};

/// The pieces of a text, each as `told` has it; as many as before, and what is not filled in unchanged. `untold` is what
/// its readers do not know yet.
#[must_use]
pub fn refilled(written: &[TextPiece], told: &Told<'_>, untold: &[Changed]) -> Vec<TextPiece> {
    let mut sentence: Option<Sentence> = None;
    let mut is_asked = false;
    let mut pieces = Vec::with_capacity(written.len());
    for (n, piece) in written.iter().enumerate() {
        let what = piece.filled;
        if let Some(Filled::Notices | Filled::Action | Filled::Says | Filled::Affected) = what {
            is_asked = has_blank(&written[n + 1..]);
            sentence = what.map(|what| if is_asked { told.sentence() } else { told.around(what) });
        }
        let said = what.and_then(|what| said(what, told, untold, sentence.as_ref(), is_asked));
        pieces.push(said.unwrap_or_else(|| piece.clone()));
    }
    pieces
}

/// What a filled-in piece says now; none where it stays as it is.
fn said(
    what: Filled,
    told: &Told<'_>,
    untold: &[Changed],
    sentence: Option<&Sentence>,
    is_asked: bool,
) -> Option<TextPiece> {
    let facts = told.incident.declared.as_ref();
    match what {
        Filled::Name => None,
        Filled::State => Some(TextPiece::filled(what, told.state().to_string())),
        Filled::StateAloud => Some(TextPiece::filled(what, told.state_aloud(facts?))),
        Filled::Notices | Filled::Action | Filled::Says | Filled::Affected => {
            sentence.map(|one| TextPiece::filled(one.asked, one.before.clone()))
        }
        Filled::After => sentence.map(|one| TextPiece::filled(what, one.after.clone())),
        Filled::Blank => sentence.filter(|_| is_asked).map(|one| TextPiece::blank(one.asks)),
        Filled::NoChange => Some(TextPiece::filled(what, told.no_change(untold))),
        Filled::Promise => Some(TextPiece::filled(what, told.promise())),
    }
}

/// True where the sentence that begins before these pieces still has its blank.
fn has_blank(rest: &[TextPiece]) -> bool {
    let own = rest.iter().take_while(|piece| piece.filled != Some(Filled::After));
    own.into_iter().any(|piece| piece.filled == Some(Filled::Blank))
}
