//! Words for steps: what became of them, and how the checklist of one incident is changed.

use clap::{Args as ClapArgs, Subcommand};

use super::{Json, On};

/// Words for steps.
#[derive(Debug, Subcommand)]
pub enum StepWord {
    /// Tick it
    Done {
        #[command(flatten)]
        step: Step,
        /// What the step asks to be written down; once for each, in its order
        #[arg(long = "value", value_name = "V", allow_hyphen_values = true)]
        values: Vec<String>,
        /// Tick it though nothing is written down
        #[arg(long, conflicts_with = "values")]
        no_value: bool,
    },
    /// Leave it out, with a reason
    Skip(Step),
    /// Take back what was said of it, or put it back
    Undo(Step),
    /// Say that somebody is at it
    Start(Step),
    /// Say that it cannot go on, with a reason
    Block(Step),
    /// Say who does it
    Assign {
        #[command(flatten)]
        step: Named,
        /// The person
        #[arg(value_name = "NAME", required_unless_present = "nobody")]
        name: Option<String>,
        /// Take it away from the person who was said to do it
        #[arg(long, conflicts_with = "name")]
        nobody: bool,
    },
    /// Say by when it is to be done; a notice comes when it is not
    Due {
        #[command(flatten)]
        step: Named,
        /// 14:30 (local), 14:30Z (UTC), +20m, or none to take it away
        #[arg(value_name = "TIME")]
        due: String,
    },
    /// Print what is copied of it, its blanks filled: all of its commands, or one line of them
    Copy {
        #[command(flatten)]
        step: Named,
        /// Only the one whole command at this place, from 1
        #[arg(long, value_name = "N")]
        line: Option<usize>,
    },
    /// Add a step for this incident only
    Add {
        #[command(flatten)]
        on: On,
        /// What is to be done, in a sentence
        #[arg(allow_hyphen_values = true)]
        text: String,
        /// The step before it; the first place without it
        #[arg(long, value_name = "N")]
        after: Option<String>,
        /// A command; may be given more than once
        #[arg(long = "command", value_name = "C", allow_hyphen_values = true)]
        commands: Vec<String>,
        /// The runbook whose first step it becomes, where there are several: 2
        #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "after")]
        runbook: u32,
    },
    /// Change the words or the commands of a step for this incident only
    Edit {
        #[command(flatten)]
        step: Named,
        /// The new sentence
        #[arg(long, value_name = "T", allow_hyphen_values = true)]
        text: Option<String>,
        /// A command, instead of those that it has; may be given more than once, and empty for none
        #[arg(long = "command", value_name = "C", allow_hyphen_values = true)]
        commands: Vec<String>,
    },
    /// Put a step at another place, for this incident only
    Move {
        #[command(flatten)]
        step: Named,
        /// The step that comes right before it
        #[arg(long, value_name = "M", required_unless_present_any = ["first", "before"])]
        after: Option<String>,
        /// The step that comes right after it
        #[arg(long, value_name = "M", conflicts_with = "after")]
        before: Option<String>,
        /// Before all others of its runbook
        #[arg(long, conflicts_with_all = ["after", "before"])]
        first: bool,
    },
    /// Take a step out for this incident only; undo puts it back
    Drop {
        #[command(flatten)]
        step: Named,
        #[arg(long, value_name = "R")]
        reason: String,
    },
    /// What differs between the files and the checklist, and what was done otherwise than the runbooks say
    Changes {
        #[command(flatten)]
        on: On,
        #[command(flatten)]
        json: Json,
    },
    /// Take over what the file says of a step: 5, +1 for a step that it added, or all
    Adopt(Difference),
    /// Keep a step as it is, though the file differs: 5, +1, or all
    Keep(Difference),
}

/// Which step, and why.
#[derive(Debug, ClapArgs)]
pub struct Step {
    #[command(flatten)]
    pub on: On,
    /// The step's number in the checklist: 5, 5.1, 2.5, 5a
    #[arg(value_name = "N")]
    pub number: String,
    #[arg(long, value_name = "R")]
    pub reason: Option<String>,
}

/// Which step.
#[derive(Debug, ClapArgs)]
pub struct Named {
    #[command(flatten)]
    pub on: On,
    /// The step's number in the checklist: 5, 2.5, 5a
    #[arg(value_name = "N")]
    pub number: String,
}

/// Which difference between a file and the checklist.
#[derive(Debug, ClapArgs)]
pub struct Difference {
    #[command(flatten)]
    pub on: On,
    /// Its name in `holdfast step changes`: 5, +1, or all
    #[arg(value_name = "N")]
    pub name: String,
}
