//! A text that no channel would get.

use super::{Desk, update};
use crate::incident::command::{PostAction, Update};
use crate::incident::{Action, Audience};

#[test]
fn a_text_that_nobody_would_read_is_recorded_only_when_a_person_says_so() {
    let mut desk = Desk::declared();
    desk.cx.policy.channels.clear();
    let resolve = Action::Post(PostAction::Resolve { text: Some("over".into()) });
    for action in [update(Audience::Internal, None), resolve] {
        let refusal = desk.ask(action).unwrap_err().message;
        assert!(refusal.contains("nobody would read"), "the plain question: {refusal}");
        for way in ["holdfast channel add", "--elsewhere", "--to-nobody"] {
            assert!(refusal.contains(way), "each way out: {refusal}");
        }
    }
    let Action::Post(PostAction::PostUpdate(said)) = update(Audience::Internal, None) else {
        panic!("an update")
    };
    for said in [Update { elsewhere: true, ..said.clone() }, Update { to_nobody: true, ..said }] {
        desk.act(Action::Post(PostAction::PostUpdate(said)));
    }
    desk.act(Action::Post(PostAction::Resolve { text: None }));
}
