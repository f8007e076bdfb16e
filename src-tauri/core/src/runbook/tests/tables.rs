//! Tables of actions: which are steps, what their columns become, and what never is one.

use super::{read, step, texts};
use crate::runbook::model::reading::Reading;
use crate::runbook::{Runbook, choice_for, parse_with};

const ACTIONS: &str = include_str!("../fixtures/table.md");

fn only(source: &str) -> (Reading, String, usize) {
    let runbook = read(source);
    let [group] = runbook.groups.as_slice() else { panic!("one group: {:?}", runbook.groups) };
    (group.verdict, group.reason.clone(), runbook.steps().count())
}

#[test]
fn rows_with_numbers_under_a_procedure_are_steps() {
    let runbook = read(ACTIONS);
    assert_eq!(
        texts(&runbook),
        ["Stop the writers", "Check the lag", "Promote the replica", "Tell the shop team"]
    );
    let check = step(&runbook, "Check the lag");
    assert_eq!(check.commands, ["psql -c \"select now() | 1\""], "the column of commands");
    assert_eq!(check.expected, ["below 5 s"], "the column of what is expected");
    assert_eq!(check.details, ["Owner: Database on call"], "what else stands in the row");
    assert_eq!((check.source_number, check.line), (Some(2), 12), "its number and its line");
    let tell = step(&runbook, "Tell the shop team");
    assert!(tell.commands.is_empty(), "words in the column of commands are no command");
    assert_eq!(tell.details, ["Command: by telephone", "Owner: Incident commander"]);
    let document = serde_json::to_string(&runbook.document).unwrap();
    assert!(document.contains(r#""step":"1-4""#), "the table is a part of four steps");
}

#[test]
fn tables_that_tell_something_stay_text() {
    let text = |why: &str| (Reading::Text, why.to_owned(), 0);
    assert_eq!(
        only(
            "# T\n\n## Response\n| Severity | Action |\n|--|--|\n| P1 | Call the lead |\n| P2 | Open a ticket |\n"
        ),
        text("table of severities")
    );
    assert_eq!(
        only(
            "# T\n\n## Diagnosis\n| Symptom | Action |\n|--|--|\n| Slow | Restart web |\n| Dead | Start web |\n"
        ),
        text("table of symptoms")
    );
    assert_eq!(
        only(
            "# T\n\n## Response\n| Time | Action |\n|--|--|\n| 5 min | Call the lead |\n| 9 min | Call the chief |\n"
        ),
        text("table whose rows have no numbers and no commands")
    );
    assert_eq!(
        only("# T\n\n## Overview\n| # | Action |\n|--|--|\n| 1 | Stop web |\n| 2 | Start web |\n"),
        text("section is Overview: reading")
    );
    assert_eq!(
        only(
            "# T\n\n## Recovery\n| # | Action |\n|--|--|\n| 1 | The writers |\n| 2 | The readers |\n"
        ),
        text("few rows ask for something")
    );
    let plain = read("# T\n\n## Recovery\n| Host | Port |\n|--|--|\n| web | 80 |\n");
    assert!(plain.groups.is_empty(), "no column is called an action");
}

#[test]
fn a_choice_turns_the_rows_into_steps_and_back() {
    let turned = |source: &str, steps: bool| -> Runbook {
        let before = read(source);
        let choice = choice_for(&before.groups, &before.groups[0].id, steps).unwrap();
        parse_with(source, "file.md", &[choice])
    };
    let told = "# T\n\n## Response\n| Time | Action |\n|--|--|\n| 5 min | Call the lead |\n| 9 min | Call the chief |\n";
    let runbook = turned(told, true);
    assert_eq!(texts(&runbook), ["Call the lead", "Call the chief"]);
    assert_eq!(step(&runbook, "Call the lead").details, ["Time: 5 min"], "nothing of it is lost");
    assert_eq!(turned(ACTIONS, false).steps().count(), 0);
}

#[test]
fn rows_with_boxes_are_steps_wherever_they_stand() {
    let own = "# T\n\n## Notes\n\n| Done | Item | Who |\n|--|--|--|\n| [ ] | Blue lamp | Net |\n| [x] | Green lamp | |\n";
    let runbook = read(own);
    assert_eq!(texts(&runbook), ["Blue lamp", "Green lamp"]);
    assert_eq!(step(&runbook, "Blue lamp").details, ["Who: Net"]);
    let inside =
        "# T\n\n## Notes\n\n| What | Who |\n|--|--|\n| [ ] Blue lamp | Net |\n| ☐ Green lamp | |\n";
    assert_eq!(texts(&read(inside)), ["Blue lamp", "Green lamp"]);
    let one =
        "# T\n\n## Notes\n\n| What | Who |\n|--|--|\n| [ ] Blue lamp | Net |\n| Green lamp | |\n";
    assert_eq!(texts(&read(one)), Vec::<&str>::new());
}
