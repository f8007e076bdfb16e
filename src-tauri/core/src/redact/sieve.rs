//! Where in a text a secret may stand. Every shape has a sign, a few letters that each of its secrets has; one pass over the
//! text finds all signs, and a shape is asked only about the words that hold one of its own. Words stand between ASCII
//! white space. A secret that may hold white space is looked for in the whole text, where its sign stands anywhere.

use aho_corasick::{AhoCorasick, PatternID};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::Spot;
use super::shapes::{SHAPES, spots};

/// The signs, and the place of each one's shape.
struct Signs {
    finder: Option<AhoCorasick>,
    of: Vec<(&'static str, usize)>,
}

static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    let of: Vec<(&str, usize)> = (0..)
        .zip(SHAPES)
        .flat_map(|(place, shape)| shape.signs.iter().map(move |sign| (*sign, place)))
        .collect();
    let signs = of.iter().map(|(sign, _)| sign);
    let finder = AhoCorasick::builder().ascii_case_insensitive(true).build(signs);
    Signs { finder: finder.ok(), of }
});

/// A part of a text, and the place of a shape that it may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    part: Range<usize>,
    place: usize,
}

impl Marked {
    /// The secrets of the shape in the part of the text.
    pub(super) fn spots(&self, text: &str) -> Vec<Spot> {
        spots(self.place, text, self.part.clone())
    }
}

/// The parts of a text that hold a sign, each once for each shape.
pub(super) fn marked(text: &str) -> Vec<Marked> {
    let Some(finder) = &SIGNS.finder else { return everything(text) };
    let mut marked = Vec::new();
    let mut word = 0..0;
    // The shapes that were asked for in the word, and in the whole text.
    let (mut here, mut whole) = (BTreeSet::new(), BTreeSet::new());
    for hit in finder.find_overlapping_iter(text) {
        let Some((sign, place)) = sign(hit.pattern()) else { continue };
        if !SHAPES[place].folds && text.get(hit.range()) != Some(sign) {
            continue;
        }
        if SHAPES[place].is_long {
            if whole.insert(place) {
                marked.push(Marked { part: 0..text.len(), place });
            }
            continue;
        }
        if hit.start() >= word.end {
            word = around(text, word.end, hit.range());
            here.clear();
        }
        if here.insert(place) {
            marked.push(Marked { part: word.clone(), place });
        }
    }
    marked
}

fn sign(pattern: PatternID) -> Option<(&'static str, usize)> {
    SIGNS.of.get(pattern.as_usize()).copied()
}

/// All words for all shapes: what is looked at where the text cannot be sieved, and what sieving must come to.
pub(super) fn everything(text: &str) -> Vec<Marked> {
    let mut marked = Vec::new();
    for (place, shape) in (0..).zip(SHAPES) {
        if shape.is_long {
            marked.push(Marked { part: 0..text.len(), place });
            continue;
        }
        let words = text.split(|c: char| c.is_ascii_whitespace()).filter(|word| !word.is_empty());
        let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        marked.extend(
            words.map(|word| Marked { part: start(word)..start(word) + word.len(), place }),
        );
    }
    marked
}

/// The word around a sign, not before `from`.
fn around(text: &str, from: usize, sign: Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let before = bytes[from..sign.start].iter().rposition(u8::is_ascii_whitespace);
    let after = bytes[sign.end..].iter().position(u8::is_ascii_whitespace);
    before.map_or(from, |at| from + at + 1)..after.map_or(bytes.len(), |at| sign.end + at)
}
