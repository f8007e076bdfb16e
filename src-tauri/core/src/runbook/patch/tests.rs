//! One change, and not a byte beside it.

mod counted;

use proptest::prelude::*;

use super::*;

const NUMBERED: &str = "# Queue stuck\n\nSome words.\n\n## Do this\n\n1. Check the queue\n   - Look at the first message\n2. Restart it:\n   ```sh\n   $ systemctl restart worker\n   ```\n3. Tell **everybody**\n\nMore words.\n";

fn done(text: &str, edit: &Edit) -> String {
    apply(text, edit).unwrap().text
}

fn add(spot: Place, text: &str, commands: &[&str]) -> Edit {
    let commands = commands.iter().map(|c| (*c).to_owned()).collect();
    Edit::Add { spot, text: text.into(), commands }
}

#[test]
fn a_new_step_takes_its_number_and_moves_those_behind_it_on() {
    let text = done(NUMBERED, &add(Place::After(9), "Look at the disk", &["df -h"]));
    let list =
        "   ```\n3. Look at the disk\n   ```sh\n   df -h\n   ```\n4. Tell **everybody**\n\nMore";
    assert!(text.contains(list), "{text}");
    let first = done(NUMBERED, &add(Place::Before(7), "Breathe", &[]));
    assert!(first.contains("\n\n1. Breathe\n2. Check the queue\n   - Look"), "{first}");
    assert!(first.contains("\n3. Restart it:\n") && first.contains("\n4. Tell"), "{first}");
    let ones = done("1. a\n1. b\n", &add(Place::After(1), "new", &[]));
    assert_eq!(ones, "1. a\n1. new\n1. b\n", "a list of ones stays one");
    let ticks = done("- [x] a\n\n- [ ] b", &add(Place::After(3), "new", &[]));
    assert_eq!(
        ticks, "- [x] a\n\n- [ ] b\n\n- [ ] new",
        "as its neighbours, without a line break at the end"
    );
    let windows = done("* a\r\n* b\r\n", &add(Place::After(1), "new", &[]));
    assert_eq!(windows, "* a\r\n* new\r\n* b\r\n");
}

#[test]
fn a_tenth_step_takes_what_lies_in_it_along() {
    let text: String =
        (1..=9).map(|n| format!("{n}. step\n")).collect::<String>() + "   ```\n   x\n   ```\n";
    let longer = done(&text, &add(Place::Before(1), "new", &[]));
    assert!(longer.ends_with("10. step\n    ```\n    x\n    ```\n"), "{longer}");
}

#[test]
fn words_and_commands_are_replaced_where_they_stand() {
    let words =
        Edit::Reword { line: 9, was: "Restart it".into(), text: "Restart the worker".into() };
    assert!(done(NUMBERED, &words).contains("\n2. Restart the worker:\n   ```sh"));
    let marked =
        Edit::Reword { line: 13, was: "Tell everybody".into(), text: "Tell support".into() };
    assert!(done(NUMBERED, &marked).contains("\n3. Tell support\n\nMore"));
    let command = |now: &[&str]| Edit::Commands {
        line: 9,
        was: vec!["systemctl restart worker".into()],
        now: now.iter().map(|c| (*c).to_owned()).collect(),
    };
    let text = done(NUMBERED, &command(&["systemctl restart worker@1", "journalctl -n 5"]));
    assert!(
        text.contains(
            "   $ systemctl restart worker@1\n   ```\n   ```sh\n   journalctl -n 5\n   ```\n3."
        ),
        "{text}"
    );
    assert!(apply(NUMBERED, &command(&[])).unwrap_err().to_string().contains("by hand"));
    let inline = "1. Run `df -h` now\n";
    let edit = Edit::Commands { line: 1, was: vec!["df -h".into()], now: vec!["df -i".into()] };
    assert_eq!(done(inline, &edit), "1. Run `df -i` now\n");
}

#[test]
fn a_step_that_goes_or_moves_takes_all_of_it_along() {
    let text = done(NUMBERED, &Edit::Drop { line: 7 });
    assert!(
        text.contains("## Do this\n\n1. Restart it:\n") && text.contains("\n2. Tell"),
        "{text}"
    );
    assert!(!text.contains("first message"), "{text}");
    let last = done(NUMBERED, &Edit::Drop { line: 13 });
    assert!(last.contains("   ```\n\nMore words."), "{last}");
    let moved = done(NUMBERED, &Edit::Move { line: 7, spot: Place::After(13) });
    let list = "1. Restart it:\n   ```sh\n   $ systemctl restart worker\n   ```\n2. Tell **everybody**\n3. Check the queue\n   - Look at the first message\n\nMore";
    assert!(moved.contains(list), "{moved}");
    let back = done(NUMBERED, &Edit::Move { line: 13, spot: Place::Before(7) });
    assert!(back.contains("1. Tell **everybody**\n2. Check the queue\n   - Look at the first message\n3. Restart it:"), "{back}");
}

#[test]
fn a_remark_stands_in_its_step_and_a_window_ends_later() {
    let text = done(NUMBERED, &Edit::Remark { line: 9, text: "Left out: it ran".into() });
    assert!(text.contains("   ```\n   > Left out: it ran\n3."), "{text}");
    let beside = done("1. a\n```sh\nx\n```\n", &Edit::Remark { line: 1, text: "r".into() });
    assert_eq!(beside, "1. a\n   > r\n```sh\nx\n```\n", "it belongs to its step");
    let plan = "## Now (0-5 minutes)\n\n1. a\n\n## Then (5-15 minutes)\n";
    let edit = |next| Edit::Window { line: 1, from: 0, to: 5, now: 10, next };
    assert!(done(plan, &edit(None)).starts_with("## Now (0-10 minutes)\n"));
    assert!(done(plan, &edit(Some(5))).ends_with("## Then (10-15 minutes)\n"));
    assert!(apply("## Soon\n", &edit(None)).is_err());
}

#[test]
fn what_is_no_list_is_left_alone() {
    for edit in [
        add(Place::After(3), "x", &[]),
        Edit::Drop { line: 3 },
        Edit::Drop { line: 99 },
        Edit::Remark { line: 1, text: "x".into() },
    ] {
        assert!(apply(NUMBERED, &edit).unwrap_err().to_string().contains("by hand"));
    }
}

proptest! {
    /// What is added and taken out again leaves every byte as it was.
    #[test]
    fn adding_and_dropping_is_nothing(
        items in prop::collection::vec("[a-z]{1,6}( [a-z]{1,6}){0,2}", 1..14),
        loose in any::<bool>(),
        crlf in any::<bool>(),
        open in any::<bool>(),
        at in any::<prop::sample::Index>(),
    ) {
        let end = if crlf { "\r\n" } else { "\n" };
        let gap = if loose { end } else { "" };
        let list: String = (1..).zip(&items).map(|(n, item)| format!("{n}. {item}{end}   more of it{end}{gap}")).collect();
        let mut text = format!("# T{end}{end}{list}");
        if loose {
            text.truncate(text.len() - end.len());
        }
        if open {
            text.truncate(text.len() - end.len());
        }
        let n = at.index(items.len());
        let line = |n: usize| u32::try_from(3 + n * (2 + usize::from(loose))).unwrap();
        let with = done(&text, &add(Place::After(line(n)), "a new step", &[]));
        prop_assert!(with != text);
        let at = 1 + with.lines().position(|line| line.ends_with("a new step")).unwrap();
        let back = done(&with, &Edit::Drop { line: u32::try_from(at).unwrap() });
        prop_assert_eq!(back, text);
    }
}
