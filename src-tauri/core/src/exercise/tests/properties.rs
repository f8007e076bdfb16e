//! What holds for every text: an import ends, what it writes passes the lint, and nothing of the file is lost.

use proptest::prelude::*;

use std::collections::BTreeSet;

use crate::exercise::import::{Imported, Piece, draft, import, import_with, told};
use crate::exercise::strict::{Level, read};

/// Pieces of scenarios, so that chance meets the rules.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,8} ",
        "(\n# |\n## |\n### |\n#### |\n# Scenario: |\n---\n|\n===\n)",
        "(\n\n|\n|  \n|\r\n|\n    |\t)",
        "(Inject 1: |Inject 2: |Scenario A - |Scenario B - |Phase 1: |Objectives|Injects|Hot wash|Debrief)",
        "(T\\+0 |T\\+10: |T\\+1d 02:00 |T-15 |10:40 - |\\(T\\+8\\)|Day 3|\\(reveal at ~30 minutes\\)|T\\+99999h)",
        "(\n- |\n- \\[ \\] |\n1\\. |\n\n> |\n>\n|\n  - |\n\\*\\*Questions:\\*\\*\n|\n\\*\\*Facilitator:\\*\\* )",
        "(Who leads\\?|The database is gone for all customers of the shop\\.|\\(O2\\)|\\(within 5m\\)|\\(O1, within 5m\\))",
        "(\n\\| Time \\| Inject \\| Expected \\|\n\\|--\\|--\\|--\\|\n\\| 0:00 \\| It burns \\| Run \\|\n\\| 0:15 \\| More \\| Hide \\|\n)",
        "(\n```\n|\n```bash\n|~~~|`|<b>|<details>|<!-- x|-->|\\[x\\]: y\n|\\\\|\\*\\*|_|\\[Title\\])",
        "(\n\\*\\*Hint:\\*\\* |\n### T\\+00:10 I2: |\nI1|O1|\n- \\*\\*Kind:\\*\\* |\n- \\*\\*Trigger:\\*\\* after I9)",
    ];
    prop::collection::vec(piece, 0..50).prop_map(|pieces| pieces.concat())
}

fn key(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whatever stands in a file is in the drafts made of it, and each of them can be run.
fn nothing_is_lost(text: &str) -> Result<(), TestCaseError> {
    let imported = import(text, "drill.md");
    prop_assert_eq!(
        imported.scenarios.is_empty(),
        imported.refusal.is_some(),
        "a refusal says why"
    );
    let drafts: Vec<String> =
        (0..imported.scenarios.len()).filter_map(|at| draft(&imported, at)).collect();
    prop_assert_eq!(drafts.len(), imported.scenarios.len());
    for written in &drafts {
        let findings = read(written, "drill.md").findings;
        let wrong: Vec<_> = findings.iter().filter(|f| f.level == Level::Error).collect();
        prop_assert!(wrong.is_empty(), "{:?} in\n{}", wrong, written);
    }
    let all = key(&drafts.join("\n"));
    for line in text.lines().filter(|_| !drafts.is_empty()) {
        prop_assert!(all.contains(&key(line)), "lost: {:?} of {:?}", line, text);
    }
    let ids: Vec<String> = told(&imported).injects.into_iter().map(|inject| inject.id).collect();
    let mut unique = ids.clone();
    unique.sort();
    unique.dedup();
    prop_assert_eq!(unique.len(), ids.len(), "ids are unique in a file");
    Ok(())
}

/// Whatever a person turns, nothing of the file is lost, and turned back it reads as before.
fn turning_loses_nothing(text: &str, every: usize) -> Result<(), TestCaseError> {
    let before = import_with(text, "drill.md", &BTreeSet::new());
    let stories = 0..before.scenarios.len();
    let pieces: Vec<&Piece> = stories.clone().flat_map(|at| before.pieces(at)).collect();
    let ids: BTreeSet<&str> = pieces.iter().map(|piece| piece.id.as_str()).collect();
    prop_assert_eq!(ids.len(), pieces.len(), "each piece has a name of its own");
    let turned = pieces.iter().step_by(every).map(|piece| piece.id.clone()).collect();
    let after = import_with(text, "drill.md", &turned);
    let drafts: Vec<String> = stories.clone().filter_map(|at| draft(&after, at)).collect();
    let all = key(&drafts.join("\n"));
    for line in text.lines().filter(|_| !drafts.is_empty()) {
        prop_assert!(all.contains(&key(line)), "lost: {:?} of {:?}", line, text);
    }
    for at in stories {
        let known = |imported: &Imported| -> Vec<String> {
            imported.pieces(at).iter().map(|piece| piece.id.clone()).collect()
        };
        let (before, after) = (known(&before), known(&after));
        let is_left = |id: &String| before.contains(id);
        prop_assert!(after.iter().all(is_left), "what is left keeps its name");
    }
    prop_assert_eq!(&import_with(text, "drill.md", &BTreeSet::new()), &before);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let _ = (import(&text, "x.md"), read(&text, "x.md"));
    }

    #[test]
    fn an_import_can_be_run_and_loses_nothing(text in markdown()) {
        nothing_is_lost(&text)?;
    }

    #[test]
    fn what_a_person_turns_is_never_lost(text in markdown(), every in 1_usize..4) {
        turning_loses_nothing(&text, every)?;
    }

    #[test]
    fn the_strict_form_is_read_whatever_stands_in_it(text in markdown()) {
        let strict = read(&format!("# Scenario: x\n\n## Injects\n\n### T+00:00 I1: y\n{text}"), "x.md");
        prop_assert!(!strict.scenario.title.is_empty());
    }
}
