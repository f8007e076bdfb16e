//! The rules of an incident, without IO and without a clock.
//!
//! [`decide`] turns a command into events or a refusal; [`apply`] folds an event into the state. Everything that a
//! screen shows of an incident is a function of its events. What is deliberately absent: storage, sending, time.
//!
//! Each stage uses only those before it: `key_time`, `words`, `typed`, `step_ref`, `policy`, `event`, `entry`, `stated`,
//! `clock`, `plan`, `promise`, `state`, `items`, `people`, `anchor`, `went`, `change`, `practice`, `apply`, `rhythm`,
//! `command`, `decide`.

mod anchor;
pub mod apply;
pub mod change;
pub mod clock;
pub mod command;
pub mod decide;
pub mod entry;
pub mod event;
pub mod items;
pub mod key_time;
pub mod people;
pub mod plan;
pub mod policy;
pub mod practice;
pub mod promise;
pub mod rhythm;
pub mod state;
pub mod stated;
pub mod step_ref;
pub mod typed;
pub mod went;
pub mod words;

pub use apply::{apply, fold, fold_of};
pub use command::{Action, Command, Context, Declare, Expected};
pub use decide::{Decided, Rejection, decide};
pub use entry::Part;
pub use event::{DeliveryStage, DeliveryState, EntryKind, Event, Recorded, RunbookFile};
pub use key_time::{KeySaid, KeyTime};
pub use policy::{ChannelFacts, Policy};
pub use state::{Incident, Progress};
pub use step_ref::StepRef;
pub use words::{
    AskReason, Audience, IncidentState, PingMode, ReviewState, Settled, Standing, StepStatus, Tone,
    incident_number,
};
