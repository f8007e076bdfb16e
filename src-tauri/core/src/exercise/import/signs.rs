//! What pieces tell: that something happened to somebody, or that somebody is asked what they do.

use super::super::page::{Piece, PieceKind};
use super::words::{Topic, plain_label, topic};
use crate::text::patterns;

/// Fewer letters are a name, and no situation.
const FEWEST_LETTERS: usize = 30;

/// The topic of a piece's label, bold or plain, or of the heading that it is.
pub(super) fn label_topic(piece: &Piece) -> Option<Topic> {
    match (&piece.label, &piece.kind) {
        (Some(label), _) => topic(label),
        (None, PieceKind::Heading(_)) => topic(&piece.text),
        (None, PieceKind::Paragraph | PieceKind::Item { .. }) => {
            plain_label(&piece.text).and_then(|(label, _)| topic(&label))
        }
        (None, _) => None,
    }
}

/// True for a sentence that ends with a question mark, brackets behind it apart.
pub(super) fn is_question(text: &str) -> bool {
    patterns! { BEHIND = r"(?s)\s*\([^()]*\)\s*$"; }
    let text = text.trim_end_matches(['*', '_', '"', '”', ' ', '\n']);
    text.ends_with(['?', '？']) || BEHIND.replace(text, "").trim_end().ends_with(['?', '？'])
}

/// True where a text is nothing but blanks to fill in: `[Title]`, `<what happens>`, `___`.
pub(super) fn is_blank(text: &str) -> bool {
    patterns! {
        BLANKS = r"(?s)\[[^\[\]]*\](?:\([^)]*\))?|<[^<>]+>|_{3,}|\.{3,}|…|\{\{?[^{}]*\}?\}|\bTB[DA]\b|\bTODO\b|\b[XN]{2,3}\b";
    }
    let left = BLANKS.replace_all(text, " ");
    letters(&left) * 4 < letters(text).max(4)
}

/// True where pieces hold a situation that players can be told.
pub(super) fn tells(pieces: &[Piece]) -> bool {
    let mut under = None;
    pieces.iter().any(|piece| {
        under = label_topic(piece).or(if piece.label.is_some() { None } else { under });
        let is_given = matches!(under, None | Some(Topic::Player | Topic::Opening));
        let is_told = match &piece.kind {
            PieceKind::Paragraph => true,
            PieceKind::Item { task, .. } => task.is_none() && !is_question(&piece.text),
            // A mail or a message, set apart from what is said of it.
            PieceKind::Code { .. } => under == Some(Topic::Player),
            PieceKind::Heading(_) | PieceKind::Table { .. } | PieceKind::Rule | PieceKind::Raw => {
                false
            }
        };
        is_given && is_told && letters(&piece.text) >= FEWEST_LETTERS && !is_blank(&piece.text)
    })
}

/// True where pieces ask for a decision, or say what is expected.
pub(super) fn asks(pieces: &[Piece]) -> bool {
    let asked = |piece: &Piece| piece.is_item() && is_question(&piece.text) || piece.is_task();
    pieces.iter().any(|piece| asks_players(piece) || asked(piece))
}

/// True for a piece whose label says that players are given it, and for a quotation.
pub(super) fn is_given(piece: &Piece) -> bool {
    piece.quoted || label_topic(piece).is_some_and(Topic::is_given)
}

/// True for a piece whose label says that players are asked it.
pub(super) fn asks_players(piece: &Piece) -> bool {
    label_topic(piece).is_some_and(Topic::is_asked)
}

pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}
