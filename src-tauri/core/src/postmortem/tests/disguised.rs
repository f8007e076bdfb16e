//! A name is masked however its letters stand in the Markdown: what counts is what a reader of the copy sees.

use crate::postmortem::markdown::inline;
use crate::postmortem::{Masking, Masks, Profile, masked_summary};
use crate::runbook::blocks::text::plain;
use crate::runbook::blocks_of;
use crate::runbook::model::Block;
use crate::text::one_line;
use proptest::prelude::*;

/// All words that a reader sees, one block below the other.
fn seen(blocks: &[Block]) -> String {
    let words = |block: &Block| match block {
        Block::Heading { content, .. } | Block::Paragraph { content } => plain(content),
        Block::List { items, .. } => items.iter().map(|item| seen(&item.blocks)).collect(),
        Block::Part { blocks, .. } | Block::Quote { blocks, .. } => seen(blocks),
        Block::Code { text, .. } | Block::Aside { text, .. } | Block::Raw { text } => text.clone(),
        Block::Table { head, rows } => {
            rows.iter().chain([head]).flatten().map(|cell| plain(cell) + "\n").collect()
        }
        Block::Rule => String::new(),
    };
    blocks.iter().map(|block| words(block) + "\n").collect()
}

fn copy_of(text: &str, masks: &Masks) -> (String, usize) {
    let (copy, found) = Masking::new(Profile::Company, masks).text(text);
    (copy, found.len())
}

#[test]
fn a_name_is_one_name_however_it_is_written() {
    let masks = Masks {
        customers: vec!["AT&T".to_owned()],
        hosts: vec!["prod.example.org".to_owned()],
        people: vec![("Dana Weber".to_owned(), "IC".to_owned())],
        ..Masks::default()
    };
    for (text, wanted) in [
        (
            r"AT\&T and AT&T and AT&amp;T and AT&#38;T",
            "[customer 1] and [customer 1] and [customer 1] and [customer 1]",
        ),
        ("Da**na** Weber", "IC"),
        ("_Dana_ _Weber_", "_IC_"),
        ("Dana&nbsp;We[be](https://example.org)r saw", "IC saw"),
        ("Dana<br>Weber, D<b>an</b>a Weber", "IC, IC"),
        ("`Dana` Weber", "`IC"),
        (
            r"10.1.2\.3, **10.1**.2.3 and ops\@example.org",
            "[address 1], **[address 1] and [email 1]",
        ),
        (r"db\-1.prod.exam**ple**.org", "[host 1]"),
        ("![Da](a.png)na Weber", "IC"),
        ("![the rack of AT&T](rack.png)", "the rack of [customer 1]"),
        ("> Dana\n> Weber", "> [quote 1]"),
    ] {
        let (copy, _) = copy_of(text, &masks);
        let (line, _) = copy.rsplit_once("\n*").unwrap_or_default();
        assert_eq!(line, wanted, "{text}");
    }
}

#[test]
fn a_name_in_disguise_is_listed_as_it_reads_and_can_be_kept() {
    let customers = vec!["AT&T".to_owned()];
    let text = format!("- {} says\n", inline("AT&T"));
    let masks = Masks { customers: customers.clone(), ..Masks::default() };
    let (_, found) = Masking::new(Profile::Company, &masks).text(&text);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].text.as_str(), found[0].instead.as_str()), ("AT&T", "[customer 1]"));
    let masks = Masks { customers, keep: vec!["AT&T".to_owned()], ..Masks::default() };
    assert_eq!(Masking::new(Profile::Company, &masks).text(&text).0, text, "it stays");
}

#[test]
fn a_picture_is_listed_and_one_that_is_kept_has_its_words_masked() {
    let picture = "![the rack of AT&T](rack.png)";
    let customers = vec!["AT&T".to_owned()];
    let masks = Masks { customers: customers.clone(), ..Masks::default() };
    let (_, found) = Masking::new(Profile::Internal, &masks).text(picture);
    assert_eq!(found[0].text, picture);
    assert_eq!(masked_summary(&found).unwrap(), "2 masked in this copy: 1 customer, 1 picture.");
    let masks = Masks { customers, keep: vec![picture.to_owned()], ..Masks::default() };
    let (copy, found) = Masking::new(Profile::Internal, &masks).text(picture);
    assert!(copy.starts_with("![the rack of [customer 1]](rack.png)"), "{copy}");
    assert!(found[0].kept && found[0].text == picture, "{found:?}");
}

/// A name as people and firms have them: words with signs between, before and behind them.
fn name() -> impl Strategy<Value = String> {
    let signs = "[&*_~`|<>#$%!.'+@ \\[\\]\\\\é()-]{0,3}";
    (signs, "[A-Z][a-z]{3,5}", signs, "[A-Z][a-z]{3,5}", signs)
        .prop_map(|(a, b, c, d, e)| one_line(&format!("{a}{b}{c}{d}{e}")))
        // Where a link may begin in it, it is no name that anybody reads.
        .prop_filter("a link", |name| !name.contains("](") && !name.contains("]["))
}

/// A name as somebody may write it into a draft by hand.
fn disguised(name: &str, how: &[u8]) -> String {
    let letter = |(c, how): (char, &u8)| match how {
        _ if c == ' ' && how % 2 == 0 => "&nbsp;".to_owned(),
        _ if !c.is_alphanumeric() => {
            inline(&format!("a{c}b"))[1..].trim_end_matches('b').to_owned()
        }
        0 => format!("**{c}**"),
        1 => format!("&#{};", u32::from(c)),
        2 => format!("[{c}](https://example.org/a_(b))"),
        3 => format!("<b>{c}</b>"),
        4 => format!("`{c}`"),
        _ => c.to_string(),
    };
    name.chars().zip(how.iter().cycle()).map(letter).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_name_stands_in_what_is_seen_of_a_copy(name in name(), how in prop::collection::vec(0..9_u8, 1..12), kind in 0..2_usize) {
        let (customers, people) = match kind {
            0 => (vec![name.clone()], Vec::new()),
            _ => (Vec::new(), vec![(name.clone(), "IC".to_owned())]),
        };
        let masks = Masks { customers, people, ..Masks::default() };
        let (logged, typed) = (inline(&name), disguised(&name, &how));
        let text = format!(
            "# About {logged}\n\n- 14:02 - {logged} (Kim)\n- then {typed} said\n\n| a | b |\n|---|---|\n| x | {logged} |\n\nHere is {typed} again, **with {logged}**.\n\n> {typed} wrote\n"
        );
        let (copy, found) = copy_of(&text, &masks);
        let read = seen(&blocks_of(&copy));
        let sought = plain(&[crate::runbook::model::Inline::Text { text: name.clone() }]);
        prop_assert!(!read.contains(sought.trim()), "{name:?} of {text} stands in {copy}");
        prop_assert!(found > 0);
    }
}
