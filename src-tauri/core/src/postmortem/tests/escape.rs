//! User text must not be able to break the document: checked with a real Markdown parser.

use super::as_stored;
use crate::postmortem::Cadence;
use crate::postmortem::draft;
use crate::postmortem::markdown::{auto, head, inline, row};
use crate::text::one_line;
use crate::update::tests::fixture::*;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

fn parse(markdown: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS;
    Parser::new_ext(markdown, options).collect()
}

/// The words that a reader sees.
fn shown(events: &[Event<'_>]) -> String {
    let words = events.iter().map(|e| if let Event::Text(t) = e { t.as_ref() } else { "" });
    words.collect()
}

/// True for everything but plain text in the structures that the document gives it.
fn is_markup(event: &Event<'_>) -> bool {
    if let Event::Start(tag) = event {
        return !matches!(
            tag,
            Tag::Paragraph
                | Tag::List(None)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
        );
    }
    !matches!(event, Event::Text(_) | Event::End(_))
}

/// What means something in Markdown.
#[rustfmt::skip]
const MARKS: [&str; 59] = [
    "#", "# ", "-", "- ", "|", "||", "\\", "\\|", "`", "```", "<", "<b>", "<!-- /auto -->",
    "&lt;", "&#35;", "&", "*", "**", "_", "__", "[", "]", "[[", "]]", "](", "[a](b)", "![", ")",
    "(", ":", "~", "~~", "1. ", "2)", ">", "> ", "=", "===", "---", "\n", "\n\n# ", "\t", " ",
    "    ", "a", "b c", "é", "_a_", "http://x.y", "!", "\u{0}", "\u{2028}", "[x] ", "[[TODO: ",
    "[^1]", "+ ", "<http://a.b>", "{", "$",
];

/// Text that is rich in the characters that mean something.
fn hostile() -> impl Strategy<Value = String> {
    let marks = prop::sample::select(MARKS.to_vec());
    prop::collection::vec(marks, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_line_of_the_timeline_shows_exactly_what_was_typed(text in hostile()) {
        let line = format!("- 14:23 - {} (Dana)", inline(&text));
        let events = parse(&line);
        prop_assert!(!events.iter().any(is_markup), "markup in {line:?}: {events:?}");
        let words = format!("14:23 - {} (Dana)", one_line(&text));
        prop_assert_eq!(shown(&events), words, "from {:?}", line);
    }

    #[test]
    fn at_the_start_of_a_line_text_stays_text(text in hostile()) {
        let line = inline(&text);
        let events = parse(&line);
        prop_assert!(!events.iter().any(is_markup), "markup in {line:?}: {events:?}");
        prop_assert!(
            !events.iter().any(|e| matches!(e, Event::Start(Tag::List(_) | Tag::Table(_)))),
            "no list and no table begins in {line:?}"
        );
        prop_assert_eq!(shown(&events), one_line(&text));
    }

    #[test]
    fn a_cell_stays_one_cell(text in hostile()) {
        let table = format!("{}\n{}", head(&["a", "b"]), row(&["x", inline(&text).as_str()]));
        let events = parse(&table);
        let count = |tag: fn(&Tag<'_>) -> bool| {
            events.iter().filter(|e| matches!(e, Event::Start(t) if tag(t))).count()
        };
        prop_assert_eq!(count(|t| matches!(t, Tag::TableRow)), 1, "one row in {:?}", table);
        prop_assert_eq!(count(|t| matches!(t, Tag::TableCell)), 4, "two columns in {:?}", table);
        prop_assert!(!events.iter().any(is_markup), "markup in {table:?}: {events:?}");
        prop_assert_eq!(shown(&events), format!("abx{}", one_line(&text)));
    }

    #[test]
    fn nobody_can_close_a_generated_block_or_fake_a_gap(text in hostile()) {
        let block = auto("timeline", &inline(&text));
        prop_assert_eq!(block.matches("<!-- /auto -->").count(), 1);
        prop_assert!(!inline(&text).contains("[[TODO:"), "gaps are countable");
    }

    #[test]
    fn whatever_people_type_the_draft_keeps_its_headings(text in hostile(), name in hostile()) {
        let mut incident = incident();
        if let Some(facts) = &mut incident.declared {
            facts.title = text.clone();
            facts.declared_by = name.clone();
        }
        incident.roles.insert(text.clone(), name.clone());
        let mut log = Log::default();
        log.say(min(0), &name, declared(min(15)));
        log.say(min(1), &name, note(&text));
        log.say(min(2), &name, note(&format!("TODO {text}")));
        log.say(min(3), &name, note(&format!("?{text}")));
        log.say(min(4), &name, decision(&text));
        let markdown = draft(&incident, &as_stored(&log.entries), Cadence::default(), min(9));
        let headings = |m: &str| parse(m).iter().filter(|e| matches!(e, Event::Start(Tag::Heading { .. }))).count();
        prop_assert_eq!(headings(&markdown), 13, "{}", markdown);
    }
}

#[test]
fn plain_words_stay_readable_in_the_file() {
    for (typed, written) in [
        ("disk of db_host is 100% full - #3", "disk of db_host is 100% full - #3"),
        ("[INC-0042] SEV 1", "[INC-0042] SEV 1"),
        ("a | b", "a \\| b"),
        ("# big", "\\# big"),
        ("<script>", "&lt;script>"),
        ("two\nlines", "two lines"),
    ] {
        assert_eq!(inline(typed), written);
    }
}
