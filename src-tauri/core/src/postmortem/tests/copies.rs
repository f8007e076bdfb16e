//! Copies for readers: what is not for them is masked, the same words in the same way, and a person can look at each.

use crate::incident::fold;
use crate::postmortem::{MaskKind, Masks, Profile, masked, not_outside, pseudonyms};
use crate::update::tests::fixture::*;
use proptest::prelude::*;

fn masks() -> Masks {
    Masks {
        hosts: vec![".prod.example.org".to_owned()],
        customers: vec!["Example Ltd".to_owned()],
        people: vec![
            ("Dana Smith".to_owned(), "IC".to_owned()),
            ("Dana".to_owned(), "IC".to_owned()),
        ],
        keep: Vec::new(),
    }
}

fn copy(text: &str, profile: Profile) -> String {
    masked(text, profile, &masks()).0
}

#[test]
fn each_kind_is_masked_and_the_same_words_alike() {
    let text = "Dana Smith on db-1.prod.example.org saw 10.1.2.3 and 10.1.2.4, then 10.1.2.3; Dana wrote to \
                ops@example.org for EXAMPLE ltd, card 4111 1111 1111 1111, fe80::1 and db.internal. @kim knows.\n";
    let (out, found) = masked(text, Profile::Internal, &masks());
    assert_eq!(
        out,
        "IC on [host 1] saw [address 1] and [address 2], then [address 1]; IC wrote to [email 1] for \
         [customer 1], card [card number 1], [address 3] and [host 2]. [name 1] knows.\n\
         \n*12 masked in this copy: 1 email, 2 hosts, 4 addresses, 1 card number, 1 customer, 3 names.*\n"
    );
    assert_eq!(found.len(), 12);
    assert!(found.iter().all(|mask| mask.line == 1 && !mask.kept));
}

#[test]
fn what_only_looks_like_one_stays() {
    for text in [
        "14:02:33, version 1.2.3, 127.0.0.1 and 999.1.1.1\n",
        "4111 1111 1111 1112 is no card\n",
        "Danas house, the team@home, a::b\n",
        "<!-- auto:timeline -->\n",
    ] {
        assert_eq!(copy(text, Profile::Company), text);
    }
}

#[test]
fn a_secret_is_never_shown_in_the_list() {
    let key = format!("AKIA{}", "ABCDEFGHIJKLMNOP");
    let (out, found) = masked(&format!("key {key}\n"), Profile::Internal, &Masks::default());
    assert!(!out.contains(&key) && out.starts_with("key [secret]"), "{out}");
    assert_eq!(found[0].kind, MaskKind::Secret);
    assert!(!found[0].text.contains(&key), "the preview is shown too");
}

#[test]
fn a_person_can_keep_words() {
    let keep = vec!["10.1.2.3".to_owned()];
    let (out, found) =
        masked("10.1.2.3 and 10.1.2.4\n", Profile::External, &Masks { keep, ..Masks::default() });
    assert!(out.starts_with("10.1.2.3 and [address 2]"), "{out}");
    assert!(found[0].kept && !found[1].kept);
}

#[test]
fn words_of_a_chat_are_not_for_the_company() {
    let text = "> it is all broken\n\nWe looked.\n";
    assert!(copy(text, Profile::Company).starts_with("> [quote 1]\n\nWe looked.\n"));
    assert_eq!(copy(text, Profile::Internal), text);
}

#[test]
fn readers_outside_have_four_sections_and_no_other() {
    assert_eq!(
        not_outside("# A\n\n## Summary\n\n## Impact\n\n## Times\n\n## What changed\n"),
        None
    );
    assert_eq!(not_outside("## Summary\n\n## Timeline\n"), Some("Timeline"));
}

#[test]
fn people_keep_what_stands_for_them_when_the_log_grows() {
    let mut log = Log::default();
    log.say(min(0), "Dana Smith", declared(min(15)));
    log.say(min(1), "Dana Smith", commander("Dana Smith"));
    log.say(min(2), "Kim", note("seen"));
    log.say(min(3), "holdfast", Event::PingPosted(post("ping", None, None)));
    let before = pseudonyms(&fold(log.entries.clone()), &log.entries);
    let expected = [("Dana Smith", "IC"), ("Dana", "IC"), ("Kim", "Engineer A")];
    let expected = expected.map(|(name, instead)| (name.to_owned(), instead.to_owned()));
    assert_eq!(before, expected, "the program is nobody");
    log.say(min(4), "Ana", note("me too"));
    log.say(min(5), "Dana Smith", commander("Ana"));
    let after = pseudonyms(&fold(log.entries.clone()), &log.entries);
    assert!(before.iter().all(|known| after.contains(known)), "{after:?}");
    assert!(after.contains(&("Ana".to_owned(), "IC 2".to_owned())), "{after:?}");
}

use crate::incident::Event;

proptest! {
    #[test]
    fn a_masked_text_has_no_more_to_mask(parts in prop::collection::vec(prop::sample::select(vec![
        "10.1.2.3", "a@b.example", "db.internal", "Dana", "Example Ltd", " ", ".", "\n", "> ", "é", "日本", "🔥", "\u{202e}", "@kim",
        "4111111111111111", "x", "fe80::1",
    ]), 0..14)) {
        let text = parts.concat();
        for profile in Profile::ALL {
            let (once, found) = masked(&text, profile, &masks());
            let body = once.rsplit_once("\n*").map_or(once.as_str(), |(body, _)| body);
            if !found.is_empty() {
                let (_, again) = masked(body, profile, &masks());
                prop_assert!(again.iter().all(|m| m.kind == MaskKind::Quote), "{text:?} -> {once:?}: {again:?}");
            }
        }
    }
}
