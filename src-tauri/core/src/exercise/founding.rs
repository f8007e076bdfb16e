//! A new scenario, for a person to fill in: it passes the lint, and can be run as it is.

const LAYOUT: &str = include_str!("founding/layout.md");

/// A scenario of this name.
#[must_use]
pub fn layout(name: &str) -> String {
    let name = name.replace('<', "‹").replace('>', "›");
    LAYOUT.replace("{name}", name.trim_end_matches(['#', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::strict::read;

    #[test]
    fn a_new_scenario_passes_the_lint() {
        for name in ["Disk full", "a *b* <c> `f` # h", "1. x | y: z"] {
            let strict = read(&layout(name), "x.md");
            assert_eq!(strict.findings, [], "{name}");
            assert_eq!(strict.scenario.injects.len(), 3, "it can be run: {name}");
        }
    }
}
