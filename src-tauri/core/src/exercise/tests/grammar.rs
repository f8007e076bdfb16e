//! Every mistake in the strict form is said with its line, and what is not known is kept.

use crate::exercise::strict::{Level, read};
use crate::exercise::{InjectKind, Trigger, write};

const HEAD: &str = "# Scenario: Disk full\n\n## Objectives\n\n- **O1** The first update goes out. (target: 10m, capability: words)\n\n## Injects\n\n";

/// The findings of a scenario whose injects are these: `error 9: …`.
fn findings(injects: &str) -> Vec<String> {
    let told = read(&format!("{HEAD}{injects}"), "x.md").findings.into_iter().map(|finding| {
        let level = if finding.level == Level::Error { "error" } else { "warning" };
        format!("{level} {}: {}", finding.line, finding.message)
    });
    told.collect()
}

fn only(injects: &str, wanted: &str) {
    let found = findings(injects);
    assert_eq!(found.len(), 1, "{injects}: {found:?}");
    assert!(found[0].starts_with(wanted.split('…').next().unwrap()), "{found:?}");
    assert!(found[0].contains(wanted.split('…').next_back().unwrap()), "{found:?}");
}

const FIRST: &str = "### T+00:00 I1: Alert\n\n> It is full.\n\n";

#[test]
fn a_scenario_is_read_as_it_is_written() {
    let text = format!(
        "---\nformat: tabletop/1\nkind: drill\nduration: 90m\ncadence: 15m\nclock-start: 2026-03-03T14:00Z\nrunbook: a/b.md\ntags: [disk, full]\n---\n{HEAD}### T+00:05 I1: Alert\n\n- **Kind:** contextual\n- **From:** monitoring\n- **To:** IC, DBA\n- **Via:** chat\n\n> It is **full**.\n> - 98 %\n\n- [ ] Look at it. (O1, within 5m)\n- [ ] Say so (aloud)\n\n**Hint:** Where?\n\n**Facilitator:** It is the log.\n\nAnd more.\n\n### T+?? I2: Boss\n\n- **Kind:** contingency\n- **Trigger:** O1 unmet at T+00:40\n\n> Well?\n\n### T+6000m I3: Later\n\n- **Trigger:** manual\n\n> Still.\n\n## Seating\n\nIn a circle.\n"
    );
    let strict = read(&text, "x.md");
    let scenario = &strict.scenario;
    let [alert, boss, later] = scenario.injects.as_slice() else { panic!("{scenario:?}") };
    assert_eq!((alert.at_ms, alert.kind), (Some(300_000), InjectKind::Contextual));
    assert_eq!(alert.text, "It is **full**.\n- 98 %");
    assert_eq!(alert.to, ["IC", "DBA"]);
    let [look, say] = alert.expectations.as_slice() else { panic!("{alert:?}") };
    assert_eq!(
        (look.objectives.as_slice(), look.within_ms),
        (["O1".to_owned()].as_slice(), Some(300_000))
    );
    assert_eq!(say.text, "Say so (aloud)", "brackets that say nothing of the grammar are words");
    assert_eq!(
        (&alert.hints[..], &alert.facilitator[..]),
        (&["Where?".to_owned()][..], &["It is the log.".to_owned(), "And more.".to_owned()][..])
    );
    assert_eq!(boss.trigger, Some(Trigger::Unmet { objective: "O1".to_owned(), at_ms: 2_400_000 }));
    assert_eq!((later.at_ms, &later.trigger), (Some(360_000_000), &None), "beyond 99 hours");
    assert!(scenario.notes.contains("In a circle."), "an unknown section is kept");
    assert_eq!(scenario.objectives[0].capability.as_deref(), Some("words"));
    assert_eq!(scenario.runbook.as_deref(), Some("a/b.md"));
    let told: Vec<&str> = strict.findings.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(told.len(), 2, "a time and a trigger, and behind the end: {told:?}");
    let again = read(&write(scenario), "x.md").scenario;
    assert_eq!(again.injects[0].expectations, alert.expectations);
}

#[test]
fn every_mistake_of_an_inject_has_its_line() {
    only(&format!("{FIRST}### T+00:10 I1: Again\n\n> x"), "error 13: …twice");
    only(&format!("{FIRST}### T-00:10 I2: Before\n\n> x"), "error 13: …before the start");
    only(&format!("{FIRST}### T+00:75 I2: When\n\n> x"), "error 13: …no time");
    only(&format!("{FIRST}### Whenever\n\n> x"), "error 13: …begins with its time");
    only(&format!("{FIRST}#### T+00:10 I2: Deep\n\n> x"), "error 13: …three #");
    only("### T+?? I1: Lost\n\n- **Trigger:** after I9\n\n> x", "error 9: …waits for I9");
    only(
        "### T+?? I1: Lost\n\n- **Trigger:** O9 unmet at T+00:10\n\n> x",
        "error 9: …waits for O9",
    );
    only("### T+?? I1: Lost\n\n- **Trigger:** soon\n\n> x", "error 11: …no trigger");
    only("### T+?? I1: Lost\n\n- **Trigger:** after I1\n\n> x", "error 9: …itself");
    only(&format!("{FIRST}- [ ] Do it. (O7)"), "error 9: …O7");
    only("### T+00:00 I1: x\n\n- **Kind:** fun\n\n> x", "error 11: …no kind");
    only(&format!("- [ ] Loose\n\n{FIRST}"), "error 9: …outside an inject");
    only("### T+00:00 I1: Nothing\n", "warning 9: …nothing");
    only(&format!("### T+00:30 I2: Late\n\n> x\n\n{FIRST}"), "warning 13: …in time");
    only("", "error 1: …no inject");
}

#[test]
fn an_inject_that_is_there_twice_is_checked_all_the_same() {
    let text = format!("{HEAD}{FIRST}### T+00:10 I1: Again\n\n> x\n\n- [ ] Do it. (O7)\n");
    let told: Vec<String> = read(&text, "x.md").findings.into_iter().map(|f| f.message).collect();
    assert!(told.len() == 2 && told.iter().any(|message| message.contains("O7")), "{told:?}");
}

#[test]
fn mistakes_of_the_whole_file_are_said() {
    let of = |text: &str| -> Vec<String> {
        read(text, "x.md")
            .findings
            .into_iter()
            .map(|f| format!("{}: {}", f.line, f.message))
            .collect()
    };
    let play = "## Injects\n\n### T+00:00 I1: x\n\n> y\n";
    assert!(of(play)[0].contains("no title"));
    assert!(of(&format!("# Disk\n\n{play}"))[0].contains("`# Scenario: `"));
    assert!(
        of(&format!("# Scenario: A\n\n{play}\n# Scenario: B\n"))[0]
            .starts_with("9: a second title")
    );
    let front = |line: &str| of(&format!("---\n{line}\n---\n# Scenario: A\n\n{play}"));
    for line in [
        "kind: party",
        "duration: long",
        "cadence: x",
        "clock-start: noon",
        "format: tabletop/9",
        "mode: x",
        "kind: tabletop\nloud",
    ] {
        let found = front(line);
        assert!(found.len() == 1 && found[0].starts_with(['2', '3']), "{line}: {found:?}");
    }
    assert!(front("duration: 0m")[0].contains("no length"));
    let twice = "# Scenario: A\n\n## Objectives\n\n- **O1** x\n- **O1** y\n- z\n\n";
    let found = of(&format!("{twice}{play}"));
    assert!(
        found[0].starts_with("6: O1 is there twice")
            && found[1].starts_with("7: an objective has a number")
    );
}

#[test]
fn code_is_never_read_as_an_inject() {
    let strict = read(&format!("{HEAD}{FIRST}```\n### T+00:10 I2: No\n- [ ] no\n```\n"), "x.md");
    assert_eq!(strict.scenario.injects.len(), 1);
    assert_eq!(strict.scenario.injects[0].facilitator.len(), 1, "and is kept for the facilitator");
    assert!(strict.runs());
}

#[test]
fn five_hundred_injects_are_read() {
    let injects: String = (0..500).map(|n| format!("### T+{n}m I{n}: x\n\n> y\n\n")).collect();
    let strict = read(&format!("{HEAD}{injects}"), "x.md");
    assert_eq!((strict.scenario.injects.len(), strict.findings.len()), (500, 0));
}

/// On the page of a runbook a paragraph that begins with “Hint:” is a box, as a quotation is.
#[test]
fn players_are_given_quotations_alone() {
    for kept in [
        "**Hint:** Which runbook lists \"full\" among its symptoms?",
        "Note: say nothing yet of it.",
        "**Warning:** they will ask for the owner.",
    ] {
        let read = read(&format!("{HEAD}{FIRST}- [ ] Look. (O1)\n\n{kept}\n"), "x.md");
        let inject = &read.scenario.injects[0];
        assert_eq!(inject.text, "It is full.", "{kept}");
        assert_eq!(inject.hints.len() + inject.facilitator.len(), 1, "{kept}: {inject:?}");
    }
}
