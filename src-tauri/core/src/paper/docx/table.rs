//! Tables: as wide as the page, each row as long as the longest, and each column as wide as what stands in it asks for.

use docx_rs::{
    Paragraph, Shading, Table, TableBorder, TableBorderPosition, TableBorders, TableCell, TableRow,
    WidthType,
};

use super::Writer;
use super::looks::{CELL, GREY};
use super::words::Look;
use crate::runbook::blocks::text::plain;
use crate::runbook::model::Inline;

/// How wide the text of a page is, in twentieths of a point.
const PAGE: usize = 8504;
/// A table as wide as the page, in fiftieths of a percent.
const WHOLE: usize = 5000;
/// The fewest and the most characters of a cell that ask for room.
const ROOM: (usize, usize) = (4, 40);

type Row = Vec<Vec<Inline>>;

impl Writer<'_> {
    pub(super) fn table(&mut self, head: &[Vec<Inline>], rows: &[Row]) {
        let columns = rows.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0).max(1);
        let widths = widths(columns, head, rows);
        let has_head = head.iter().any(|cell| !cell.is_empty());
        // A row that stays on one page is made a head by `parts`.
        let head = has_head.then(|| self.row(head, &widths, true).cant_split());
        let rows = rows.iter().map(|cells| self.row(cells, &widths, false));
        let table = Table::new(head.into_iter().chain(rows).collect()).set_borders(borders());
        let table = table.width(WHOLE, WidthType::Pct).set_grid(widths);
        self.docx = std::mem::take(&mut self.docx).add_table(table);
        // Two tables with nothing between them would be one.
        self.put(Paragraph::new());
    }

    fn row(&mut self, cells: &[Vec<Inline>], widths: &[usize], is_head: bool) -> TableRow {
        let look = Look { bold: is_head, ..Look::default() };
        let cells = widths.iter().enumerate().map(|(n, width)| {
            let content = cells.get(n).map_or(&[][..], Vec::as_slice);
            let words = self.line(Paragraph::new().style(CELL), content, look);
            let cell = TableCell::new().width(*width, WidthType::Dxa).add_paragraph(words);
            if is_head { cell.shading(Shading::new().fill("F0F0F0")) } else { cell }
        });
        TableRow::new(cells.collect())
    }
}

/// The width of each column, by the longest that stands in it.
fn widths(columns: usize, head: &[Vec<Inline>], rows: &[Row]) -> Vec<usize> {
    let room = |n: usize| {
        let cells = rows.iter().map(Vec::as_slice).chain([head]).filter_map(|row| row.get(n));
        let longest = cells.map(|cell| plain(cell).chars().count()).max().unwrap_or(0);
        longest.clamp(ROOM.0, ROOM.1)
    };
    let room: Vec<usize> = (0..columns).map(room).collect();
    let all: usize = room.iter().sum();
    room.into_iter().map(|of| PAGE * of / all.max(1)).collect()
}

fn borders() -> TableBorders {
    use TableBorderPosition::{Bottom, InsideH, InsideV, Left, Right, Top};
    let lines = [Left, Right, Top, Bottom, InsideH, InsideV].into_iter();
    let lines = lines.map(|side| TableBorder::new(side).size(4).color(GREY));
    lines.fold(TableBorders::with_empty(), TableBorders::set)
}
