//! Words for an exercise that is played: beginning it, directing it, and what it leaves.

use clap::{Args as ClapArgs, Subcommand};
use holdfast_core::exercise::Speed;
use holdfast_core::exercise::clock;
use holdfast_core::exercise::entry::{Element, Met, ObservationKind, Rating};
use holdfast_core::incident::Action;
use holdfast_core::incident::command::{ClockAction, InjectAction, ItemAction, JudgeAction};
use holdfast_core::incident::event::ActionItem;
use holdfast_core::severity::Severity;
use std::path::PathBuf;

use super::passed::forms_of_exercise;
use super::{Json, Masked, Passed};

/// Words for an exercise that is played.
#[derive(Debug, Subcommand)]
pub enum PlayWord {
    /// Begin an exercise by a scenario, and keep its clock running until it ends or Ctrl+C pauses it
    Run(Run),
    /// Let the clock go on, and keep it running where no other program does
    Resume(Which),
    /// Show the clock, the injects with what is expected, and what was measured
    Status {
        #[command(flatten)]
        which: Which,
        /// What players see: what they were given, and no more
        #[arg(long)]
        players: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Write the after-action report, in any form; as CSV what became of each inject
    #[command(mut_arg("format", |format| format.value_parser(forms_of_exercise())))]
    Report(Report),
    /// Make a scenario of a real incident: what became known, as injects; what was decided, as what is expected
    Replay {
        /// INC-0042, 42 or latest
        #[arg(value_name = "INC")]
        incident: String,
        /// The file to write; without it the scenario is printed
        #[arg(short, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    #[command(flatten)]
    Direct(DirectWord),
}

/// Which exercise is meant.
#[derive(Debug, ClapArgs)]
pub struct Which {
    /// The exercise, as in INC-0044; the one that is on, else the last, without it
    #[arg(long = "exercise", value_name = "INC")]
    pub exercise: Option<String>,
}

/// The beginning of an exercise.
#[derive(Debug, ClapArgs)]
pub struct Run {
    /// The scenario, in whatever form
    pub file: String,
    /// Which one, where the file holds several scenarios: 1 is the first
    #[arg(long, value_name = "N")]
    pub scenario: Option<usize>,
    /// Release injects by itself, ask nothing, and end in the hot wash: to practise alone
    #[arg(long)]
    pub auto: bool,
    /// Seconds of the story in a second, from 0.5 to 3600
    #[arg(long, value_name = "N", default_value = "1")]
    pub speed: Speed,
    /// How bad what is practised is; without it as the runbook says, else sev2
    #[arg(long, value_name = "SEV")]
    pub severity: Option<Severity>,
}

/// The report of an exercise.
#[derive(Debug, ClapArgs)]
pub struct Report {
    #[command(flatten)]
    pub which: Which,
    #[command(flatten)]
    pub passed: Passed,
    #[command(flatten)]
    pub masked: Masked,
    #[command(flatten)]
    pub json: Json,
}

/// Words that are one action on an exercise.
#[derive(Debug, Subcommand)]
pub enum DirectWord {
    /// Stop the clock
    Pause {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "R")]
        reason: Option<String>,
    },
    /// Give the clock another speed, from 0.5 to 3600
    Speed {
        #[arg(value_parser = speed)]
        speed: String,
        #[command(flatten)]
        which: Which,
    },
    /// Put the clock forward: T+00:40
    Jump {
        #[arg(value_name = "TIME", value_parser = story_time)]
        to: String,
        #[command(flatten)]
        which: Which,
    },
    /// Give players an inject, due or not; the one that is due first without INJECT
    Release {
        inject: Option<String>,
        #[command(flatten)]
        which: Which,
    },
    /// Keep an inject back until it is released
    Hold {
        inject: String,
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "R")]
        reason: Option<String>,
    },
    /// Leave an inject out
    Skip {
        inject: String,
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "R")]
        reason: String,
    },
    /// Give an inject another time: T+00:40
    Retime {
        inject: String,
        #[arg(value_name = "TIME", value_parser = story_time)]
        to: String,
        #[command(flatten)]
        which: Which,
    },
    /// Give players the next hint of an inject
    Hint {
        inject: String,
        #[command(flatten)]
        which: Which,
    },
    /// Say whether an expectation was met: I2.1 yes, late, partial, no or n.a.; after the end, yes is in time
    Expect {
        #[arg(value_name = "INJECT.N", value_parser = expectation)]
        expectation: (String, u32),
        #[arg(value_parser = met)]
        met: (Met, Option<bool>),
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Keep an observation: a strength, something to improve, a gap or a question
    Observe {
        #[arg(value_parser = kind)]
        kind: ObservationKind,
        #[arg(allow_hyphen_values = true)]
        text: String,
        #[command(flatten)]
        which: Which,
        /// The objective that it is about
        #[arg(long, value_name = "O1")]
        objective: Option<String>,
        /// The inject that it is about
        #[arg(long, value_name = "I1")]
        inject: Option<String>,
    },
    /// Rate an objective: P, S, M or U, with the reason
    Rate {
        objective: String,
        #[arg(value_parser = rating)]
        rating: Rating,
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "R")]
        reason: String,
    },
    /// Add a row to the improvement plan: what is wrong, and what is done about it
    Plan {
        issue: String,
        fix: String,
        #[command(flatten)]
        which: Which,
        /// planning, organisation, equipment, training or exercises
        #[arg(long, value_parser = element, default_value = "planning")]
        element: Element,
        #[arg(long, value_name = "NAME")]
        owner: Option<String>,
        /// By which day: 2026-12-31
        #[arg(long, value_name = "DAY")]
        due: Option<String>,
        #[arg(long, value_name = "O1")]
        objective: Option<String>,
    },
    /// End the exercise; observe, rate, plan and report are left
    End(Which),
    /// Break the exercise off; only rehearsal channels are told
    Abort {
        #[command(flatten)]
        which: Which,
        #[arg(long, value_name = "R")]
        reason: String,
    },
}

impl DirectWord {
    /// The exercise that is meant, and what is done with it.
    pub fn action(self) -> (Which, Action) {
        match self {
            Self::Pause { which, reason } => (which, ClockAction::PauseExercise { reason }.into()),
            Self::Speed { speed, which } => (which, ClockAction::SetSpeed { speed }.into()),
            Self::Jump { to, which } => (which, ClockAction::JumpTo { to }.into()),
            Self::Release { inject, which } => {
                (which, InjectAction::ReleaseInject { inject }.into())
            }
            Self::Hold { inject, which, reason } => {
                (which, InjectAction::HoldInject { inject, reason }.into())
            }
            Self::Skip { inject, which, reason } => {
                (which, InjectAction::SkipInject { inject, reason }.into())
            }
            Self::Retime { inject, to, which } => {
                (which, InjectAction::RetimeInject { inject, to }.into())
            }
            Self::Hint { inject, which } => (which, InjectAction::GiveHint { inject }.into()),
            Self::Expect { expectation: (inject, number), met: (met, in_time), which, note } => {
                let mark = InjectAction::MarkExpectation { inject, number, met, note, in_time };
                (which, mark.into())
            }
            Self::Observe { kind, text, which, objective, inject } => {
                (which, JudgeAction::Observe { kind: Some(kind), text, objective, inject }.into())
            }
            Self::Rate { objective, rating, which, reason } => {
                (which, JudgeAction::RateObjective { objective, rating, reason }.into())
            }
            Self::Plan { issue, fix, which, element, owner, due, objective } => {
                let element = Some(element);
                let plan = ActionItem {
                    issue,
                    fix,
                    element,
                    owner,
                    due,
                    objective,
                    ..ActionItem::default()
                };
                (which, ItemAction::add(plan).into())
            }
            Self::End(which) => (which, JudgeAction::EndExercise.into()),
            Self::Abort { which, reason } => (which, JudgeAction::AbortExercise { reason }.into()),
        }
    }
}

/// A time of the story, as it was typed: what is none is a wrong use.
fn story_time(text: &str) -> Result<String, String> {
    clock::read(text).map(|_| text.to_owned())
}

/// A speed, as it was typed.
fn speed(text: &str) -> Result<String, String> {
    text.parse::<Speed>().map(|_| text.to_owned())
}

/// `I2.1`: the first expectation of I2.
fn expectation(text: &str) -> Result<(String, u32), String> {
    let (inject, number) = text.rsplit_once('.').unwrap_or((text, "1"));
    let number = number.parse().ok().filter(|_| !inject.trim().is_empty());
    let wrong = || format!("“{text}” names no expectation; say it as I2.1");
    Ok((inject.to_owned(), number.ok_or_else(wrong)?))
}

/// What was met, and whether it was in time where that is said.
fn met(text: &str) -> Result<(Met, Option<bool>), String> {
    let plain = text.to_lowercase().replace(['.', '/'], "");
    if plain == "late" {
        return Ok((Met::Yes, Some(false)));
    }
    let found = Met::ALL.into_iter().find(|met| met.word().replace('.', "") == plain);
    let found = found.map(|met| (met, None));
    found.ok_or_else(|| format!("“{text}” is none of yes, late, partial, no and n.a."))
}

fn kind(text: &str) -> Result<ObservationKind, String> {
    let has_sign =
        |kind: &ObservationKind| kind.signs().iter().any(|sign| text == sign.to_string());
    let is = |kind: &ObservationKind| kind.word() == text.to_lowercase() || has_sign(kind);
    let found = ObservationKind::ALL.into_iter().find(is);
    found.ok_or_else(|| format!("“{text}” is none of strength, improve, gap and question"))
}

fn rating(text: &str) -> Result<Rating, String> {
    let found = Rating::ALL
        .into_iter()
        .find(|rating| text.eq_ignore_ascii_case(&rating.letter().to_string()));
    found.ok_or_else(|| {
        let scale = Rating::ALL.map(|rating| format!("{} ({})", rating.letter(), rating.meaning()));
        format!("“{text}” is none of {}", scale.join(", "))
    })
}

fn element(text: &str) -> Result<Element, String> {
    let words = || Element::ALL.map(Element::word).join(", ");
    Element::named(&text.to_lowercase()).ok_or_else(|| format!("“{text}” is none of {}", words()))
}
