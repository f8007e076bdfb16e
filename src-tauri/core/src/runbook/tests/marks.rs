//! Marks in front of a step, and numbers that no list of Markdown counts: none of them hides a step.

use super::{read, step, texts};

#[test]
fn a_box_with_any_mark_is_a_box() {
    let source = "# T\n\n## Notes\n- [x] blue\n- [/] green\n- [!] red: `ls -l`\n- [>] grey\n- [-] black\n- [?] white\n- [~] pink\n- [] brown\n- [1] no box\n";
    let runbook = read(source);
    assert_eq!(
        texts(&runbook),
        ["blue", "green", "red: ls -l", "grey", "black", "white", "pink", "brown"]
    );
    assert_eq!(step(&runbook, "red: ls -l").commands, ["ls -l"]);
    assert_eq!(
        texts(&read("## Steps\n1. [*] Stop it\n2. [ ] Start it\n")),
        ["Stop it", "Start it"]
    );
}

#[test]
fn owners_times_and_signs_do_not_hide_the_verb() {
    let of = |items: [&str; 4]| {
        let list: String = (1..).zip(items).map(|(n, item)| format!("{n}. {item}\n")).collect();
        let runbook = read(&format!("# T\n\n## Steps\n{list}"));
        runbook.steps().map(|(_, s)| s.owner.clone()).collect::<Vec<_>>()
    };
    let team = Some("Net".to_owned());
    assert_eq!(
        of(["[Net] Call them", "(Net) Move it", "@Net Stop it", "@Net: Tell them"]),
        vec![team; 4]
    );
    assert_eq!(
        of(["14:05 Stop it", "14:05 UTC – Move it", "[14:10] Start it", "2pm: Tell them"]),
        [None, None, None, None]
    );
    assert_eq!(of(["🔍 Look at it", "🛑 Stop it", "1️⃣ Start it", ":bell: Tell them"]).len(), 4);
    assert_eq!(
        of(["**Net** Call them", "**Net** – Move it", "**Net:** Start it", "Net | Tell them"])
            .len(),
        4
    );
    let bullets = "# T\n\n## Rollback\n- [Net] If it lags, stop it\n- 14:05 Start it\n";
    let runbook = read(bullets);
    assert_eq!(runbook.step(1).unwrap().condition.as_deref(), Some("If it lags"));
    assert_eq!(runbook.steps().count(), 2);
}

#[test]
fn lines_with_numbers_of_their_own_are_steps_of_their_own() {
    for lines in [
        "Step 1 - Stop it.\nStep 2 - Move it\nto the rack.\nStep 3 - Start it.",
        "(1) Stop it.\n(2) Move it\nto the rack.\n(3) Start it.",
        "1 - Stop it.\n2 - Move it\nto the rack.\n3 - Start it.",
        "① Stop it.\n② Move it\nto the rack.\n③ Start it.",
    ] {
        let runbook = read(&format!("# T\n\n## Restore\n\n{lines}\n"));
        assert_eq!(texts(&runbook), ["Stop it.", "Move it to the rack.", "Start it."], "{lines}");
        let numbers: Vec<_> = runbook.steps().map(|(_, s)| s.source_number).collect();
        assert_eq!(numbers, [Some(1), Some(2), Some(3)]);
        assert_eq!(runbook.steps().map(|(_, s)| s.line).collect::<Vec<_>>(), [5, 6, 8]);
    }
    let with_command =
        "# T\n\n## Restore\n\nStep 1 - Stop it:\nsystemctl stop web\nStep 2 - Tell them.\n";
    let runbook = read(with_command);
    assert_eq!(step(&runbook, "Stop it").commands, ["systemctl stop web"]);
}

#[test]
fn bullets_at_the_margin_below_a_number_belong_to_it() {
    let source = "# T\n\n## Restore\n\n1) Look\n- Count them: `ls -l`\n- Tell them\n\n2) Swap\n- Stop it:\n  - `systemctl stop web`\n";
    let runbook = read(source);
    assert_eq!(texts(&runbook), ["Look", "Swap"]);
    let below: Vec<_> = runbook.step(1).unwrap().substeps.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(below, ["Count them: ls -l", "Tell them"]);
    assert_eq!(runbook.step(2).unwrap().substeps[0].commands, ["systemctl stop web"]);
}

#[test]
fn lettered_lines_are_sub_steps() {
    for (a, b) in [("a.", "b."), ("a)", "b)"), ("(a)", "(b)"), ("A.", "B."), ("i.", "ii.")] {
        let source = format!(
            "# T\n\n## Steps\n1. Swap it:\n   {a} Stop it: `systemctl stop web`\n   {b} Pull it\n2. Start it\n"
        );
        let runbook = read(&source);
        assert_eq!(texts(&runbook), ["Swap it", "Start it"]);
        let below = &runbook.step(1).unwrap().substeps;
        let told: Vec<_> = below.iter().map(|s| s.text.as_str()).collect();
        assert_eq!(told, [format!("{a} Stop it: systemctl stop web"), format!("{b} Pull it")]);
        assert_eq!(below[0].commands, ["systemctl stop web"]);
    }
}
