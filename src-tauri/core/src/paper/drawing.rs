//! A drawing as plain shapes on a grid, and as SVG in a report: one layout for the window, which draws the same shapes, and
//! for a file. Small code of our own: the libraries that draw charts bring fonts, raster pictures and a look of their own,
//! or write colours into the picture, where a page has to choose them by its theme.
//!
//! Shapes differ by form and words and never by colour alone. What is deliberately absent: what is drawn.

use maud::{Markup, PreEscaped, html};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::runbook::blocks::text::plain;
use crate::runbook::model::{Block, Inline, Item};

/// A drawing. Lengths are in units of the grid, about one to a pixel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Drawing {
    /// What it shows, in a few words.
    pub title: String,
    /// How wide it is.
    pub width: i32,
    /// How high it is.
    pub height: i32,
    /// What is drawn, in this order.
    pub shapes: Vec<Shape>,
    /// The same in words, for readers who do not see it: one line for each row.
    pub words: Vec<String>,
}

/// A piece of a drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "shape", rename_all = "snake_case")]
pub enum Shape {
    /// A stretch of time in a row.
    Band {
        /// Its left edge.
        x: i32,
        /// Its upper edge.
        y: i32,
        /// How wide it is.
        width: i32,
        /// How high it is.
        height: i32,
        /// How it looks.
        look: Look,
        /// What it is, to be read when it is pointed at.
        words: String,
    },
    /// A line from above to below.
    Line {
        /// Where it stands.
        x: i32,
        /// Where it begins.
        y: i32,
        /// Where it ends.
        to: i32,
        /// True for a key time, false for the grid.
        strong: bool,
    },
    /// A sign at one moment; it is 12 wide and high.
    Sign {
        /// Its middle.
        x: i32,
        /// Its middle.
        y: i32,
        /// Which.
        sign: Sign,
        /// What it is, to be read when it is pointed at.
        words: String,
    },
    /// Words.
    Label {
        /// Where they begin, or their middle or end.
        x: i32,
        /// Their base line.
        y: i32,
        /// Which side `x` is.
        side: Side,
        /// On a dark band.
        light: bool,
        /// The words.
        text: String,
    },
}

/// How a band looks, from dark to light.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// The worst.
    Darkest,
    /// Second.
    Dark,
    /// Third.
    Middle,
    /// Fourth.
    Light,
    /// The least.
    Lightest,
    /// What was planned: an outline.
    Outline,
}

impl Look {
    /// True where words on it are light.
    #[must_use]
    pub fn is_dark(self) -> bool {
        match self {
            Self::Darkest | Self::Dark => true,
            Self::Middle | Self::Light | Self::Lightest | Self::Outline => false,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Darkest => "darkest",
            Self::Dark => "dark",
            Self::Middle => "middle",
            Self::Light => "light",
            Self::Lightest => "lightest",
            Self::Outline => "outline",
        }
    }
}

/// A sign; each has a form of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// A text by a person: a full triangle.
    Update,
    /// An automatic ping: an empty triangle.
    Ping,
    /// A promise that was kept: a full circle.
    Kept,
    /// A promise that was missed: a cross.
    Missed,
    /// A promise of which nobody knows: an empty circle.
    Unknown,
    /// A decision: a full square on its corner.
    Decision,
}

impl Sign {
    /// Its outline around the middle, as the path of an SVG.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Update | Self::Ping => "M0 -6L6 5H-6Z",
            Self::Kept | Self::Unknown => "M-4 0A4 4 0 1 0 4 0A4 4 0 1 0 -4 0Z",
            Self::Missed => "M-5 -5L5 5M5 -5L-5 5",
            Self::Decision => "M0 -6L6 0L0 6L-6 0Z",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Update | Self::Kept | Self::Decision => "sign full",
            Self::Ping | Self::Unknown | Self::Missed => "sign",
        }
    }
}

/// Which side of words a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// They begin there.
    Start,
    /// It is their middle.
    Middle,
    /// They end there.
    End,
}

impl Side {
    fn anchor(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

impl Drawing {
    /// The same with other words, as for a copy in which names are masked.
    #[must_use]
    pub fn worded(mut self, mut words: impl FnMut(&str) -> String) -> Self {
        self.title = words(&self.title);
        self.words.iter_mut().for_each(|line| *line = words(line));
        for shape in &mut self.shapes {
            match shape {
                Shape::Band { words: text, .. }
                | Shape::Sign { words: text, .. }
                | Shape::Label { text, .. } => *text = words(text),
                Shape::Line { .. } => {}
            }
        }
        self
    }

    /// Its words, for a form that cannot draw.
    #[must_use]
    pub fn list(&self) -> Block {
        let item = |line: &String| {
            let content = vec![Inline::Text { text: line.clone() }];
            Item {
                step: None,
                task: None,
                numbers: None,
                blocks: vec![Block::Paragraph { content }],
            }
        };
        let items = self.words.iter().map(item).collect();
        Block::List { start: None, items, group: None }
    }

    /// All that is written in it and told of it.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let in_it = self.shapes.iter().filter_map(|shape| match shape {
            Shape::Label { text, .. } => Some(text.as_str()),
            Shape::Band { .. } | Shape::Line { .. } | Shape::Sign { .. } => None,
        });
        std::iter::once(self.title.as_str())
            .chain(self.words.iter().map(String::as_str))
            .chain(in_it)
    }
}

/// What the style of a page says of a drawing; it reads in grey.
pub const STYLE: &str = "\
figure.drawing{margin:0 0 1rem;break-inside:avoid}figure.drawing svg{width:100%;height:auto;display:block}\
.drawing text{font:12px system-ui,sans-serif;fill:#222}.drawing text.light{fill:#fff}.drawing .grid{stroke:#ddd}\
.drawing .key{stroke:#555;stroke-dasharray:3 3}.drawing rect{stroke:#333;stroke-width:1}.drawing .darkest{fill:#333}\
.drawing .dark{fill:#666}.drawing .middle{fill:#aaa}.drawing .light{fill:#ccc}.drawing .lightest{fill:#eee}\
.drawing .outline{fill:none;stroke:#555;stroke-dasharray:4 3}.drawing .sign{fill:#fff;stroke:#111;stroke-width:1.5}\
.drawing .sign.full{fill:#111}.drawing figcaption{font-size:9pt;color:#333}\
.drawing figcaption ul{margin:.3rem 0 0;padding-left:1.2rem}";

/// Where a drawing stands in a document: before the block of this ordinal, which is the first under the heading
/// *Timeline*, else at the end.
#[must_use]
pub fn place(document: &[Block]) -> usize {
    let is_timeline = |block: &Block| matches!(block, Block::Heading { level: 2, content, .. } if plain(content) == "Timeline");
    document.iter().position(is_timeline).map_or(document.len(), |at| at + 1)
}

/// The drawing as a picture of its own, with its style and a font by its family.
#[must_use]
pub fn svg(drawing: &Drawing, family: &str) -> String {
    let Drawing { width, height, shapes, .. } = drawing;
    let letters = format!(".drawing text{{font-family:'{family}';font-size:12px}}");
    let picture = html! {
        svg.drawing xmlns="http://www.w3.org/2000/svg" width=(width) height=(height)
            viewBox=(format!("0 0 {width} {height}")) {
            style { (PreEscaped(STYLE)) (PreEscaped(letters)) }
            @for one in shapes { (shape(one)) }
        }
    };
    picture.into_string()
}

/// The drawing with its words, for a page whose style has [`STYLE`].
#[must_use]
pub fn figure(drawing: &Drawing) -> Markup {
    html! {
        figure.drawing {
            svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label=(drawing.title)
                viewBox=(format!("0 0 {} {}", drawing.width, drawing.height)) {
                @for one in &drawing.shapes { (shape(one)) }
            }
            figcaption {
                (drawing.title)
                ul { @for line in &drawing.words { li { (line) } } }
            }
        }
    }
}

fn shape(shape: &Shape) -> Markup {
    match shape {
        Shape::Band { x, y, width, height, look, words } => html! {
            rect class=(look.class()) x=(x) y=(y) width=(width) height=(height) { title { (words) } }
        },
        Shape::Line { x, y, to, strong } => html! {
            line class=(if *strong { "key" } else { "grid" }) x1=(x) y1=(y) x2=(x) y2=(to) {}
        },
        Shape::Sign { x, y, sign, words } => html! {
            path class=(sign.class()) d=(sign.path()) transform=(format!("translate({x} {y})")) {
                title { (words) }
            }
        },
        Shape::Label { x, y, side, light, text } => html! {
            text class=[light.then_some("light")] x=(x) y=(y) text-anchor=(side.anchor()) { (text) }
        },
    }
}
