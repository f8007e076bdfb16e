//! What a section asks for outside its lists: suggested at most, because only the wording speaks for it.

use super::{read, step, texts};
use crate::runbook::model::reading::Reading;

/// The steps below a heading, each with whether it is only suggested.
fn below(heading: &str, body: &str) -> Vec<(String, bool)> {
    let runbook = read(&format!("# T\n\n## {heading}\n\n{body}\n"));
    runbook.steps().map(|(_, s)| (s.text.clone(), s.suggested)).collect()
}

fn sure(text: &str) -> (String, bool) {
    (text.to_owned(), false)
}

fn suggested(text: &str) -> (String, bool) {
    (text.to_owned(), true)
}

const DRAIN: &str = "Drain the node:\n\n```sh\nkubectl drain web-1\n```\n\n";

#[test]
fn sentences_that_ask_stand_beside_commands_as_suggestions() {
    let with = |sentence: &str| below("Maintenance of a node", &format!("{DRAIN}{sentence}"));
    for sentence in [
        "Pull the disk and label it.",
        "Once the disk is out, put the new one in.",
        "After the disk is back, we should run the check again.",
        "The panel has a prompt. Answer it with yes.",
    ] {
        assert_eq!(with(sentence), [sure("Drain the node"), suggested(sentence)], "{sentence}");
    }
    for remark in [
        "You can also pull the disk while it runs.",
        "Note that the disk is hot.",
        "Pull the disk if you want.",
        "The panel shows it. To see more, open the second tab.",
    ] {
        assert_eq!(with(remark), [sure("Drain the node")], "{remark}");
    }
}

#[test]
fn beside_a_list_only_what_goes_on_from_it_is_a_suggestion() {
    let list = "1. Stop web\n2. Start web\n";
    let behind = |sentence: &str| below("Recovery", &format!("{list}\n{sentence}")).len();
    assert_eq!(behind("Once web is back, tell the team."), 3);
    assert_eq!(behind("Watch the queue."), 2, "it may say what one of the steps means");
    assert_eq!(below("Recovery", &format!("Once web is down, call.\n\n{list}")).len(), 2);
}

#[test]
fn a_sentence_that_asks_keeps_the_list_that_does_not() {
    let source =
        "# T\n\n## Restore\n\nBefore the restore, write down the settings:\n\n- size\n- network\n";
    let runbook = read(source);
    let write = step(&runbook, "Before the restore, write down the settings");
    assert!(write.suggested);
    assert_eq!(write.details, ["• size", "• network"], "the items say what is written down");
    for lead in ["Note the following:", "Consider:", "The settings are:", "See also:"] {
        let steps = below("Restore", &format!("{lead}\n\n- size\n- network"));
        assert_eq!(steps, [], "{lead}");
    }
    let steps = below("Restore", "Check the following:\n\n- load on the box\n- free space");
    assert_eq!(steps, [suggested("Check the following")], "a load is no deed");
}

#[test]
fn a_command_straight_under_a_heading_is_named_by_it() {
    let command = "```sh\nkubectl rollout undo deploy/web\n```";
    assert_eq!(below("Workers left behind", command), [suggested("Workers left behind")]);
    for shelf in ["Useful commands", "Cheat sheet", "Examples", "Configuration reference"] {
        assert_eq!(below(shelf, &format!("### Workers left\n\n{command}")), [], "{shelf}");
    }
    let behind_list = below("Workers left behind", &format!("- one\n- two\n\n{command}\n"));
    assert_eq!(behind_list, [], "the list may say what it is");
}

#[test]
fn a_list_of_the_headings_below_it_is_contents() {
    let source = "# T\n\n## Repair a member\n\n- Purge it\n- Replace it\n\n### Purge it\nWords.\n\n### Replace it\nWords.\n";
    let runbook = read(source);
    assert_eq!(texts(&runbook), Vec::<&str>::new());
    assert!(runbook.groups.iter().any(|g| g.reason == "list of the headings below it"));
}

#[test]
fn deeds_after_by_are_steps() {
    let list = "1. Stopping the service.\n2. Moving the data away.\n3. Starting it again.";
    let steps = below("A broken member", &format!("A member can be mended by:\n{list}"));
    assert_eq!(steps.len(), 3);
    assert!(steps.iter().all(|(_, suggested)| *suggested));
    assert_eq!(below("A broken member", &format!("What goes wrong:\n{list}")), []);
    assert_eq!(below("Updating the state", "Take the copy.").len(), 1, "the heading asks");
    assert_eq!(below("Monitoring the state", "Take the copy."), [], "and this one names a topic");
}

#[test]
fn what_somebody_has_to_do_is_asked_for() {
    let list = "1. The person on support should open a ticket.\n2. The commander must post it.\n";
    assert_eq!(below("How we deal with leaks", list).len(), 2);
    assert_eq!(below("Roles", list), [], "roles are to be read");
    assert_eq!(below("How we deal with leaks", "1. The team should be large.\n"), []);
}

#[test]
fn a_noun_before_its_verb_asks_for_nothing() {
    let two = |items: &str| below("Diagnosis", items).len();
    assert_eq!(two("- Build pods will not be there\n- Test results are wrong\n"), 0);
    assert_eq!(two("- Contact details of the host\n- load on the host\n"), 0);
    assert_eq!(below("Alert routing", "1. Alert the team\n2. Words\n3. Names\n4. Numbers\n"), []);
    assert_eq!(two("- Test that it is up\n- Build images that are gone\n"), 2);
}

#[test]
fn states_are_checked_where_the_section_verifies() {
    let states = "- Latency below the threshold\n- No errors in the log\n";
    assert!(below("Verification", states).iter().all(|(_, suggested)| *suggested));
    assert_eq!(below("Verification", states).len(), 2);
    assert_eq!(below("Mitigation", states), [], "elsewhere they are no steps");
}

#[test]
fn cases_with_what_is_done_about_them_are_to_choose_from() {
    let cases = "- Host gone: redeploy the image.\n- Disk full: delete old files.\n";
    assert_eq!(below("Failure modes", cases), []);
    let runbook = read(&format!("# T\n\n## Failure modes\n\n{cases}"));
    assert_eq!(runbook.groups[0].verdict, Reading::Text);
    assert_eq!(runbook.groups[0].reason, "cases to choose from");
}

#[test]
fn short_lines_above_lists_are_headings_where_two_stand_in_a_file() {
    let source =
        "# T\n\nSignals\n- Check lag\n- Check depth\n\nMitigation\n1) Stop it\n2) Start it\n";
    let runbook = read(source);
    assert_eq!(texts(&runbook), ["Stop it", "Start it"], "signals are to be read");
    assert!(runbook.phases.iter().any(|phase| phase.title == "Mitigation"));
    let one = read("# T\n\nSignals\n- Check lag\n- Check depth\n");
    assert_eq!(one.steps().count(), 2, "one line alone may be a sentence");
}
