//! Layouts: what ships can be read, and a field that there is not is named with its line.

use super::as_stored;
use crate::incident::fold;
use crate::postmortem::document;
use crate::postmortem::{
    Asked, Cadence, Rate, Settings, Template, draft_by, is_draft, is_draft_of,
};
use crate::update::tests::fixture::*;

fn filled(layout: &str, settings: &Settings, log: &Log) -> String {
    let template = Template::read(layout).unwrap();
    let asked = Asked { template: &template, settings };
    let incident = fold(log.entries.clone());
    draft_by(asked, (&incident, NAME), &as_stored(&log.entries), Cadence::default(), min(100))
}

fn log() -> Log {
    let mut log = Log::default();
    log.say(min(0), "Dana", declared(min(15)));
    log.say(min(1), "Dana", commander("Dana"));
    log.say(min(30), "Kim", note("see https://wiki.example.org/disk"));
    log.say(min(60), "Kim", resolved());
    log
}

#[test]
fn the_layouts_that_ship_can_be_read_and_give_drafts() {
    for layout in [Template::FULL, Template::FOUNDING, Template::EXTERNAL] {
        let text = filled(layout, &Settings::default(), &log());
        assert!(is_draft(&text) && is_draft_of(&text, NAME), "{text}");
        assert!(!is_draft_of(&text, "INC-0001"), "it names its incident");
        assert!(!text.contains("{{") && !text.contains("\n\n\n"), "{text}");
        assert!(filled(layout, &Settings::default(), &Log::default()).starts_with(['#', '<']));
    }
}

#[test]
fn an_unknown_field_is_named_with_its_line() {
    for (layout, line, says) in [
        ("# Ours\n\n{{timelin}}\n", 3, "there is no field “timelin”; there are title, date"),
        ("{{facts}} and more\n", 1, "stands on a line of its own"),
        ("\n{{title\n", 2, "is not closed"),
    ] {
        let error = Template::read(layout).unwrap_err();
        assert_eq!(error.line, line, "{layout:?}");
        assert!(error.to_string().contains(says), "{error}");
    }
}

#[test]
fn a_layout_of_a_team_asks_only_what_the_log_does_not_know() {
    let layout = "# {{title}} ({{incident}})\n\n{{causes: [[TODO: why]]}}\n\n{{evidence: none}}\n\n{{lucky}}\n\nend\n";
    let text = filled(layout, &Settings::default(), &log());
    assert!(text.contains("\n\n[[TODO: why]]\n\n"), "{text}");
    assert!(text.contains("- 14:56 - https://wiki.example.org/disk"), "{text}");
    assert!(text.ends_with("<!-- /auto -->\n\nend\n"), "an empty block leaves no gap: {text}");
    assert_eq!(document::questions(&text).len(), 1);
}

#[test]
fn effort_and_targets_are_counted_where_they_are_known() {
    let rate = Some(Rate { hourly: 120, currency: "EUR".to_owned() });
    let settings =
        Settings { rate, rto_minutes: Some(30), rpo_minutes: Some(5), ..Settings::default() };
    let text = filled(Template::FULL, &settings, &log());
    for words in [
        "At least 2 people-minutes by 2 people: the time between entries of one person that lie less than 30 min apart. At 120 EUR an hour that is at least 4 EUR.",
        "- RTO: 60 min from “declared” to “resolved”; target 30 min: missed",
        "- RPO: target 5 min; achieved *unknown*",
        "Thanks to the incident commander and 1 more person who worked on it.",
    ] {
        assert!(text.contains(words), "{words} is missing in {text}");
    }
}
