use super::*;
use crate::team::config::{Config, FILE};

fn load(text: &str) -> Result<Config> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(FILE), text).unwrap();
    Config::load(folder.path())
}

#[test]
fn a_team_turns_rules_off_and_changes_their_levels() {
    let text = "[lint]\noff = [\"no-escalation\", \"dead-link\"]\nreview_in_days = 180\n\n[lint.levels]\n\"no-severity\" = \"error\"\n";
    let settings = load(text).unwrap().lint;
    assert_eq!(settings.off, [Rule::NoEscalation, Rule::DeadLink].into(), "two are off");
    assert_eq!(settings.levels, [(Rule::NoSeverity, Level::Error)].into(), "one matters more");
    assert_eq!(settings.review_in_days, Some(180), "and reviews come twice a year");
    assert_eq!(load("").unwrap().lint, Settings::default(), "nothing has to be said");
}

#[test]
fn every_slip_is_named_with_its_line() {
    let cases = [
        ("[lint]\noff = [\"dead-lnk\"]\n", "line 2", "did you mean dead-link?"),
        ("[lint]\noff = [\n  \"secret\",\n  \"sonnet\",\n]\n", "line 4", "the rules are no-steps"),
        ("[lint]\noff = \"secret\"\n", "line 2", "a list of rules"),
        ("[lint.levels]\n\nno-stepz = \"error\"\n", "line 3", "did you mean no-steps?"),
        ("[lint.levels]\nsecret = \"off\"\n", "line 2", "add it to off"),
        ("[lint]\nreview_in_days = 0\n", "line 2", "from 1 to"),
        ("lint = 3\n", "line 1", "a table"),
    ];
    for (text, line, said) in cases {
        let error = load(text).unwrap_err().to_string();
        assert!(error.contains(line) && error.contains(said), "{text}: {error}");
    }
}
