//! How the document looks: its styles, the signs of its lists, the lines around code and quotations, and what stands on
//! each page.

use docx_rs::{
    AbstractNumbering, BorderType, Docx, Footer, Header, Level, LevelJc, LevelText, LineSpacing,
    NumberFormat, Numbering, PageNum, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, ParagraphProperty, RunFonts, Shading, SpecialIndentType, Start, Style,
    StyleType,
};

use super::super::Paper;
use super::words::{Look, MONO, run};

/// One level of indent, in twentieths of a point.
pub(super) const INDENT: i32 = 425;
/// Levels that word processors count.
pub(super) const DEEPEST: usize = 8;
/// The numbering of all lists with bullets; ordered lists have those above it. The library writes one of its own as 1.
pub(super) const BULLETS: usize = 2;
/// What ordered lists count by.
pub(super) const NUMBERS: usize = 3;
/// Sizes of headings by level, in half points.
const SIZES: [usize; 6] = [36, 28, 24, 22, 22, 22];
pub(super) const CODE: &str = "Code";
pub(super) const QUOTE: &str = "Quotation";
/// The words in a table.
pub(super) const CELL: &str = "Cell";
/// The lines of tables, code and quotations.
pub(super) const GREY: &str = "999999";
const PALE: &str = "F4F4F4";

/// An empty document with all of it.
pub(super) fn styled(paper: &Paper<'_>) -> Docx {
    let mut docx = Docx::new().default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri"));
    docx = docx.default_size(22).default_line_spacing(LineSpacing::new().after(120));
    for (level, size) in (1..).zip(SIZES) {
        docx = docx.add_style(heading(level, size));
    }
    let cell = named(CELL).size(20).line_spacing(LineSpacing::new().before(20).after(20));
    for style in [code(), quote(), cell] {
        docx = docx.add_style(style);
    }
    docx = docx.add_abstract_numbering(numbering(BULLETS, "bullet", |_| "•".to_owned()));
    docx = docx
        .add_abstract_numbering(numbering(NUMBERS, "decimal", |level| format!("%{}.", level + 1)));
    docx = docx.add_numbering(Numbering::new(BULLETS, BULLETS));
    let marked = |mark: &str| Paragraph::new().add_run(run(mark, Look::default()).bold());
    let foot = paper.mark.map_or_else(Paragraph::new, |mark| marked(&format!("{mark} · ")));
    docx = docx.footer(Footer::new().add_paragraph(foot.add_page_num(PageNum::new())));
    match paper.mark {
        Some(mark) => docx.header(Header::new().add_paragraph(marked(mark))),
        None => docx,
    }
}

/// The name of the style of a heading.
pub(super) fn heading_style(level: usize) -> String {
    format!("Heading{level}")
}

/// A heading stays with what it is the heading of.
fn heading(level: usize, size: usize) -> Style {
    let style = Style::new(heading_style(level), StyleType::Paragraph);
    let style = style.name(format!("heading {level}")).bold().size(size);
    let room = LineSpacing::new().before(if level == 1 { 0 } else { 240 }).after(80);
    let style = style.outline_lvl(level - 1).line_spacing(room).based_on("Normal").next("Normal");
    with(style, |property| property.keep_next(true))
}

fn named(name: &str) -> Style {
    Style::new(name, StyleType::Paragraph).name(name).based_on("Normal")
}

fn code() -> Style {
    let mono = RunFonts::new().ascii(MONO).hi_ansi(MONO).cs(MONO);
    use ParagraphBorderPosition::{Bottom, Left, Right, Top};
    let frame = [Top, Left, Bottom, Right].into_iter().map(|side| line(side, 4));
    let frame = frame.fold(ParagraphBorders::with_empty(), ParagraphBorders::set);
    let style = named(CODE).fonts(mono).size(19);
    with(style, |property| property.set_borders(frame).shading(Shading::new().fill(PALE)))
}

fn quote() -> Style {
    let side = ParagraphBorders::with_empty().set(line(ParagraphBorderPosition::Left, 12));
    with(named(QUOTE), |property| property.set_borders(side))
}

/// A line across the page.
pub(super) fn rule() -> Paragraph {
    let mut paragraph = Paragraph::new();
    let below = ParagraphBorders::with_empty().set(line(ParagraphBorderPosition::Bottom, 4));
    paragraph.property = paragraph.property.set_borders(below);
    paragraph
}

fn line(side: ParagraphBorderPosition, size: usize) -> ParagraphBorder {
    ParagraphBorder::new(side).val(BorderType::Single).size(size).space(4).color(GREY)
}

fn with(mut style: Style, set: impl FnOnce(ParagraphProperty) -> ParagraphProperty) -> Style {
    style.paragraph_property = set(style.paragraph_property);
    style
}

fn numbering(id: usize, format: &str, sign: impl Fn(usize) -> String) -> AbstractNumbering {
    (0..=DEEPEST).fold(AbstractNumbering::new(id), |numbering, level| {
        let one = Level::new(
            level,
            Start::new(1),
            NumberFormat::new(format),
            LevelText::new(sign(level)),
            LevelJc::new("left"),
        );
        let hanging = Some(SpecialIndentType::Hanging(INDENT));
        numbering.add_level(one.indent(Some(indent(level + 1)), hanging, None, None))
    })
}

/// How far so many levels are indented.
pub(super) fn indent(levels: usize) -> i32 {
    i32::try_from(levels).unwrap_or(0).saturating_mul(INDENT)
}
