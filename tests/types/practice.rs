//! The exercise that the page's stand-in shows: the scenarios that ship, two files in forms of their own, one page that only
//! speaks about exercises, one with mistakes, and a tabletop that was played and has ended.

use std::fs;
use std::path::Path;

use holdfast_core::clock::{Clock, Hand, MINUTE_MS, Millis};
use holdfast_core::engine::Engine;
use holdfast_core::exercise::clock::said;
use holdfast_core::exercise::entry::{Element, Met, ObservationKind, Rating};
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::{
    ClockAction, InjectAction, ItemAction, JudgeAction, Practise,
};
use holdfast_core::incident::event::ActionItem;
use holdfast_core::incident::{Action, Command};
use holdfast_core::team::shipped::{SCENARIOS, SHIPPED};

use crate::shop::DAY;

/// The pages that the stand-in has.
pub const PAGES: [&str; 6] = [
    "runbooks/exercises/primary-database-gone.md",
    "runbooks/exercises/mail-is-gone.md",
    "runbooks/exercises/two-drills.md",
    "runbooks/exercises/why-we-practise.md",
    "runbooks/exercises/mistakes.md",
    "runbooks/exercises/bad-deployment-on-a-friday.md",
];

const OWN: [(&str, &str); 4] = [
    ("exercises/mail-is-gone.md", include_str!("practice/mail-is-gone.md")),
    ("exercises/two-drills.md", include_str!("practice/two-drills.md")),
    ("exercises/why-we-practise.md", include_str!("practice/why-we-practise.md")),
    ("exercises/mistakes.md", include_str!("practice/mistakes.md")),
];

/// A laptop on which somebody practises.
pub struct Drill {
    pub engine: Engine,
    hand: Hand,
}

impl Drill {
    /// The laptop in `place`.
    pub fn open(place: &Path) -> Self {
        let workspace = place.join("workspace");
        for (path, text) in SHIPPED.iter().chain(SCENARIOS).chain(&OWN) {
            let file = workspace.join("runbooks").join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let (clock, hand) = Clock::by_hand(Millis(DAY));
        let engine = Engine::open(&place.join("data"), &workspace, clock).unwrap();
        Self { engine, hand }
    }

    /// Plays the first scenario to its end.
    pub fn play(&mut self) -> IncidentId {
        let opened = self.engine.library().scenario_job().unwrap().open(PAGES[0]).unwrap();
        let file = opened.to_play(0).unwrap();
        let command = Command::Practise(Practise {
            path: file.path.clone(),
            auto: false,
            speed: "60".parse().unwrap(),
            severity: None,
            file: Some(Box::new(file)),
            attached: Vec::new(),
        });
        let id = self.engine.execute(command, None, "Kim").unwrap().incident.parse().unwrap();
        let seen = |kind, text: &str, objective: &str| JudgeAction::Observe {
            kind: Some(kind),
            text: text.to_owned(),
            objective: Some(objective.to_owned()),
            inject: Some("I1".to_owned()),
        };
        let mark = |number, met| InjectAction::MarkExpectation {
            inject: "I1".to_owned(),
            number,
            met,
            note: None,
            in_time: None,
        };
        self.act(id, 0, InjectAction::ReleaseInject { inject: Some("I1".to_owned()) });
        self.act(id, 3, mark(1, Met::Yes));
        self.act(id, 1, seen(ObservationKind::Strength, "Roles were named first", "O1"));
        self.act(id, 5, mark(2, Met::Partial));
        self.act(id, 1, seen(ObservationKind::Gap, "Nobody knew who may call the vendor", "O2"));
        self.act(id, 2, ClockAction::JumpTo { to: said(85 * MINUTE_MS) });
        self.act(id, 1, JudgeAction::EndExercise);
        let reason = "The update came at 8 minutes.".to_owned();
        let rating = Rating::Some;
        self.act(id, 0, JudgeAction::RateObjective { objective: "O1".to_owned(), rating, reason });
        let vendor = ActionItem {
            issue: "Nobody knew who may call the vendor".to_owned(),
            fix: "Put the contract number into the runbook".to_owned(),
            element: Some(Element::Planning),
            owner: Some("Bo".to_owned()),
            due: None,
            objective: Some("O2".to_owned()),
            ..ActionItem::default()
        };
        self.act(id, 0, ItemAction::add(vendor));
        id
    }

    /// Some minutes of the story later.
    fn act(&mut self, id: IncidentId, minutes: i64, action: impl Into<Action>) {
        for _ in 0..minutes {
            self.hand.advance(1_000);
            self.engine.tick().unwrap();
        }
        let command = Command::On { incident: id, action: action.into() };
        self.engine.execute(command, None, "Kim").unwrap();
    }
}
