//! After a change a list counts on, and every number that names a step names the step that its writer meant.

use super::*;

fn changed(text: &str, edit: &Edit) -> Edited {
    apply(text, edit).unwrap()
}

fn move_to(line: u32, spot: Place) -> Edit {
    Edit::Move { line, spot }
}

const PHASES: &str = "1. Look. A damaged disk: go to step 3.\n2. Restart\n3. Fail over\n\n## Later\n\n4. Tell (after step 2)\n5. Sleep\n";

#[test]
fn a_list_that_counts_on_is_counted_on_and_names_go_along() {
    let Edited { text, doubts } = changed(PHASES, &add(Place::After(1), "new", &[]));
    assert_eq!(
        text,
        "1. Look. A damaged disk: go to step 4.\n2. new\n3. Restart\n4. Fail over\n\n## Later\n\n5. Tell (after step 3)\n6. Sleep\n"
    );
    assert_eq!(doubts, Vec::<String>::new());
    let last = done(PHASES, &add(Place::After(8), "new", &[]));
    assert_eq!(last, format!("{PHASES}6. new\n"), "nothing stands behind it");
    let gone = changed(PHASES, &Edit::Drop { line: 2 });
    assert_eq!(
        gone.text,
        "1. Look. A damaged disk: go to step 2.\n2. Fail over\n\n## Later\n\n3. Tell (after step 2)\n4. Sleep\n"
    );
    assert_eq!(
        gone.doubts,
        ["Line 7 names step 2, which may be the one that goes: look at it."],
        "nobody knows what is meant now"
    );
    let moved = changed(PHASES, &move_to(2, Place::After(7)));
    assert_eq!(
        moved.text,
        "1. Look. A damaged disk: go to step 2.\n2. Fail over\n\n## Later\n\n3. Tell (after step 4)\n4. Restart\n5. Sleep\n"
    );
    assert_eq!(moved.doubts, Vec::<String>::new());
}

#[test]
fn only_numbers_that_must_change_do() {
    for (text, with) in [
        ("1. a\n1. b\n\n1. c\n", "1. a\n1. new\n1. b\n\n1. c\n"),
        ("1) a\n2) b\n", "1) a\n2) new\n3) b\n"),
        ("1. a\n2. b\n\n## Then\n\n1. c\n2. d\n", "1. a\n2. new\n3. b\n\n## Then\n\n1. c\n2. d\n"),
        ("1. a\n2. b\n\n## Then\n\n10. c\n", "1. a\n2. new\n3. b\n\n## Then\n\n10. c\n"),
        (
            "1.\ta\r\n2.\tb\r\n\r\n### C\r\n\r\n3.\tc",
            "1.\ta\r\n2.\tnew\r\n3.\tb\r\n\r\n### C\r\n\r\n4.\tc",
        ),
        (
            "1. a\n\nwords\n\n2. b\n\n```\n3. code\n```\n\n3. c\n",
            "1. a\n2. new\n\nwords\n\n3. b\n\n```\n3. code\n```\n\n4. c\n",
        ),
        ("1. a\n2. b:\n```yaml\n  key: 1\n```\n", "1. a\n2. new\n3. b:\n```yaml\n  key: 1\n```\n"),
    ] {
        assert_eq!(done(text, &add(Place::After(1), "new", &[])), with);
    }
    let nine: String = (1..=9).map(|n| format!("{n}.\tstep\n")).collect();
    let text = format!("{nine}\tmore\n\n    ```\n    code\n    ```\n");
    let with = done(&text, &add(Place::Before(1), "new", &[]));
    assert!(
        with.ends_with("10.\tstep\n\tmore\n\n    ```\n    code\n    ```\n"),
        "a tab ends where it did: {with}"
    );
}

#[test]
fn what_may_mean_another_step_is_left_to_a_person() {
    let doubts = |rest: &str| {
        let text = format!("1. a\n2. b\n3. c\n\n{rest}\n");
        let edited = changed(&text, &add(Place::After(1), "new", &[]));
        assert!(edited.text.ends_with(&format!("\n\n{rest}\n")), "it stays: {}", edited.text);
        edited.doubts
    };
    for rest in [
        "Do step 3 of the failover runbook.",
        "See [step 3](failover.md).",
        "```sh\n# then step 3\n```",
        "Run `resume --from step 3`.",
        "**Step 3:** is another one.",
        "## Then\n\n1. x\n2. y\n3. z\n\nGo back to step 3.",
        "### Step 3: of old\n\nSee step 3.",
        "| 3 | row |\n|---|---|\n\nSee step 3.",
    ] {
        let told = doubts(rest);
        assert_eq!(told.len(), 1, "{rest}: {told:?}");
        assert!(told[0].contains("names step 3") && told[0].contains("step 4"), "{told:?}");
    }
    for rest in ["Wait; step 1 is first.", "steps 7 and 8", "footstep 3", "step 1, 3 minutes later"]
    {
        assert_eq!(doubts(rest), Vec::<String>::new(), "{rest}");
    }
    let text = "1. a\n2. b: see step 3, or steps 2–3 and 4\n3. c (Schritt 2)\n\n## Then\n\n1. x\n2. y\n3. see step 2\n";
    let edited = changed(text, &add(Place::After(1), "new", &[]));
    assert!(
        edited.text.contains("3. b: see step 4, or steps 3–4 and 4\n4. c (Schritt 3)\n"),
        "{}",
        edited.text
    );
    assert!(edited.text.ends_with("3. see step 2\n"), "{}", edited.text);
    assert_eq!(
        edited.doubts.len(),
        1,
        "the other list has a step 2 of its own: {:?}",
        edited.doubts
    );
}

#[test]
fn a_list_in_a_step_leaves_the_steps_alone() {
    let text = "1. a\n   1. x\n   2. y\n2. b: back to step 2\n";
    let edited = changed(text, &add(Place::After(2), "new", &[]));
    assert_eq!(edited.text, "1. a\n   1. x\n   2. new\n   3. y\n2. b: back to step 2\n");
    assert_eq!(edited.doubts, Vec::<String>::new());
}

/// A file with lists that count on through its phases, in the forms in which people write them.
#[derive(Clone, Debug)]
struct Made {
    /// Of each phase, the step that each of its steps names.
    phases: Vec<Vec<Option<prop::sample::Index>>>,
    end: &'static str,
    mark: char,
    tab: bool,
    loose: bool,
    open: bool,
}

impl Made {
    fn count(&self) -> usize {
        self.phases.iter().map(Vec::len).sum()
    }

    /// The text, and the line of each step.
    fn text(&self) -> (String, Vec<u32>) {
        let (end, mark, all) = (self.end, self.mark, self.count());
        let gap = if self.tab { "\t" } else { " " };
        let (mut text, mut lines, mut n) = (String::from("# T"), Vec::new(), 0);
        text.push_str(end);
        for phase in &self.phases {
            text.push_str(&format!("{end}## Phase{end}{end}"));
            for (place, named) in phase.iter().enumerate() {
                if self.loose && place > 0 {
                    text.push_str(end);
                }
                n += 1;
                lines.push(u32::try_from(text.matches('\n').count() + 1).unwrap());
                text.push_str(&format!("{n}{mark}{gap}s{n}x"));
                if let Some(named) = named {
                    let at = named.index(all) + 1;
                    text.push_str(&format!(" then step {at} (s{at}x)"));
                }
                text.push_str(&format!("{end}\t- below{end}"));
            }
        }
        if self.open {
            text.truncate(text.len() - end.len());
        }
        (text, lines)
    }
}

fn made() -> impl Strategy<Value = Made> {
    let step = prop::option::of(any::<prop::sample::Index>());
    let phases = prop::collection::vec(prop::collection::vec(step, 1..5), 1..5);
    let form = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    (phases, form).prop_map(|(phases, (crlf, bracket, tab, loose, open))| Made {
        phases,
        end: if crlf { "\r\n" } else { "\n" },
        mark: if bracket { ')' } else { '.' },
        tab,
        loose,
        open,
    })
}

/// A text without numbers, line by line and sorted: what differs in nothing else.
fn bare(text: &str) -> Vec<String> {
    let mut all: Vec<String> = text
        .split_inclusive('\n')
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let line = without_numbers(line.trim_end_matches(['\r', '\n']));
            line.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned()
        })
        .collect();
    all.sort();
    all
}

/// Each step counts from 1, and each name of a step names the one whose words stand behind it.
fn holds(text: &str, steps: usize) -> Result<(), TestCaseError> {
    let step = regex::Regex::new(r"(?m)^([0-9]+)[.)]\s+(\S+)").unwrap();
    let all: Vec<(usize, String)> = step
        .captures_iter(text)
        .map(|found| (found[1].parse().unwrap(), found[2].to_owned()))
        .collect();
    let numbers: Vec<usize> = all.iter().map(|(n, _)| *n).collect();
    prop_assert_eq!(numbers, (1..=steps).collect::<Vec<_>>(), "{}", text);
    let named = regex::Regex::new(r"step ([0-9]+) \((\S+)\)").unwrap();
    for found in named.captures_iter(text) {
        let n: usize = found[1].parse().unwrap();
        if all.iter().any(|(_, words)| *words == found[2]) {
            prop_assert_eq!(&all[n - 1].1, &found[2], "{}", text);
        }
    }
    Ok(())
}

proptest! {
    /// Numbers count, names follow, and nothing else differs: whatever comes, goes or moves, in any form of file.
    #[test]
    fn whatever_changes_every_number_names_the_step_that_was_meant(
        made in made(), at in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(), after in any::<bool>(),
    ) {
        let (text, lines) = made.text();
        let (from, to) = (lines[at.index(lines.len())], lines[to.index(lines.len())]);
        let place = |line| if after { Place::After(line) } else { Place::Before(line) };
        let added = changed(&text, &add(place(from), "new", &[]));
        prop_assert_eq!(&added.doubts, &Vec::<String>::new());
        holds(&added.text, lines.len() + 1)?;
        let mut wanted = bare(&text);
        wanted.push(format!("{}{}new", made.mark, if made.tab { "\t" } else { " " }));
        wanted.sort();
        prop_assert_eq!(bare(&added.text), wanted);
        prop_assert_eq!(added.text.ends_with('\n'), !made.open);
        prop_assert_eq!(added.text.matches("\r\n").count() > 0, made.end == "\r\n");

        if from != to {
            let moved = changed(&text, &move_to(from, place(to)));
            prop_assert_eq!(&moved.doubts, &Vec::<String>::new());
            holds(&moved.text, lines.len())?;
            prop_assert_eq!(bare(&moved.text), bare(&text));
        }
        if lines.len() > 1 {
            let gone = changed(&text, &Edit::Drop { line: from });
            holds(&gone.text, lines.len() - 1)?;
            let own = format!("step {} ", at.index(lines.len()) + 1);
            let named = text.lines().filter(|line| line.contains(&own)).count();
            let in_it = text.lines().filter(|line| line.contains(&own) && line.starts_with(&format!("{}{}", at.index(lines.len()) + 1, made.mark))).count();
            prop_assert!(gone.doubts.len() >= named - in_it, "{:?}: {}", gone.doubts, text);
        }
    }
}
