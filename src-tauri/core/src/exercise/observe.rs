//! An observation as it is typed: `~ Runbook has no step for the archive (O2)`. Nothing of the sentence is lost on the way.

use super::entry::{Observation, ObservationKind};
use super::scenario::Scenario;

/// What a line says. Its kind is `kind`, else what the sign at its front says, else something to improve. What it is about
/// is said by ids of the scenario at its end: in brackets they are a mark and leave the text, bare they are words of it.
#[must_use]
pub fn observed(line: &str, kind: Option<ObservationKind>, scenario: &Scenario) -> Observation {
    let (kind, words) = match kind {
        Some(kind) => (kind, line.trim()),
        None => signed(line.trim()),
    };
    let (text, about) = match marked(words, scenario) {
        Some((text, about)) => (text, about),
        None => (words, named(words, scenario)),
    };
    let (objective, inject) = (about.objective, about.inject);
    Observation { kind, text: text.to_owned(), objective, inject }
}

/// What an observation is about, as the scenario writes it.
#[derive(Default)]
struct About {
    objective: Option<String>,
    inject: Option<String>,
}

impl About {
    /// Takes an id; false for what is none, or for a second one of its sort.
    fn takes(&mut self, word: &str, scenario: &Scenario) -> bool {
        let objective = scenario.objectives.iter().map(|one| &one.id);
        let inject = scenario.injects.iter().map(|one| &one.id);
        set(&mut self.objective, objective, word) || set(&mut self.inject, inject, word)
    }

    fn is_empty(&self) -> bool {
        self.objective.is_none() && self.inject.is_none()
    }
}

fn set<'a>(
    kept: &mut Option<String>,
    mut ids: impl Iterator<Item = &'a String>,
    word: &str,
) -> bool {
    let found = ids.find(|id| id.eq_ignore_ascii_case(word)).filter(|_| kept.is_none());
    *kept = found.cloned().or_else(|| kept.take());
    found.is_some()
}

/// The kind that the sign at the front says, and the words behind it. Before a digit a sign is part of a number.
fn signed(line: &str) -> (ObservationKind, &str) {
    let mut signs = line.chars();
    let kind = signs.next().and_then(ObservationKind::of_sign);
    let rest = signs.as_str();
    match kind.filter(|_| !rest.starts_with(|next: char| next.is_ascii_digit())) {
        Some(kind) => (kind, rest.trim_start()),
        None => (ObservationKind::Improve, line),
    }
}

/// The words before ids in brackets at the end, and what these name; none where something else is in the brackets.
fn marked<'a>(words: &'a str, scenario: &Scenario) -> Option<(&'a str, About)> {
    let (before, inside) = words.strip_suffix(')')?.rsplit_once('(')?;
    let mut about = About::default();
    let all = ids_in(inside).all(|word| about.takes(word, scenario));
    (all && !about.is_empty()).then(|| (before.trim_end(), about))
}

/// What the ids that the words end with name.
fn named(words: &str, scenario: &Scenario) -> About {
    let mut about = About::default();
    let ended = words.trim_end_matches(['.', '!', '?']);
    let last: Vec<&str> = ids_in(ended).collect();
    for word in last.into_iter().rev() {
        if !about.takes(word, scenario) {
            break;
        }
    }
    about
}

fn ids_in(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| sign.is_whitespace() || sign == ',').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::{Inject, Objective};
    use proptest::prelude::*;

    fn scenario() -> Scenario {
        let objectives =
            ["O1", "O2"].map(|id| Objective { id: id.to_owned(), ..Objective::default() });
        let injects = ["I1", "I3"].map(|id| Inject { id: id.to_owned(), ..Inject::default() });
        Scenario { objectives: objectives.into(), injects: injects.into(), ..Scenario::default() }
    }

    fn read(line: &str) -> (ObservationKind, String, Option<String>, Option<String>) {
        let seen = observed(line, None, &scenario());
        (seen.kind, seen.text, seen.objective, seen.inject)
    }

    fn wanted(
        kind: ObservationKind,
        text: &str,
        objective: Option<&str>,
        inject: Option<&str>,
    ) -> (ObservationKind, String, Option<String>, Option<String>) {
        (kind, text.to_owned(), objective.map(str::to_owned), inject.map(str::to_owned))
    }

    #[test]
    fn a_sign_at_the_front_says_the_kind_and_a_number_has_none() {
        use ObservationKind::{Gap, Improve, Question, Strength};
        for (line, kind, text) in [
            ("+ Roles were named", Strength, "Roles were named"),
            ("~No step for the archive", Improve, "No step for the archive"),
            ("- Nobody has the number", Gap, "Nobody has the number"),
            ("− Nobody has the number", Gap, "Nobody has the number"),
            ("? Who may call the vendor", Question, "Who may call the vendor"),
            ("Roles were named", Improve, "Roles were named"),
            ("-5 degrees in the room", Improve, "-5 degrees in the room"),
            ("- -5 degrees in the room", Gap, "-5 degrees in the room"),
        ] {
            assert_eq!(read(line), wanted(kind, text, None, None), "{line}");
        }
        let said = observed("- 5 of them", Some(Question), &scenario());
        assert_eq!((said.kind, said.text.as_str()), (Question, "- 5 of them"), "it was said");
    }

    #[test]
    fn ids_at_the_end_say_what_it_is_about() {
        use ObservationKind::{Gap, Improve};
        for (line, text, objective, inject) in [
            ("We met O1", "We met O1", Some("O1"), None),
            ("No step for the archive (o2)", "No step for the archive", Some("O2"), None),
            ("They waited for (I3, O1)", "They waited for", Some("O1"), Some("I3")),
            ("Nobody read I3", "Nobody read I3", None, Some("I3")),
            ("Nobody read i3 O2.", "Nobody read i3 O2.", Some("O2"), Some("I3")),
            ("The number of O9", "The number of O9", None, None),
            ("O1 came before O2", "O1 came before O2", Some("O2"), None),
            ("Called (twice)", "Called (twice)", None, None),
            ("Called ()", "Called ()", None, None),
        ] {
            assert_eq!(read(line), wanted(Improve, text, objective, inject), "{line}");
        }
        assert_eq!(read("- (O1)"), wanted(Gap, "", Some("O1"), None), "nothing was said");
    }

    proptest! {
        #[test]
        fn no_word_of_a_line_is_lost(line in "[-+~?−]? ?[a-zO(]{0,6}( [-(]?[OI]?[0-9a-z]{0,3}[),.]?){0,5}") {
            let seen = observed(&line, None, &scenario());
            let words = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
            let marks = [&seen.objective, &seen.inject].into_iter().flatten();
            let lost = words(&line).len() - words(&seen.text).len();
            prop_assert!(words(&line).starts_with(&words(&seen.text)), "{:?}", seen);
            prop_assert!(lost <= marks.map(String::len).sum::<usize>(), "{:?}", seen);
        }
    }
}
