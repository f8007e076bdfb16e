//! Copies for readers: what is not for them is masked, the same words in the same way, and a person can look at each.

use crate::incident::StepRef;
use crate::incident::event::{ActionChanged, ActionItem, ItemChange, OfItem, StepAssigned};
use crate::incident::fold;
use crate::postmortem::{Mask, MaskKind, Masking, Masks, Profile, not_outside, pseudonyms};
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
        quotes: vec!["The disk is full\\\n  “again”".to_owned()],
        ..Masks::default()
    }
}

fn masked(text: &str, profile: Profile, masks: &Masks) -> (String, Vec<Mask>) {
    Masking::new(profile, masks).text(text)
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
    let update = "- 14:02 - Update: “The disk is full\\\n  “again””, sent\n“The disk” is full.\n";
    let masked = copy(update, Profile::Company);
    assert!(
        masked.starts_with("- 14:02 - Update: “[quote 1]”, sent\n“The disk” is full.\n"),
        "{masked}"
    );
    assert_eq!(copy(update, Profile::Internal), update);
    assert_eq!(copy(text, Profile::Internal), text);
}

#[test]
fn readers_outside_have_four_sections_and_no_other() {
    assert_eq!(
        not_outside("# A\n\n## Summary\n\n## Impact\n\n## Times\n\n## What changed\n"),
        None
    );
    for (text, found) in [
        ("## Summary\n\n## Timeline\n", "Timeline"),
        ("# A\n\n# Timeline\n", "Timeline"),
        ("# A\n\n## Impact\n\n### Who was on call\n", "Who was on call"),
        ("# A\n\nTimeline\n--------\n", "Timeline"),
        ("# A\n\n  ##  Root cause ##\n", "Root cause"),
        ("# A\n\n> ## Timeline\n", "Timeline"),
    ] {
        assert_eq!(not_outside(text).as_deref(), Some(found), "{text}");
    }
    assert_eq!(not_outside("# A\n\n## Impact\n\n```\n## no heading\n```\n"), None);
}

#[test]
fn a_copy_has_no_comment_and_the_marks_of_its_blocks_stay() {
    let key = format!("AKIA{}", "ABCDEFGHIJKLMNOP");
    let text = format!(
        "<!-- post-mortem of INC-0042@1f3a5c -->\n<!-- {key} -->\n<!-- auto:{key} -->\n<!-- post-mortem of 10.1.2.3 -->\n\
         <!-- auto:timeline -->\nwords\n<!-- /auto 1234abcd -->\nWe <!-- Dana --> looked <!--\n10.1.2.3\n--> again\n\
         <!-- auto:facts --> {key}\n"
    );
    let (out, found) = masked(&text, Profile::Internal, &masks());
    let body = out.rsplit_once("\n*").map_or(out.as_str(), |(body, _)| body);
    assert_eq!(
        body,
        "<!-- post-mortem of INC-0042@1f3a5c -->\n\n\n\n<!-- auto:timeline -->\nwords\n<!-- /auto -->\nWe  looked \n\n again\n \
         [secret]\n"
    );
    assert_eq!((found.len(), found[0].line), (1, 11), "lines are those of the text before");
    let code = "`<!-- Dana -->`\n```\n<!-- 10.1.2.3 -->\n```\nopen <!-- Dana\n";
    let wanted = "`<!-- IC -->`\n```\n<!-- [address 1] -->\n```\nopen <!-- IC\n";
    assert!(copy(code, Profile::Internal).starts_with(wanted), "code is masked as any text");
}

#[test]
fn words_beside_the_text_have_the_masks_of_the_text() {
    let masks = masks();
    let mut masking = Masking::new(Profile::Company, &masks);
    masking.text("10.1.2.4 and db.internal and 10.1.2.3\n");
    assert_eq!(masking.words("10.1.2.3 on db.internal"), "[address 2] on [host 1]");
}

#[test]
fn everybody_whom_the_log_names_has_something_that_stands_for_them() {
    let mut log = Log::default();
    log.say(min(0), "Kim", declared(min(15)));
    let given = |from: Option<&str>, to: Option<&str>| {
        Event::StepAssigned(StepAssigned {
            step: StepRef::step(1, 1),
            number: "1".to_owned(),
            text: "Look".to_owned(),
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
            book: None,
        })
    };
    log.say(min(1), "Kim", given(Some("Uwe Lindt"), Some("Wolfgang Petrescu")));
    let owned = |owner: &str| Some(owner.to_owned());
    let item = ActionItem { owner: owned("Ottilie Brandt and Bo"), ..ActionItem::default() };
    let action = log.say(min(2), "Kim", Event::ActionAdded(item));
    let of = OfItem { action, name: "A1".to_owned(), text: String::new() };
    let change = ItemChange { owner: owned("everybody"), ..ItemChange::default() };
    log.say(min(3), "Kim", Event::ActionChanged(ActionChanged { of: of.clone(), change }));
    let change = ItemChange { owner: owned("Database team"), ..ItemChange::default() };
    log.say(min(4), "Kim", Event::ActionChanged(ActionChanged { of, change }));
    log.say(min(5), "Kim", to_do("Watch the lag @Ana_Ruiz"));
    log.say(min(6), "Kim", note("TODO Call the vendor @Ida_Voss"));
    let people = pseudonyms(&fold(log.entries.clone()));
    let masks = Masks { people, ..Masks::default() };
    let text = "Wolfgang Petrescu, Uwe Lindt, Ottilie, Bo, Ana Ruiz, Ida Voss; Database team: everybody saw the Database\n";
    let (out, _) = masked(text, Profile::Internal, &masks);
    let wanted = "Engineer C, Engineer B, Engineer D, Engineer E, Engineer G, Engineer H; Engineer F: everybody saw the Database\n";
    assert!(out.starts_with(wanted), "{out}");
}

#[test]
fn people_keep_what_stands_for_them_when_the_log_grows() {
    let mut log = Log::default();
    log.say(min(0), "Dana Smith", declared(min(15)));
    log.say(min(1), "Dana Smith", commander("Dana Smith"));
    log.say(min(2), "Kim", note("seen"));
    log.say(min(3), "holdfast", Event::PingPosted(post("ping", None, None)));
    let before = pseudonyms(&fold(log.entries.clone()));
    let expected = [("Dana Smith", "IC"), ("Dana", "IC"), ("Kim", "Engineer A")];
    let expected = expected.map(|(name, instead)| (name.to_owned(), instead.to_owned()));
    assert_eq!(before, expected, "the program is nobody");
    log.say(min(4), "Ana", note("me too"));
    log.say(min(5), "Dana Smith", commander("Ana"));
    let after = pseudonyms(&fold(log.entries.clone()));
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

/// Rows and records write an update down as it is, without the marks of a quotation.
#[test]
fn the_words_of_an_update_are_masked_wherever_they_stand_and_have_one_number() {
    let quotes = vec!["The disk \\*is\\* full".to_owned()];
    let said = vec!["The disk *is* full".to_owned(), quotes[0].clone()];
    let masks = Masks { quotes, said, ..Masks::default() };
    let text = "| 14:02 | The disk \\*is\\* full |\n\n- told “The disk \\*is\\* full”\n";
    let mut masking = Masking::new(Profile::Company, &masks);
    let (copy, _) = masking.text(text);
    assert!(copy.starts_with("| 14:02 | [quote 1] |\n\n- told “[quote 1]”\n"), "{copy}");
    let (field, found) = masking.field("The disk *is* full (not sent to ops)");
    assert_eq!((field.as_str(), found.len()), ("[quote 1] (not sent to ops)", 1));
    assert_eq!(masking.field("The disk *is* fuller").1, [], "other words");
    assert!(!masked(text, Profile::Internal, &masks).0.contains("quote"), "the team may read it");
}
