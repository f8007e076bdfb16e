//! What can become of an incident: every state is reached by a deed, and no deed leads from a state to itself but the one
//! that names it.

use super::{IncidentState, StateDeed};

#[test]
fn a_state_is_open_or_has_an_end_and_a_final_one_is_not_open() {
    for state in IncidentState::ALL {
        assert_eq!(state.is_open(), IncidentState::OPEN.contains(&state), "{state}");
        assert!(!(state.is_open() && (state.is_final() || state.is_worked_off())), "{state}");
        assert!(state.is_open() || state.is_final() || state.is_worked_off(), "{state}");
    }
}

#[test]
fn each_state_offers_the_deeds_that_lead_on_from_it() {
    for state in IncidentState::ALL {
        let ways = state.ways();
        for (deed, to) in &ways {
            let is_back = *deed == StateDeed::Reopen;
            assert_eq!(is_back, !state.is_open() && to.is_open(), "{state} to {to}");
            assert!(is_back || *deed == to.deed(), "{state} to {to}");
        }
        let closes = ways.iter().any(|(_, to)| to.is_closed());
        assert_eq!(
            closes,
            !state.is_open() && !state.is_closed(),
            "{state} is closed once it ended"
        );
    }
}
