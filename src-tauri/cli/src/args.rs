//! The terminal's words. They are stable: words and options are added, never changed.

mod act;
mod actions;
mod channel;
mod delivery;
mod exercise;
mod lessons;
mod library;
mod passed;
mod play;
mod post;
mod postmortem;
mod report;
mod runbook;
mod step;

pub use act::ActWord;
pub use actions::{ActionsForm, ActionsWord, Fields, Item};
pub use channel::{ChannelAdd, ChannelWord};
pub use delivery::{DeliveryWord, Fate};
pub use exercise::{ExerciseLint, ExerciseWord, Import};
pub use lessons::{Chosen, LessonWord};
pub use library::{FolderWord, LibraryWord, Steps};
pub use passed::{Masked, Passed};
pub use play::{PlayWord, Report, Run};
pub use post::{Unsent, Update, Without};
pub use postmortem::{KeytimeArgs, PostmortemArgs};
pub use report::History;
pub use runbook::{Day, Export, FileWord, Format, Lint, Reviewed, Sheet};
pub use step::{Difference, Step, StepWord};

use clap::{Args as ClapArgs, Parser, Subcommand};
use holdfast_core::incident::typed::minutes;
use holdfast_core::severity::Severity;
use std::path::PathBuf;

/// Runbooks, incidents, updates and post-mortem drafts, on the same data as the window.
#[derive(Debug, Parser)]
#[command(
    name = "holdfast",
    version,
    arg_required_else_help = true,
    after_help = "INC is an incident's number (INC-0042 or 42), or latest. N is a step's number in the checklist.\n\
                  Exit codes: 0 done, 1 refused or failed, 2 usage, 3 verification found damage, 4 busy or newer."
)]
pub struct Args {
    #[command(flatten)]
    pub place: Place,
    #[command(subcommand)]
    pub word: Word,
}

/// Where to work, and who acts.
#[derive(Debug, ClapArgs)]
pub struct Place {
    /// The data folder: what happened, and this laptop's settings
    #[arg(long, global = true, env = "HOLDFAST_DATA", value_name = "DIR", hide_env_values = true)]
    pub data: Option<PathBuf>,
    /// The workspace: runbooks and holdfast.toml
    #[arg(
        long,
        global = true,
        env = "HOLDFAST_WORKSPACE",
        value_name = "DIR",
        hide_env_values = true
    )]
    pub workspace: Option<PathBuf>,
    /// Who acts; without it the name of the settings, else the system's user
    #[arg(long = "as", global = true, value_name = "NAME")]
    pub actor: Option<String>,
}

/// What is asked for.
#[derive(Debug, Subcommand)]
pub enum Word {
    /// Find, show and check runbooks; begin, print and review one
    #[command(subcommand)]
    Runbook(RunbookWord),
    /// Find, show and check the scenarios of exercises; begin one, read one that was written elsewhere
    #[command(subcommand)]
    Exercise(ExerciseWord),
    /// Open an incident and print its number; nothing is sent
    Declare(Declare),
    /// Show the open incidents, or one with its checklist
    Status(Read),
    #[command(flatten)]
    Act(ActWord),
    /// Say what became of a step, or change the checklist for one incident
    #[command(subcommand)]
    Step(StepWord),
    /// Write something down
    Note(Written),
    /// Write a decision down
    Decide(Written),
    /// Post an update to the channels of an audience
    Update(Update),
    /// Add a runbook to an incident
    Attach {
        #[command(flatten)]
        on: On,
        file: String,
    },
    /// The impact is over; the closing post goes to the internal channels
    Resolve {
        #[command(flatten)]
        on: On,
        /// The closing post; written from the log where there is none
        #[arg(allow_hyphen_values = true)]
        text: Option<String>,
        #[command(flatten)]
        unsent: Unsent,
        #[command(flatten)]
        without: Without,
    },
    /// Show what happened, in order
    Timeline {
        #[command(flatten)]
        on: On,
        /// Print the number of each entry, as `purge` takes it
        #[arg(long)]
        numbers: bool,
        #[command(flatten)]
        json: Json,
    },
    /// Remove the words of an entry for good, as a pasted customer record; the entry and the hash chain stay
    Purge {
        #[command(flatten)]
        on: On,
        /// The number of the entry in `timeline --numbers`
        #[arg(value_name = "SEQ")]
        seq: i64,
        #[arg(long, value_name = "R")]
        reason: String,
    },
    /// Recompute the log's hash chain and what is shown of it; all incidents without INC
    Verify(Verify),
    /// Set up, test and list the status channels
    #[command(subcommand)]
    Channel(ChannelWord),
    /// List an incident's messages, and say what became of one
    #[command(subcommand)]
    Delivery(DeliveryWord),
    /// Send what waits and keep the rhythm, until Ctrl+C
    Deliver {
        /// Do what is due now and end
        #[arg(long)]
        until_idle: bool,
    },
    /// Show the key times of an incident, or say when one was
    Keytime(KeytimeArgs),
    /// Write the post-mortem draft from the log
    Postmortem(PostmortemArgs),
    /// Follow up what is to be done after incidents
    #[command(subcommand)]
    Actions(ActionsWord),
    /// Show all incidents beside each other, exercises apart
    Report(History),
    /// Play a whole incident on a sped-up clock, with a receiver on this computer
    Demo {
        /// The folder for its data, its workspace and the draft; a new temporary one without it
        dir: Option<PathBuf>,
    },
}

/// The incident that is meant.
#[derive(Debug, ClapArgs)]
pub struct On {
    /// INC-0042, 42 or latest
    #[arg(value_name = "INC")]
    pub incident: String,
}

/// Whether the answer is for a program.
#[derive(Clone, Copy, Debug, ClapArgs)]
pub struct Json {
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// A read of one incident, or of all.
#[derive(Debug, ClapArgs)]
pub struct Read {
    /// INC-0042, 42 or latest
    #[arg(value_name = "INC")]
    pub incident: Option<String>,
    #[command(flatten)]
    pub json: Json,
}

/// Whether the log is what was written.
#[derive(Debug, ClapArgs)]
pub struct Verify {
    /// INC-0042, 42 or latest
    #[arg(value_name = "INC")]
    pub incident: Option<String>,
    /// A head that was written down, as in a closing post: fails when no entry has it; may be given more than once
    #[arg(long = "head", value_name = "HASH")]
    pub heads: Vec<String>,
    /// First make anew, from the log, what is shown of it
    #[arg(long)]
    pub rebuild: bool,
    #[command(flatten)]
    pub json: Json,
}

/// Words for runbooks.
#[derive(Debug, Subcommand)]
pub enum RunbookWord {
    #[command(flatten)]
    Library(LibraryWord),
    /// One runbook; reads the file alone
    Show {
        file: String,
        #[command(flatten)]
        json: Json,
    },
    #[command(flatten)]
    File(FileWord),
    #[command(flatten)]
    Lesson(LessonWord),
}

/// A new incident.
#[derive(Debug, ClapArgs)]
pub struct Declare {
    /// What is broken, in a few words; without it what was reported, or the runbook's title
    #[arg(long, value_name = "T", required_unless_present_any = ["reported", "runbooks"])]
    pub title: Option<String>,
    /// What was seen or read in the alert, word for word, where the title says something else
    #[arg(long, value_name = "T")]
    pub reported: Option<String>,
    /// sev1 to sev5; without it the runbook's, else sev2
    #[arg(long, value_name = "SEV")]
    pub severity: Option<Severity>,
    /// A runbook to work through; may be given more than once
    #[arg(long = "runbook", value_name = "FILE")]
    pub runbooks: Vec<String>,
    /// An exercise: it never reaches a real channel
    #[arg(long)]
    pub exercise: bool,
    /// Minutes between updates; without it the runbook's, else the severity's
    #[arg(long, value_name = "LENGTH", value_parser = minutes)]
    pub interval: Option<u32>,
    /// Private: only this channel gets its texts, pings included; may be given more than once
    #[arg(long = "private", value_name = "CHANNEL")]
    pub private: Vec<String>,
}

/// Something written down.
#[derive(Debug, ClapArgs)]
pub struct Written {
    #[command(flatten)]
    pub on: On,
    #[arg(allow_hyphen_values = true)]
    pub text: String,
    /// When it happened: 14:02 (local), 14:02Z (UTC), yesterday 14:02, "2026-11-28 14:02", -5m
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub at: Option<String>,
}

#[cfg(test)]
mod tests;
