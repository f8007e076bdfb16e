//! Kinds of lines in files of teams that were once read wrongly: parts of the meeting, what only the facilitator is told,
//! and a story that is told at one time beside others.

use crate::exercise::import::import;

fn titles(text: &str) -> Vec<String> {
    let all = import(text, "file.md").scenarios;
    all.into_iter().flat_map(|one| one.injects).map(|inject| inject.title).collect()
}

#[test]
fn parts_of_the_meeting_in_a_list_are_no_injects() {
    let text = "# Tabletop: Bucket\n\n## Injects\n\n### Inject 1: A mail comes (T+0 min)\n\n> Your bucket is open.\n\n- Who is told?\n\n\
        ### Inject 2: The logs (T+15 min)\n\n> It was read.\n\n- What do you do?\n\n## Welcome letter\n\n### Structure\n\n\
        - **0:00-0:10** — Scenario brief and team setup\n- **0:10-1:05** — Detection phase (Injects 1-2)\n\
        - **1:05-1:15** — Break\n- **1:15-1:30** — Debrief\n";
    assert_eq!(titles(text), ["A mail comes", "The logs"]);
}

#[test]
fn guidance_for_the_facilitator_is_not_given_to_players() {
    let text = "# Tabletop: Bucket\n\n## Injects\n\n### Inject 1: A mail comes (T+0 min)\n\n> Your bucket is open.\n\n\
        ### Inject 2: Post-incident review (T+15 min)\n\n> It was read by somebody.\n\n## Facilitator guidance\n\n\
        ### Decision point #1: Forensics or repair\n\n**Scenario:** They want to close the bucket before anybody has looked.\n\n\
        - Which comes first?\n- Who decides?\n\n### Decision point #2: Who is told\n\n**Scenario:** They argue about customers and the law.\n\n- Who is told?\n";
    assert_eq!(titles(text), ["A mail comes", "Post-incident review"]);
}

#[test]
fn a_story_that_is_told_at_one_time_stands_beside_those_that_are_told_at_several() {
    let text = "# Incident scenarios\n\n## Scenario 1: Phishing\n\n**Day 1, 9:15 AM:**\n\
        An employee reports that they entered their password on a page that looked like ours.\n\n\
        ## Scenario 2: Ransomware\n\n**Day 1, 3:47 AM:**\nMonitoring detects that files are encrypted on a server in development.\n\n\
        **Day 1, 3:52 AM:**\nTwo more servers show the same, and one of them holds the keys of the builds.\n";
    let all = import(text, "file.md").scenarios;
    let counts: Vec<usize> = all.iter().map(|one| one.injects.len()).collect();
    assert_eq!(counts, [1, 2], "none is lost: {all:#?}");
}

#[test]
fn what_is_provided_is_given_to_players_and_each_row_of_criteria_is_expected() {
    let text = "# Tabletop: Connections\n\n## Injects\n\n### Inject 1: Alerts (T+0 min)\n\n**Facilitator says:** \"The pager rings.\"\n\n\
        **Technical information provided:**\n\n```\nFATAL: too many clients\n```\n\n**Connection metrics show:**\n\n- Current connections: 100/100\n\n\
        **Success criteria:**\n\n| Criterion | Target | Actual |\n|---|---|---|\n| It is acknowledged | < 5 min | |\n| A channel is opened | yes | |\n\n\
        ### Inject 2: Recovery (T+15 min)\n\n**Facilitator says:** \"Errors fall.\"\n";
    let all = import(text, "file.md").scenarios;
    let first = &all[0].injects[0];
    assert!(
        first.text.contains("too many clients") && first.text.contains("100/100"),
        "{first:#?}"
    );
    let expected: Vec<&str> = first.expectations.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(expected, ["It is acknowledged", "A channel is opened"]);
}
