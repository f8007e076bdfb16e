//! Rows for a spreadsheet (RFC 4180): commas, lines that end in CR LF, quotes doubled.
//!
//! A cell that a spreadsheet would take for a formula begins with `'`, because what stands in it was typed by anybody.

/// A table with its head, as a file.
#[must_use]
pub fn table<const N: usize>(
    head: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut out = line(head.map(str::to_owned));
    rows.into_iter().for_each(|row| out.push_str(&line(row)));
    out
}

fn line<const N: usize>(cells: [String; N]) -> String {
    cells.map(|text| cell(&text)).join(",") + "\r\n"
}

/// One cell, guarded and quoted where it has to be.
#[must_use]
pub fn cell(text: &str) -> String {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    let text = format!("{guard}{text}");
    let plain = !text.contains([',', '"', '\n', '\r']) && text.trim() == text;
    if plain { text } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_reads_back_and_no_cell_is_a_formula() {
        let rows = [["=1+1".to_owned(), "a, \"b\"\nc".to_owned()]];
        assert_eq!(table(["one", "two"], rows), "one,two\r\n'=1+1,\"a, \"\"b\"\"\nc\"\r\n");
        for formula in ["+1", "-1", "@SUM(A1)", "\tx", "\rx"] {
            assert!(cell(formula).trim_start_matches('"').starts_with('\''), "{formula:?}");
        }
        assert_eq!(cell("plain"), "plain");
    }
}
