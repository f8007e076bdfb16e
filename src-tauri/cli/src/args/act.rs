//! Words that are one action on one incident, and the action that each of them is.

use clap::Subcommand;
use holdfast_core::incident::command::{PostAction, RecordAction, RhythmAction, StateAction};
use holdfast_core::incident::typed::minutes;
use holdfast_core::incident::{Action, IncidentState};
use holdfast_core::severity::Severity;

use super::On;

/// Words that are one action on one incident.
#[derive(Debug, Subcommand)]
pub enum ActWord {
    /// Set the severity; going down needs a reason
    Severity {
        #[command(flatten)]
        on: On,
        /// sev1 to sev5
        severity: Severity,
        #[arg(long, value_name = "R")]
        reason: Option<String>,
    },
    /// Set investigating, identified or monitoring
    State {
        #[command(flatten)]
        on: On,
        state: IncidentState,
        #[arg(long, value_name = "R")]
        reason: Option<String>,
    },
    /// Give a role to a person: commander=Dana; an empty name frees it
    Role {
        #[command(flatten)]
        on: On,
        #[arg(value_name = "ROLE=PERSON", value_parser = pair)]
        role: (String, String),
    },
    /// Fill a blank of the commands: db-host=db-7
    Blank {
        #[command(flatten)]
        on: On,
        #[arg(value_name = "NAME=VALUE", value_parser = pair)]
        blank: (String, String),
    },
    /// Move the alarm and the automatic ping, never the promise: 10m
    Snooze {
        #[command(flatten)]
        on: On,
        #[arg(value_name = "LENGTH", value_parser = minutes)]
        minutes: u32,
        #[arg(long, value_name = "R")]
        reason: String,
    },
    /// Stop all pings until unhold
    Hold {
        #[command(flatten)]
        on: On,
        #[arg(long, value_name = "R")]
        reason: String,
    },
    /// Let pings go again
    Unhold {
        #[command(flatten)]
        on: On,
        #[arg(long, value_name = "R")]
        reason: Option<String>,
    },
    /// Send and ping from this laptop from now on
    Take(On),
    /// Let only these channels get its texts, pings included
    Private {
        #[command(flatten)]
        on: On,
        #[arg(value_name = "CHANNEL", required_unless_present_any = ["none", "off"])]
        channels: Vec<String>,
        /// No channel at all
        #[arg(long, conflicts_with_all = ["channels", "off"])]
        none: bool,
        /// It is not private any more
        #[arg(long, conflicts_with = "channels")]
        off: bool,
    },
    /// Back to investigating
    Reopen {
        #[command(flatten)]
        on: On,
        #[arg(long, value_name = "R")]
        reason: Option<String>,
    },
    /// End the record of a resolved or declined incident
    Close(On),
    /// It was a false alarm
    Decline {
        #[command(flatten)]
        on: On,
        #[arg(long, value_name = "R")]
        reason: String,
    },
}

impl ActWord {
    /// The incident that is meant, and what is done to it.
    pub fn action(self) -> (String, Action) {
        let (on, action) = match self {
            Self::Severity { on, severity, reason } => {
                (on, Action::State(StateAction::SetSeverity { severity, reason }))
            }
            Self::State { on, state, reason } => {
                (on, Action::State(StateAction::SetState { state, reason }))
            }
            Self::Role { on, role: (role, person) } => {
                (on, Action::Record(RecordAction::AssignRole { role, person }))
            }
            Self::Blank { on, blank: (name, value) } => {
                (on, Action::Record(RecordAction::FillBlank { name, value }))
            }
            Self::Snooze { on, minutes, reason } => {
                (on, Action::Rhythm(RhythmAction::Snooze { minutes, reason }))
            }
            Self::Hold { on, reason } => (on, Action::Rhythm(RhythmAction::Hold { reason })),
            Self::Unhold { on, reason } => (on, Action::Rhythm(RhythmAction::Unhold { reason })),
            Self::Take(on) => (on, Action::Rhythm(RhythmAction::TakeRhythm)),
            Self::Private { on, channels, off, none: _ } => {
                let only = (!off).then_some(channels);
                (on, Action::Post(PostAction::ChooseChannels { only }))
            }
            Self::Reopen { on, reason } => (on, Action::State(StateAction::Reopen { reason })),
            Self::Close(on) => (on, Action::State(StateAction::Close)),
            Self::Decline { on, reason } => (on, Action::State(StateAction::Decline { reason })),
        };
        (on.incident, action)
    }
}

/// `name=value`; the value may hold further equals signs.
fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        Some(_) | None => Err(format!("“{text}” has no name and value; say it as commander=Dana")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_equals_signs() {
        assert_eq!(pair("url=a=b"), Ok(("url".into(), "a=b".into())), "only the first one parts");
        assert_eq!(pair("commander="), Ok(("commander".into(), String::new())), "frees the role");
        assert!(pair("Dana").is_err() && pair("=Dana").is_err(), "a name is needed");
    }
}
