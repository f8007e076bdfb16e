use super::*;
use crate::clock::Millis;
use proptest::prelude::*;

fn message(headline: &str, body: &str, footer: &str) -> Rendered {
    let [headline, body, footer] = [headline, body, footer].map(str::to_owned);
    let told = Told::Test { channel: "", at: Millis(0), rehearsal: false };
    Slack.render(Parts { headline, body, footer }, &told)
}

fn json_of(rendered: &Rendered) -> Value {
    serde_json::from_str(&rendered.payload).expect("a payload is JSON")
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn a_message_is_a_header_a_section_and_small_print_with_a_fallback() {
    let json = json_of(&message("INC-1 · SEV 1", "a *b* & <!here>", "+1 min"));
    assert_eq!(
        json,
        json!({
            "text": "INC-1 · SEV 1\na *b* &amp; &lt;!here&gt;\n+1 min",
            "blocks": [
                {"type": "header", "text": {"type": "plain_text", "text": "INC-1 · SEV 1", "emoji": false}},
                {"type": "section", "text": {"type": "mrkdwn", "text": "a *b* &amp; &lt;!here&gt;", "verbatim": true}},
                {"type": "context", "elements": [{"type": "mrkdwn", "text": "+1 min", "verbatim": true}]}
            ]
        })
    );
}

#[test]
fn a_part_that_says_nothing_has_no_block() {
    let json = json_of(&message("INC-1", " \n", ""));
    assert_eq!(json["blocks"].as_array().unwrap().len(), 1, "Slack refuses an empty text: {json}");
}

#[test]
fn a_long_headline_is_cut_in_the_header_and_whole_in_the_text() {
    let headline = format!("{}<>&", "x".repeat(147));
    let json = json_of(&message(&headline, "", ""));
    let header = json["blocks"][0]["text"]["text"].as_str().unwrap();
    assert_eq!(
        header,
        format!("{}…", "x".repeat(147)),
        "no half of an escape, and the cut is marked"
    );
    assert_eq!(unescape(json["text"].as_str().unwrap()), headline);
}

#[test]
fn sections_part_at_lines_then_at_spaces() {
    let line = format!("{}\n", "a ".repeat(999));
    let parted = sections(&line.repeat(2));
    assert_eq!(parted, [line.clone(), line.clone()], "at the line's end");
    let words = "word ".repeat(1000);
    assert!(sections(&words)[0].ends_with("word "), "between words");
}

proptest! {
    #[test]
    fn no_text_can_call_people_or_hide_a_link(text in "[<>&!@#a-z| \n*]{0,80}") {
        let json = json_of(&message(&text, &text, &text));
        prop_assert!(!json.to_string().contains(['<', '>']), "{}", json);
        prop_assert_eq!(unescape(&escape(&text)), text, "and it reads the same");
    }

    #[test]
    fn sections_hold_the_whole_text_within_the_limit(
        words in proptest::collection::vec("[a-zä😀<>&]{1,40}[ \n]?", 0..150),
        long in 0..7000_usize,
    ) {
        let body = format!("{}{}", words.concat(), "&".repeat(long));
        let parted = sections(&body);
        for section in &parted {
            prop_assert!(section.chars().count() <= SECTION_CHARS, "{} characters", section.chars().count());
            let bare = section.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "");
            prop_assert!(!bare.contains(['&', '<', '>']), "an escape was parted");
        }
        if !body.trim().is_empty() {
            prop_assert_eq!(unescape(&parted.concat()), body, "nothing is lost");
        }
    }

    #[test]
    fn the_header_is_within_its_limit(headline in "[a-zä<>&]{0,300}") {
        prop_assert!(header(&headline).chars().count() <= HEADER_CHARS);
    }
}
