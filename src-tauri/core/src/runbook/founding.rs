//! A new runbook in the founding layout, for a person to fill in.

use chrono::NaiveDate;

use super::export::escape;

const LAYOUT: &str = include_str!("founding/layout.md");

/// A runbook of this name. Its blanks and its example commands show where a team's own words go; it can be read as a
/// checklist as it is.
#[must_use]
pub fn layout(name: &str, today: NaiveDate) -> String {
    LAYOUT.replace("{today}", &today.to_string()).replace("{name}", &escape(name))
}

/// The name of its file without ending: lower case, words joined by hyphens. Never empty, and never a name that a system
/// keeps for a device.
#[must_use]
pub fn file_stem(name: &str) -> String {
    let words = name.to_lowercase();
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let stem: String = words.collect::<Vec<_>>().join("-").chars().take(80).collect();
    let stem = stem.trim_end_matches('-');
    let device = |stem: &str| {
        let numbered = stem.trim_end_matches(|c: char| c.is_ascii_digit());
        ["con", "prn", "aux", "nul"].contains(&stem) || ["com", "lpt"].contains(&numbered)
    };
    let listed = ["readme", "index"].iter().any(|page| stem.starts_with(page));
    if stem.is_empty() {
        "runbook".to_owned()
    } else if device(stem) || listed {
        format!("runbook-{stem}")
    } else {
        stem.to_owned()
    }
}

/// True for what is written as a path and not as a name: `../disk`, `/tmp/disk`, `disk.md`. `CI/CD broken` is a name.
#[must_use]
pub fn is_path(name: &str) -> bool {
    let name = name.trim();
    let climbs = name.split(['/', '\\']).any(|part| matches!(part, "." | ".." | "~"));
    let roots = name.starts_with(['/', '\\']) || name.get(1..3) == Some(":\\");
    climbs && name.contains(['/', '\\']) || roots || name.to_lowercase().ends_with(".md")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runbook::lint::{Around, Level, Settings, Target, lint};
    use crate::runbook::{PhaseKind, parse};

    #[test]
    fn a_new_runbook_is_a_checklist_without_a_finding() {
        let today = "2026-08-29".parse().unwrap();
        for name in ["Disk full", "a *b* <c> [d](e) `f` _g_ # h", "1. x | y"] {
            let text = layout(name, today);
            let runbook = parse(&text, "x.md");
            assert_eq!(runbook.title, name, "its title shows what was typed");
            assert_eq!(runbook.steps_total(), 5, "its steps are steps: {:?}", runbook.phases);
            let windows = runbook.phases.iter().filter(|phase| phase.window.is_some()).count();
            assert_eq!(windows, 3, "its phases have windows");
            let talks = runbook.phases.iter().any(|p| p.kind == PhaseKind::Communication);
            assert!(talks && runbook.severity.is_some(), "it says whom to tell, and how bad it is");
            let around = Around { today, file_name: "x.md", target: &|_| Target::Missing };
            let found = lint(&text, &runbook, &around, &Settings::default()).findings;
            assert!(found.iter().all(|f| f.level == Level::Note), "nothing to mend: {found:?}");
        }
    }

    #[test]
    fn a_path_is_no_name() {
        for path in ["../evil", "a/../../b", "./x", "~/x", "/tmp/x", "..\\x", "C:\\x", "disk.md"] {
            assert!(is_path(path), "{path} says where, not what");
        }
        for name in ["CI/CD broken", "5xx on /checkout", "Disk full...", "a ~ b", "é:"] {
            assert!(!is_path(name), "{name} is what people call it");
        }
    }

    #[test]
    fn a_name_becomes_a_file_on_every_system() {
        let cases = [
            ("Disk full!", "disk-full"),
            ("  ", "runbook"),
            ("../../etc/passwd", "etc-passwd"),
            ("Datenbank überlastet", "datenbank-überlastet"),
            ("CON", "runbook-con"),
            ("com1", "runbook-com1"),
            ("Index rebuild", "runbook-index-rebuild"),
        ];
        for (name, stem) in cases {
            assert_eq!(file_stem(name), stem, "{name}");
        }
    }
}
