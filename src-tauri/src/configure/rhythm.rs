//! How often an update is promised, and from when a change of it counts.

use super::{Outcome, asked};
use crate::desk::Desk;

/// Writes the rhythm into the team's file, and says what becomes of the incidents that are open.
pub async fn set(desk: &Desk, minutes: [Option<u32>; 5]) -> Outcome {
    let open = asked(desk, move |engine| {
        engine.set_cadence(minutes)?;
        let open = holdfast_core::screen::open(engine)?;
        Ok(open.into_iter().map(|one| one.number).collect::<Vec<_>>())
    });
    Ok(told(&open.await?))
}

/// From when it counts. An open incident keeps what it was promised until its severity changes.
fn told(open: &[String]) -> String {
    let saved = "The rhythm is saved in holdfast.toml. It counts for incidents that are declared from now on";
    match open {
        [] => format!("{saved}."),
        [one] => format!("{saved}; {one} keeps its own until its severity changes."),
        [first @ .., last] => format!(
            "{saved}; {} and {last} keep their own until their severity changes.",
            first.join(", ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn an_incident_that_runs_is_told_that_it_keeps_its_rhythm() {
        assert!(told(&[]).ends_with("from now on."));
        let one = told(&["INC-0042".to_owned()]);
        assert!(one.contains("INC-0042 keeps its own until its severity changes"), "{one}");
        let two = told(&["INC-0042".to_owned(), "INC-0043".to_owned()]);
        assert!(two.contains("INC-0042 and INC-0043 keep"), "{two}");
    }
}
