//! Which lines two texts have in common: the one comparison of lines, for patches and for versions of a draft.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Pairs of lines that are compared, at most; a longer stretch is shown as gone and come.
const MOST: usize = 4_000_000;

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineSign {
    /// It stays.
    Same,
    /// It goes.
    Gone,
    /// It comes.
    New,
}

impl LineSign {
    /// As it stands in a patch.
    #[must_use]
    pub const fn mark(self) -> char {
        match self {
            Self::Same => ' ',
            Self::Gone => '-',
            Self::New => '+',
        }
    }
}

/// Every line of both, in order, with what became of it.
pub(crate) fn signs<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<(LineSign, &'a str)> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let a = &old_rest[..old_rest.len() - tail];
    let b = &new_rest[..new_rest.len() - tail];
    let same = |line: &&'a str| (LineSign::Same, *line);
    let mut out: Vec<(LineSign, &str)> = old[..head].iter().map(same).collect();
    out.extend(middle(a, b));
    out.extend(old_rest[a.len()..].iter().map(same));
    out
}

/// The longest that both have in common stays.
fn middle<'a>(a: &[&'a str], b: &[&'a str]) -> Vec<(LineSign, &'a str)> {
    let gone = |line: &&'a str| (LineSign::Gone, *line);
    let come = |line: &&'a str| (LineSign::New, *line);
    if a.len().saturating_mul(b.len()) > MOST {
        return a.iter().map(gone).chain(b.iter().map(come)).collect();
    }
    let width = b.len() + 1;
    let mut common = vec![0_u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i * width + j] = if a[i] == b[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            out.push((LineSign::Same, a[i]));
            (i, j) = (i + 1, j + 1);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            out.push((LineSign::Gone, a[i]));
            i += 1;
        } else {
            out.push((LineSign::New, b[j]));
            j += 1;
        }
    }
    out.extend(a[i..].iter().map(gone));
    out.extend(b[j..].iter().map(come));
    out
}
