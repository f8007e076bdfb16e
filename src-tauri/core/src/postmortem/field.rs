//! The fields of a layout: what the log can tell, each by its name.

use std::str::FromStr;

macro_rules! fields {
    ($($(#[doc = $meaning:literal])+ $field:ident $word:literal,)+) => {
        /// Something that the log can tell.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Field {
            $($(#[doc = $meaning])+ $field,)+
        }

        impl Field {
            /// All of them.
            pub(super) const ALL: &[Self] = &[$(Self::$field,)+];

            /// As a layout names it.
            pub(super) fn word(self) -> &'static str {
                match self {
                    $(Self::$field => $word,)+
                }
            }
        }
    };
}

fields! {
    /// The incident's title; an exercise says that it is one.
    Title "title",
    /// The day on which it was declared.
    Date "date",
    /// How it is called.
    Incident "incident",
    /// How bad it was.
    Severity "severity",
    /// The table of facts and key times.
    Facts "facts",
    /// What the log tells of it in a few sentences.
    Summary "summary",
    /// A person's own summary, else one sentence and the causes.
    Brief "brief",
    /// How long it hit whom.
    Impact "impact",
    /// The impact as a list, as people wrote it down.
    ImpactList "impact_list",
    /// What happened, line by line, with what the program did folded.
    Timeline "timeline",
    /// What people wrote down, line by line, and the states that no note tells.
    Notes "notes",
    /// When it was seen and declared.
    Detection "detection",
    /// Roles and how fast the response was.
    Response "response",
    /// How it was mitigated and resolved, against the targets.
    Recovery "recovery",
    /// What people wrote down as causes, as paragraphs.
    Causes "causes",
    /// What people wrote down as causes, as a list.
    Factors "factors",
    /// What people wrote down as gone well.
    Well "well",
    /// What people wrote down as hard.
    Hard "hard",
    /// What people wrote down as luck.
    Lucky "lucky",
    /// What was told to whom, and which promises were kept.
    Communication "communication",
    /// Steps that went otherwise than planned.
    Runbook "runbook",
    /// What to change in the runbooks.
    Corrections "corrections",
    /// The table of action items.
    Actions "actions",
    /// Action items as a numbered list.
    ActionList "action_list",
    /// What was asked and not answered.
    Questions "questions",
    /// The decisions, with their times.
    Decisions "decisions",
    /// Addresses and values that were written down.
    Evidence "evidence",
    /// How many people-minutes it took.
    Effort "effort",
    /// One line of thanks.
    Thanks "thanks",
    /// The size of the log and the heads of its lanes.
    Log "log",
    /// The times that readers outside may know.
    Times "times",
    /// What readers outside were told.
    Told "told",
}

impl Field {
    /// True for what is a block of its own; others are words in a line.
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Self::Title | Self::Date | Self::Incident | Self::Severity)
    }

    /// True for what people wrote down in notes, in their own words.
    pub(super) fn is_of_notes(self) -> bool {
        match self {
            Self::Brief
            | Self::Summary
            | Self::ImpactList
            | Self::Causes
            | Self::Factors
            | Self::Well
            | Self::Hard
            | Self::Lucky
            | Self::Actions
            | Self::ActionList => true,
            Self::Title
            | Self::Date
            | Self::Incident
            | Self::Severity
            | Self::Facts
            | Self::Impact
            | Self::Timeline
            | Self::Notes
            | Self::Detection
            | Self::Response
            | Self::Recovery
            | Self::Communication
            | Self::Runbook
            | Self::Corrections
            | Self::Questions
            | Self::Decisions
            | Self::Evidence
            | Self::Effort
            | Self::Thanks
            | Self::Log
            | Self::Times
            | Self::Told => false,
        }
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().copied().find(|field| field.word() == name);
        found.ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|field| field.word()).collect();
            format!("there is no field “{name}”; there are {}", known.join(", "))
        })
    }
}
