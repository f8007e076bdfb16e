//! Whatever was typed comes out as text, on pages that a reader of PDF can walk through.
//!
//! What other programs make of the file is tried in `tests/stories`.

use super::*;
use holdfast_core::paper::Picture;
use holdfast_core::paper::drawing::{Drawing, Look, Shape, Side, Sign};
use holdfast_core::runbook::model::{Block, Inline};
use proptest::prelude::*;
use typst::foundations::{Array, Value};

const TEXT: &str = include_str!("testdata/report.md");

fn nothing(_: &str) -> Result<Picture, String> {
    Err("no picture lies there".to_owned())
}

/// What a paper with this text is laid out from.
fn laid_out(markdown: &str, drawing: Option<&Drawing>, pictures: &Pictures<'_>) -> Array {
    blocks::pages(&blocks_of(markdown), drawing, &Album::new(Form::Pdf, pictures))
}

fn printed(text: &str, sheet: Sheet) -> Printed {
    let paper = Paper {
        title: "A [paper] #1",
        mark: Some("TLP:AMBER"),
        markdown: text,
        is_copy: false,
        drawing: None,
    };
    pdf(&paper, sheet, &nothing, &Stop::default()).expect("it is laid out")
}

fn holds(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

#[test]
fn a_report_is_tagged_accessible_and_has_bookmarks_and_a_language() {
    for sheet in [Sheet::A4, Sheet::Letter] {
        let Printed { bytes, pages, .. } = printed(TEXT, sheet);
        assert!(bytes.starts_with(b"%PDF-1.7"), "{sheet:?}");
        for held in ["/MarkInfo", "/Outlines", "/Lang(en)", "pdfuaid:part", "/StructTreeRoot"] {
            let held_apart = held.replace("/Lang(en)", "/Lang (en)");
            assert!(holds(&bytes, held) || holds(&bytes, &held_apart), "{held} on {sheet:?}");
        }
        assert!(pages >= 2, "the long table goes over pages: {pages}");
    }
    assert_ne!(printed(TEXT, Sheet::A4).bytes, printed(TEXT, Sheet::Letter).bytes);
}

#[test]
fn the_same_text_gives_the_same_file() {
    let text = "# One\n\n- 14:02 - *stops*\n";
    assert_eq!(printed(text, Sheet::A4).bytes, printed(text, Sheet::A4).bytes);
}

/// A person stops it while the text is being read, or from the first: there is no file, and the next one is whole.
#[test]
fn a_stopped_one_gives_no_file_and_leaves_the_next_whole() {
    let text = format!("{TEXT}\n\n![a graph](graph.png)\n");
    let paper = Paper { title: "One", mark: None, markdown: &text, is_copy: false, drawing: None };
    let whole = pdf(&paper, Sheet::A4, &nothing, &Stop::default()).expect("it is laid out");
    for from_the_first in [true, false] {
        let stop = Stop::default();
        if from_the_first {
            stop.set();
        }
        let stopped = pdf(
            &paper,
            Sheet::A4,
            &|_| {
                stop.set();
                nothing("")
            },
            &stop,
        )
        .unwrap_err();
        assert!(stopped.to_string().contains("stopped"), "{stopped}");
        let again = pdf(&paper, Sheet::A4, &nothing, &Stop::default()).expect("it is laid out");
        assert_eq!(again, whole);
    }
}

#[test]
fn the_number_of_a_character_without_a_shape_stands_in_its_place() {
    let odd = "# One\n\nHere: \u{1a1f}\u{e123} and `\u{e123}`.\n";
    let told = given(&laid_out(odd, None, &nothing));
    assert!(told.contains("[U+1A1F U+E123]") && told.contains("[U+E123]"), "{told}");
    let odd = printed(odd, Sheet::A4);
    assert_eq!(odd.shapeless, ['\u{1a1f}', '\u{e123}']);
    assert!(holds(&odd.bytes, "pdfuaid:part"), "it costs no mark of accessibility");
    let said = odd.remarks().concat();
    assert!(said.contains("(U+1A1F)") && said.contains("(U+E123)"), "{said}");
    let known = "Ünïcode Ελληνικά Кириллица עברית العربية 中文 日本語 한국어 ☐ ☑ → 🔥🚀👩‍💻";
    assert_eq!(printed(known, Sheet::A4).remarks(), [""; 0], "these are inside");
}

#[test]
fn a_drawing_stands_under_the_timeline_and_is_told_in_words() {
    let band =
        |y, look| Shape::Band { x: 60, y, width: 200, height: 20, look, words: "<SEV 1>".into() };
    let label = |text: &str| Shape::Label {
        x: 0,
        y: 15,
        side: Side::Start,
        light: false,
        text: text.into(),
    };
    let shapes = vec![
        band(0, Look::Darkest),
        band(30, Look::Outline),
        Shape::Line { x: 100, y: 0, to: 60, strong: true },
        Shape::Sign { x: 120, y: 40, sign: Sign::Missed, words: "missed & late".into() },
        label("a < b & \"c\" \u{1}#x"),
    ];
    let words = vec!["SEV 1 from 14:02".to_owned(), "#eval(1) missed".to_owned()];
    let drawing = Drawing { title: "How it *went*".into(), width: 300, height: 60, shapes, words };
    let markdown = "# One\n\n## Timeline\n\n- 14:02 - stops\n\n## After\n\nEnd.\n";
    let blocks = laid_out(markdown, Some(&drawing), &nothing);
    let kind = |block: &Value| {
        let kind = if let Value::Dict(block) = block { block.get("kind").ok() } else { None };
        if let Some(Value::Str(kind)) = kind { kind.to_string() } else { String::new() }
    };
    let kinds: Vec<String> = blocks.iter().map(kind).collect();
    let wanted =
        ["heading", "heading", "picture", "paragraph", "list", "list", "heading", "paragraph"];
    assert_eq!(kinds, wanted, "it stands before the entries");
    let told = given(&blocks);
    assert!(told.contains("How it *went*") && told.contains("#eval(1) missed"), "{told}");
    let paper =
        Paper { title: "One", mark: None, markdown, is_copy: false, drawing: Some(&drawing) };
    let bytes = pdf(&paper, Sheet::A4, &nothing, &Stop::default()).expect("it is laid out").bytes;
    assert!(holds(&bytes, "pdfuaid:part"), "a drawing costs no mark of accessibility");
}

#[test]
fn a_picture_is_shown_or_its_place_says_why_it_is_not() {
    let text = "# One\n\nBefore ![a graph](graph.png) after ![](large.png) ![x](odd.png)\n";
    let pictures = |source: &str| match source {
        "graph.png" => picture::checked(include_bytes!("testdata/graph.png").to_vec()),
        "large.png" => picture::checked(vec![0; LARGEST + 1]),
        _ => picture::checked(b"no picture".to_vec()),
    };
    let blocks = laid_out(text, None, &pictures);
    let said = format!("{blocks:?}");
    assert!(said.contains("\"picture\"") && said.contains("a graph"), "{said}");
    assert!(said.contains("large.png: the picture is not shown, because"), "{said}");
    assert!(said.contains("x: the picture is not shown: it is no PNG"), "{said}");
    let paper = Paper { title: "One", mark: None, markdown: text, is_copy: false, drawing: None };
    let printed = pdf(&paper, Sheet::A4, &pictures, &Stop::default()).expect("it is laid out");
    assert!(holds(&printed.bytes, "/Image"), "the graph is inside");
    assert!(holds(&printed.bytes, "pdfuaid:part"), "and its words are too");
    let said = printed.remarks();
    assert_eq!(said, ["2 pictures are not shown: what stands in its place says why."]);
}

#[test]
fn what_the_standard_refuses_is_an_ordinary_pdf_and_it_is_said() {
    let paper = Paper { title: "", mark: None, markdown: "text\n", is_copy: false, drawing: None };
    let plain = pdf(&paper, Sheet::A4, &nothing, &Stop::default()).expect("it is laid out");
    assert!(plain.bytes.starts_with(b"%PDF") && !holds(&plain.bytes, "pdfuaid:part"));
    let said = plain.remarks().concat();
    assert!(said.contains("not PDF/UA") && said.contains("title"), "{said}");
}

#[test]
fn text_in_text_in_text_is_laid_out_however_deep() {
    let deep: String = (0..60).map(|n| format!("{}- level {n}\n", "  ".repeat(n))).collect();
    let quoted = format!("{}end\n", "> ".repeat(60));
    let strong = format!("{}x{}", "**a *b ".repeat(60), "* **".repeat(60));
    assert!(printed(&format!("# D\n\n{deep}\n\n{quoted}\n\n{strong}\n"), Sheet::A4).pages > 0);
}

/// The words that the blocks say, in their order: what has to stand on the pages.
fn said(blocks: &[Block]) -> String {
    let inlines = |content: &[Inline]| content.iter().map(words_of).collect::<String>();
    let cells = |row: &[Vec<Inline>]| row.iter().map(|cell| inlines(cell)).collect::<String>();
    let one = |block: &Block| match block {
        Block::Heading { content, .. } | Block::Paragraph { content } => inlines(content),
        Block::List { items, .. } => items.iter().map(|item| said(&item.blocks)).collect(),
        Block::Part { blocks, .. } | Block::Quote { blocks, .. } => said(blocks),
        Block::Code { text, .. } => text.trim_end().to_owned(),
        Block::Table { head, rows } => {
            cells(head) + &rows.iter().map(|row| cells(row)).collect::<String>()
        }
        Block::Raw { text } => text.clone(),
        Block::Rule | Block::Aside { .. } => String::new(),
    };
    blocks.iter().map(one).collect()
}

fn words_of(inline: &Inline) -> String {
    match inline {
        Inline::Text { text } | Inline::Code { text } => text.clone(),
        Inline::Emphasis { content }
        | Inline::Strong { content }
        | Inline::Strike { content }
        | Inline::Link { content, .. } => content.iter().map(words_of).collect(),
        // Said with the reason why it is not shown.
        Inline::Image { .. } | Inline::Break => String::new(),
    }
}

/// The texts in what the template is given.
fn given(blocks: &Array) -> String {
    fn of(value: &Value, out: &mut String) {
        if let Value::Dict(dict) = value {
            let texts = dict.iter().filter(|(name, _)| !["kind", "link"].contains(&name.as_str()));
            texts.for_each(|(_, value)| of(value, out));
        } else if let Value::Array(array) = value {
            array.iter().for_each(|value| of(value, out));
        } else if let Value::Str(text) = value {
            out.push_str(text);
        }
    }
    let mut out = String::new();
    blocks.iter().for_each(|block| of(block, &mut out));
    out
}

/// The signs of which the template's own language is made, between words.
fn markup() -> impl Strategy<Value = String> {
    "([-#$@*_=+/~<>|`\\\\\\[\\](){};:,.!\"'& \n0-9a-zé]|#eval|#sys|#import|```|\u{feff}|\u{2060}|\\*\\*|~~|\u{202e}|م|中|🔥){0,120}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_is_laid_out_and_every_word_of_it_is_given_as_text(text in markup(), odd in "(?s).{0,80}") {
        let text = format!("{text}\n\n{odd}");
        let document = blocks_of(&text);
        let letters = |text: &str| -> Vec<char> {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters
        };
        let given = given(&laid_out(&text, None, &nothing));
        let (wanted, given) = (letters(&fonts::drawable(&said(&document))), letters(&given));
        let missing: Vec<_> = wanted.iter().filter(|c| !given.contains(c)).collect();
        prop_assert!(missing.is_empty() && given.len() >= wanted.len(), "{:?} of {:?}", missing, text);
        let bytes = printed(&text, Sheet::Letter).bytes;
        prop_assert!(bytes.starts_with(b"%PDF") && holds(&bytes, "pdfuaid:part"), "accessible: {:?}", text);
    }
}
