//! What a runbook is made to have, drawn with the shares that public runbooks have.

use super::Chance;

/// Which lists a runbook has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lists {
    /// None: paragraphs and code.
    None,
    /// Bullets only.
    Bullets,
    /// Numbered lists, and here and there bullets.
    Numbered,
    /// Boxes to tick.
    Tasks,
}

/// What a runbook has. Shares are of all files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The lines that it has at least.
    pub lines: usize,
    /// No list 20 %, bullets only 30 %, tasks 3.7 %, otherwise numbered ones.
    pub lists: Lists,
    /// YAML front matter: 30 %.
    pub front_matter: bool,
    /// A heading of the first level: 75 %.
    pub title: bool,
    /// The title is a template of a site generator: 9 %, all with front matter.
    pub template_title: bool,
    /// Code: 46 %.
    pub code: bool,
    /// Code under the items of a list: 14 %.
    pub code_in_items: bool,
    /// A table: 22 %.
    pub table: bool,
    /// Lists in lists: 21 %.
    pub nested: bool,
    /// Headings that are steps: 9.7 %.
    pub numbered_headings: bool,
    /// Bold lines for headings: 19 %.
    pub bold_headings: bool,
    /// Notes and warnings, in one of their many forms: 12 %.
    pub notes: bool,
    /// Names to fill in, in commands: 33 %.
    pub blanks: bool,
    /// Links: 56 %.
    pub links: bool,
    /// Pictures that lie beside it: 5 %.
    pub pictures: bool,
    /// Comments and blocks of HTML: 9 %.
    pub html: bool,
    /// A mermaid diagram: 1.3 %.
    pub diagram: bool,
    /// Underlined headings: 7 %.
    pub underlined: bool,
    /// Line ends of Windows: 1.7 %.
    pub carriage_returns: bool,
    /// Code that is never closed: 1.1 %.
    pub unclosed: bool,
    /// A line of more than a thousand characters: 1.6 %.
    pub long_line: bool,
    /// Not in English: 1 %.
    pub foreign: bool,
    /// No line end after the last line: 5 %.
    pub unfinished: bool,
    /// The end of its name.
    pub ending: &'static str,
}

/// Lines of files at quantiles, in thousandths: median 53, 90 % 226, 99 % 663, the longest 2,238.
const LINES: [(usize, f64); 7] = [
    (0, 8.0),
    (250, 29.0),
    (500, 53.0),
    (750, 118.0),
    (900, 226.0),
    (990, 663.0),
    (1_000, 2_238.0),
];

impl Shape {
    pub(super) fn draw(chance: &mut Chance) -> Self {
        let lists = lists(chance);
        let front_matter = chance.is(300);
        let template_title = front_matter && chance.is(300);
        let code = chance.is(460);
        let in_items = lists != Lists::None;
        Self {
            lines: lines(chance),
            lists,
            front_matter,
            title: template_title || chance.is(727),
            template_title,
            code,
            code_in_items: code && in_items && chance.is(380),
            table: chance.is(220),
            nested: in_items && chance.is(262),
            numbered_headings: chance.is(97),
            bold_headings: chance.is(190),
            notes: chance.is(120),
            blanks: chance.is(700),
            links: chance.is(560),
            pictures: chance.is(50),
            html: chance.is(90),
            diagram: chance.is(13),
            underlined: chance.is(70),
            carriage_returns: chance.is(17),
            unclosed: chance.is(11),
            long_line: chance.is(16),
            foreign: chance.is(10),
            unfinished: chance.is(50),
            ending: ending(chance, template_title),
        }
    }
}

fn lists(chance: &mut Chance) -> Lists {
    match chance.below(1_000) {
        0..200 => Lists::None,
        200..500 => Lists::Bullets,
        500..537 => Lists::Tasks,
        _ => Lists::Numbered,
    }
}

fn ending(chance: &mut Chance, template_title: bool) -> &'static str {
    match chance.below(100) {
        _ if template_title => ".html.md.erb",
        0..2 => ".mdx",
        2..4 => ".markdown",
        _ => ".md",
    }
}

/// Between two quantiles the logarithm grows evenly, as the lengths of files do.
fn lines(chance: &mut Chance) -> usize {
    let drawn = chance.below(1_000);
    let after = LINES.iter().position(|(at, _)| *at > drawn).unwrap_or(LINES.len() - 1);
    let ((from, low), (to, high)) = (LINES[after - 1], LINES[after]);
    let share = (drawn - from) as f64 / (to - from) as f64;
    (low.ln() + (high.ln() - low.ln()) * share).exp().round() as usize
}
