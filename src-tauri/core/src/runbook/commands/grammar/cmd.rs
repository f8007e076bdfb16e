//! `cmd.exe`: a line goes on behind `^`, and brackets hold several lines together.

use super::{Reach, Until};

pub(super) fn reach(text: &str) -> Reach {
    if text.trim_end_matches([' ', '\t']).ends_with('^') {
        return Reach::Open(Until::Next);
    }
    let (mut depth, mut quoted) = (0_i64, false);
    for sign in text.chars() {
        match sign {
            '\n' => quoted = false,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
    }
    Reach::of(depth, false)
}
