//! What became of each group, why, and what a person's choice does to it.

use super::{read, texts};
use crate::runbook::model::reading::{Group, Reading};
use crate::runbook::{Block, Choice, Runbook, choice_for, parse_with};

const RELEASE: &str = "# T\n\n## Symptoms\n- Slow\n\n## Mitigation\n1. Stop web\n2. Start web\n\n## Check that it worked\n- Place an order\n- Compare the numbers\n\n## Panel\n- Open the panel\n- Press stop\n\n## Common causes\n- Heat\n";

fn group<'a>(runbook: &'a Runbook, heading: &str) -> &'a Group {
    runbook.groups.iter().find(|g| g.heading == heading).expect("the group is there")
}

fn decided(runbook: &Runbook, heading: &str) -> (Reading, String) {
    let group = group(runbook, heading);
    (group.verdict, group.reason.clone())
}

fn with(source: &str, choices: &[Choice]) -> Runbook {
    parse_with(source, "file.md", choices)
}

#[test]
fn every_list_says_what_became_of_it_and_why() {
    let runbook = read(RELEASE);
    let of = |heading| decided(&runbook, heading);
    let is = |reading, why: &str| (reading, why.to_owned());
    assert_eq!(of("Symptoms"), is(Reading::Text, "section is Symptoms: reading"));
    assert_eq!(of("Mitigation"), is(Reading::Steps, "numbered list under Mitigation"));
    assert_eq!(
        of("Panel"),
        is(Reading::Suggested, "bullets that start with a verb, heading unknown"),
        "only the wording speaks for it"
    );
    assert_eq!(of("Common causes"), is(Reading::Text, "list of causes"));
    let suggested: Vec<bool> = runbook.steps().map(|(_, s)| s.suggested).collect();
    assert_eq!(suggested, [false, false, false, false, true, true]);
}

#[test]
fn reasons_name_the_rule() {
    let why = |source: &str| {
        let runbook = read(source);
        runbook.groups.iter().map(|g| (g.verdict, g.reason.clone())).collect::<Vec<_>>()
    };
    let text = |why: &str| vec![(Reading::Text, why.to_owned())];
    let steps = |why: &str| vec![(Reading::Steps, why.to_owned())];
    assert_eq!(why("# T\n\n## Notes\n- [ ] blue\n"), steps("task list"));
    assert_eq!(
        why("# T\n\n## Diagnosis\nOne of these, such as:\n\n- Stop\n"),
        text("the sentence before it names things (“such as”)")
    );
    assert_eq!(why("# T\n\n## Diagnosis\n- [a](x.md)\n- [b](y.md)\n"), text("links only"));
    assert_eq!(why("# T\n\n## Diagnosis\n- blue\n- green\n"), text("few items ask for something"));
    assert_eq!(
        why("# T\n\n## Rollback\n- Stop web\n"),
        steps("bullets that start with a verb, under Rollback")
    );
    assert_eq!(
        why("# T\n\n## Mitigation\nRestart the worker.\n"),
        [(Reading::Suggested, "paragraphs that ask for something".to_owned())]
    );
    assert_eq!(
        why("# T\n\n## Recovery\nTake a copy:\n\n```bash\npg_dump app\n```\n"),
        steps("paragraphs with a command")
    );
    assert_eq!(
        why("# T\n\n## Step 1: Stop web\nText.\n\n## Step 2: Start web\nText.\n"),
        steps("headings with numbers")
    );
}

#[test]
fn a_choice_turns_a_group_and_says_so() {
    let before = read(RELEASE);
    let text = choice_for(&before.groups, &group(&before, "Panel").id, false).unwrap();
    let steps = choice_for(&before.groups, &group(&before, "Common causes").id, true).unwrap();
    let after = with(RELEASE, &[text, steps]);
    assert_eq!(
        texts(&after),
        ["Stop web", "Start web", "Place an order", "Compare the numbers", "Heat"]
    );
    assert_eq!(
        decided(&after, "Panel"),
        (Reading::Text, "chosen by a person".to_owned()),
        "and it can be taken back, because the group stays"
    );
    assert!(group(&after, "Common causes").chosen);
    assert!(choice_for(&before.groups, "nothing", true).is_none());
}

#[test]
fn a_choice_survives_edits_of_the_runbook() {
    let before = read(RELEASE);
    let choice = choice_for(&before.groups, &group(&before, "Panel").id, false).unwrap();
    let kept = std::slice::from_ref(&choice);
    let verdict = |source: &str, heading| decided(&with(source, kept), heading).0;
    let new_list = RELEASE
        .replace("## Panel\n", "## Panel\n1. Call the owner\n2. Ask for access\n\nThen:\n\n");
    let both = with(&new_list, kept);
    let readings: Vec<_> =
        both.groups.iter().filter(|g| g.heading == "Panel").map(|g| g.chosen).collect();
    assert_eq!(readings, [false, true], "a new list before it does not take its place");
    let named = both.groups.iter().find(|g| g.id == choice.group);
    assert!(named.is_some_and(|g| g.chosen), "it keeps its name, so the choice can be taken back");
    assert_eq!(
        verdict(&RELEASE.replace("- Press stop", "- Press the red button"), "Panel"),
        Reading::Text
    );
    assert_eq!(
        verdict(&RELEASE.replace("## Panel", "## Console"), "Console"),
        Reading::Text,
        "the items are known under a new heading"
    );
    assert_eq!(
        verdict(&RELEASE.replace("# T\n", "# Another title\n"), "Panel"),
        Reading::Text,
        "and under a new title"
    );
    let rewritten =
        RELEASE.replace("Open the panel", "Walk there").replace("Press stop", "Pull the plug");
    assert_eq!(verdict(&rewritten, "Panel"), Reading::Text, "the place alone is enough");
    let gone = with("# T\n\n## Other\n- Open a door\n- Close it\n", kept);
    assert!(gone.groups.iter().all(|g| !g.chosen), "what is gone binds nothing");
}

#[test]
fn one_choice_binds_one_group() {
    let twice = "# T\n\n## Panel\n- Open it\n- Close it\n\n## Panel\n- Open it\n- Close it\n";
    let before = read(twice);
    assert_ne!(before.groups[0].id, before.groups[1].id, "twins have names of their own");
    for at in [0, 1] {
        let choice = choice_for(&before.groups, &before.groups[at].id, false).unwrap();
        let chosen: Vec<bool> = with(twice, &[choice]).groups.iter().map(|g| g.chosen).collect();
        assert_eq!(chosen, [at == 0, at == 1]);
    }
}

#[test]
fn headings_can_be_made_text_and_steps_again() {
    let source = "# T\n\n## Step 1: Stop web\n- Look at it\n\n## Step 2: Start web\nText.\n";
    let before = read(source);
    let id = before.groups[0].id.clone();
    let choice = choice_for(&before.groups, &id, false).unwrap();
    let after = with(source, std::slice::from_ref(&choice));
    assert_eq!(texts(&after), ["Look at it"], "what lies below is read for itself");
    assert_eq!(after.groups[0].id, id, "the group is still there to choose again");
    let again = choice_for(&after.groups, &id, true).unwrap();
    assert_eq!(texts(&with(source, &[again])), texts(&before));
}

#[test]
fn a_list_that_became_text_does_not_turn_its_heading_or_the_sentences_beside_it_into_steps() {
    let source = "# T\n\n## 1. Stop\nStop the traffic.\n\n1. Stop web\n2. Stop cron\n\n## 2. Start\n1. Start web\n2. Start cron\n";
    let before = read(source);
    let list = before.groups.iter().find(|g| g.heading.contains("Stop") && g.items == 2).unwrap();
    let choice = choice_for(&before.groups, &list.id, false).unwrap();
    assert_eq!(texts(&with(source, &[choice])), ["Start web", "Start cron"]);
}

#[test]
fn parts_wrap_what_is_no_list() {
    let json = |source: &str| serde_json::to_string(&read(source).document).unwrap();
    let command = "# T\n\n## Recovery\nTake a copy:\n\n```bash\npg_dump app\n```\n";
    assert!(json(command).contains(r#"{"type":"part","step":"1","group":""#));
    let comments = "# T\n\n## Recovery\n```bash\n# 1. Stop\nsystemctl stop web\n# 2. Start\nsystemctl start web\n```\n";
    assert!(json(comments).contains(r#""step":"1-2""#), "one block of code, two steps");
    let beside =
        "# T\n\n## Recovery\n1. Stop web\n2. Start web\n\nWatch the queue.\n\nTell the team.\n";
    assert!(json(beside).contains(r#"{"type":"part","step":null,"group":""#));
    let alone = "# T\n\n## Recovery\n1. Stop web\n2. Start web\n\nWatch the queue.\n";
    assert!(json(alone).contains(r#"{"type":"part","step":null"#), "so is one sentence alone");
    let headings = read("# T\n\n## Step 1: Stop\nText.\n\n### More\nWords.\n\n## Step 2: Start\n");
    let Block::Part { blocks, .. } = &headings.document[1] else { panic!("a heading is a part") };
    assert_eq!(blocks.len(), 4, "the heading with everything below it");
}

#[test]
fn headings_that_the_rules_refuse_can_be_turned_into_steps() {
    let source = "# T\n\n## Failure scenarios\n\n### 1. Lost region\nMove to the other one.\n\n### 2. Lost disk\nPut in another.\n\n## 1. Overview\nWords.\n\n## 2. Roles\nWords.\n";
    let before = read(source);
    let of = |lines: &str| {
        let found = before.groups.iter().find(|g| g.reason.contains(lines));
        found.map(|g| (g.verdict, g.items)).expect("the headings are a group")
    };
    assert_eq!(of("cases to choose from"), (Reading::Text, 2));
    assert!(before.steps().next().is_none(), "nothing changes until a person says so");
    let cases = before.groups.iter().find(|g| g.reason.contains("cases")).unwrap();
    let choice = choice_for(&before.groups, &cases.id, true).unwrap();
    assert_eq!(texts(&with(source, &[choice])), ["Lost region", "Lost disk"]);
}

#[test]
fn code_that_is_refused_beside_accepted_code_has_a_group() {
    let source = "# T\n\n## Notes on the panel\nTake a copy:\n\n```bash\npg_dump app\n```\n\n- one\n- two\n\n```bash\nls -l /srv\n```\n";
    let runbook = read(source);
    assert_eq!(
        runbook.groups.iter().map(|g| g.verdict).filter(|v| *v == Reading::Text).count(),
        2,
        "the bullets and the code behind them: {:?}",
        runbook.groups
    );
}

#[test]
fn lists_in_quotations_are_steps_or_say_why_not() {
    let source = "# T\n\n## Restore\n\n> 1. Stop web\n> 2. Start web\n\nThen:\n\n1. Check it\n2. Tell them\n\n> [!NOTE]\n> Before that:\n>\n> - Stop cron\n> - Start cron\n\n> > - [ ] Look at the page\n";
    let runbook = read(source);
    assert_eq!(
        texts(&runbook),
        ["Stop web", "Start web", "Check it", "Tell them", "Look at the page"]
    );
    let told: Vec<_> = runbook.groups.iter().map(|g| (g.verdict, g.items, g.line)).collect();
    assert_eq!(
        told,
        [
            (Reading::Steps, 2, 5),
            (Reading::Steps, 2, 10),
            (Reading::Text, 2, 16),
            (Reading::Steps, 1, 19)
        ]
    );
    assert_eq!(runbook.groups[2].reason, "list inside a note or a quotation");
    let note = runbook.groups[2].id.clone();
    let choice = choice_for(&runbook.groups, &note, true).expect("the group is there");
    let chosen = with(source, &[choice]);
    assert!(texts(&chosen).contains(&"Stop cron"), "a person may say so");
}
