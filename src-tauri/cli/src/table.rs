//! Columns that line up, by characters.

/// The widest column, in characters. A longer cell stands as it is and is not waited for by the others.
const WIDEST: usize = 100;

/// Lines with their cells padded to their columns, two spaces apart; nothing is padded at a line's end.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widths: Vec<usize> = (0..columns)
        .map(|at| rows.iter().filter_map(|r| r.get(at)).map(|c| c.chars().count()).max())
        .map(|width| width.unwrap_or_default().min(WIDEST))
        .collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(&format!("{cell:<width$}  "));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// `1 file`, `2 files`
pub fn counted(count: impl Into<u64>, of: &str) -> String {
    match count.into() {
        1 => format!("1 {of}"),
        count => format!("{count} {of}s"),
    }
}

/// The text with every further line indented by `by` characters, for a cell that is the last of its line.
pub fn hang(text: &str, by: usize) -> String {
    text.trim_end().replace('\n', &format!("\n{:by$}", ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_long_cell_does_not_push_the_others_away() {
        let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        let long = "x".repeat(70_000);
        let text = table(&[row(&long, "a"), row("b", &long)]);
        assert_eq!(
            text,
            format!("{long}  a\nb{:101}{long}\n", ""),
            "widths beyond 65,535 are no widths"
        );
    }

    #[test]
    fn columns_line_up_by_characters_and_not_by_bytes() {
        let row = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
        let text = table(&[row("Ä", "x"), row("abc", ""), row("b", "y")]);
        assert_eq!(text, "Ä    x\nabc\nb    y\n", "no blanks at a line's end");
        assert_eq!(hang("a\nb", 3), "a\n   b", "the second line stands under the first");
    }
}
