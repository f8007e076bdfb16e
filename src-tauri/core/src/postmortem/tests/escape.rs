//! User text must not be able to break the document: checked with a real Markdown parser.

use super::as_stored;
use crate::postmortem::Cadence;
use crate::postmortem::draft;
use crate::postmortem::markdown::{auto, head, inline, lines, row};
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
    let words = events.iter().map(|e| {
        if let Event::Text(t) | Event::Code(t) = e {
            return t.as_ref();
        }
        if matches!(e, Event::HardBreak) { "\n" } else { "" }
    });
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
    !matches!(event, Event::Text(_) | Event::Code(_) | Event::HardBreak | Event::End(_))
}

/// What means something in Markdown.
#[rustfmt::skip]
const MARKS: [&str; 73] = [
    "#", "# ", "-", "- ", "|", "||", "\\", "\\|", "`", "```", "<", "<b>", "<!-- /auto -->",
    "&lt;", "&#35;", "&", "*", "**", "_", "__", "[", "]", "[[", "]]", "](", "[a](b)", "![", ")",
    "(", ":", "~", "~~", "1. ", "2)", ">", "> ", "=", "===", "---", "\n", "\n\n# ", "\t", " ",
    "    ", "a", "b c", "é", "_a_", "http://x.y", "!", "\u{0}", "\u{2028}", "[x] ", "[[TODO: ",
    "[^1]", "+ ", "<http://a.b>", "{", "$", "@dana", "@", "#12", "org/repo", "0a1b2c3d", "GH-7", "$x$",
    "!5", "&6", "%7", "\r\n", "www.x.y/@a", "a@b.c", "\n\n",
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
    fn lines_of_an_item_stay_the_lines_that_were_typed(text in hostile()) {
        let item = format!("- 14:23 - {} (Dana)\n- next", lines(&text));
        let events = parse(&item);
        prop_assert!(!events.iter().any(is_markup), "markup in {item:?}: {events:?}");
        let typed = text.lines().map(|line| {
            let words = line.trim_start_matches([' ', '\t']);
            let indent = line[..line.len() - words.len()].replace('\t', "    ");
            (indent, one_line(words))
        });
        let mut typed: Vec<(String, String)> =
            typed.skip_while(|(_, words)| words.is_empty()).collect();
        while typed.last().is_some_and(|(_, words)| words.is_empty()) {
            typed.pop();
        }
        let typed: Vec<String> = (0..)
            .zip(&typed)
            .map(|(n, (indent, words))| if n == 0 { words.clone() } else { format!("{indent}{words}") })
            .collect();
        let typed = typed.join("\n");
        let shown = shown(&events).replace('\u{a0}', " ");
        prop_assert_eq!(shown, format!("14:23 - {typed} (Dana)next"), "from {:?}", item);
    }

    #[test]
    fn nobody_is_called_and_nothing_is_linked(text in hostile(), before in "[ (,:]") {
        for reference in ["@dana", "@org/team", "#123", "org/repo#12", "GH-42", "0a1b2c3d4e", "deadbeef"] {
            let written = inline(&format!("{text}{before}{reference}, done"));
            let events = parse(&written);
            let in_code = |e: &Event<'_>| matches!(e, Event::Code(c) if c.contains(reference));
            // Behind an address the words are part of it.
            let word = text.rsplit([' ', '\n', '\t', '\r']).next().unwrap_or_default();
            let is_address = before != " " && (word.contains("http://") || word.contains("www."));
            prop_assert!(is_address || events.iter().any(in_code), "{written:?}: {events:?}");
        }
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
        log.say(min(2), &name, to_do(&text));
        log.say(min(3), &name, note(&format!("?{text}")));
        log.say(min(4), &name, decision(&text));
        let markdown = draft(&incident, NAME, &as_stored(&log.entries), Cadence::default(), min(9));
        let headings = |m: &str| parse(m).iter().filter(|e| matches!(e, Event::Start(Tag::Heading { .. }))).count();
        prop_assert_eq!(headings(&markdown), 14, "{}", markdown);
    }
}

#[test]
fn plain_words_stay_readable_in_the_file() {
    for (typed, written) in [
        ("disk of db_host is 100% full", "disk of db_host is 100% full"),
        ("see #3 (@dana)", "see `#3` (`@dana`)"),
        ("rolled back to 0a1b2c3.", "rolled back to `0a1b2c3`."),
        ("mail ops@example.org", "mail ops@example.org"),
        ("https://example.org/o/r/commit/0a1b2c3", "https://example.org/o/r/commit/0a1b2c3"),
        ("[INC-0042] SEV 1", "[INC-0042] SEV 1"),
        ("a | b", "a \\| b"),
        ("# big", "\\# big"),
        ("<script>", "&lt;script>"),
        ("two\nlines", "two lines"),
    ] {
        assert_eq!(inline(typed), written);
    }
}
