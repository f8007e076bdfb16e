use super::*;
use clap::CommandFactory;

fn word(line: &[&str]) -> Word {
    let line = ["holdfast"].iter().chain(line);
    Args::try_parse_from(line).unwrap_or_else(|error| panic!("{error}")).word
}

#[test]
fn the_words_are_well_formed() {
    Args::command().debug_assert();
}

#[test]
fn a_time_that_counts_back_is_a_value_and_not_an_option() {
    for line in [
        ["note", "latest", "disk full", "--at", "-5m"],
        ["note", "latest", "--at", "-5m", "disk full"],
        ["note", "--at", "-5m", "latest", "disk full"],
    ] {
        let Word::Note(note) = word(&line) else { panic!("it is a note") };
        assert_eq!(note.at.as_deref(), Some("-5m"), "{line:?}");
        assert_eq!(note.text, "disk full", "{line:?}");
    }
}

#[test]
fn a_note_may_begin_with_a_hyphen() {
    let Word::Note(note) = word(&["note", "1", "- replica lags"]) else { panic!("it is a note") };
    assert_eq!(note.text, "- replica lags", "the words are taken to the letter");
}

#[test]
fn lengths_and_severities_are_read_as_people_say_them() {
    let Word::Act(ActWord::Snooze { minutes, .. }) =
        word(&["snooze", "1", "1h30m", "--reason", "call"])
    else {
        panic!("it is a snooze")
    };
    assert_eq!(minutes, 90, "1h30m is 90 minutes");
    let Word::Act(ActWord::Severity { severity, .. }) = word(&["severity", "1", "SEV-2"]) else {
        panic!("it is a severity")
    };
    assert_eq!(severity, Severity::Sev2, "as it is written on the wall");
}
