//! Who may read a copy of a post-mortem.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;

use crate::paper::Form;
use crate::text::worded;

worded! {
    /// Who may read a copy, the closest readers first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Profile {
        /// The people who run the service.
        Internal = "internal",
        /// The whole company: no internal hosts, no words of a chat.
        Company = "company",
        /// Anybody: summary, impact, times and what changed, and nothing else.
        External = "external",
    }
}

impl Profile {
    /// Those who may read the report of an exercise: it tells how a team practised, which is not for readers outside.
    pub const OF_EXERCISE: [Self; 2] = [Self::Internal, Self::Company];

    /// True where a report in this form is for these readers: a status page is read by everybody, and the rows are the
    /// timeline, which is not for readers outside.
    #[must_use]
    pub fn takes(self, form: Form) -> bool {
        match form {
            Form::StatusPage => self == Self::External,
            Form::Csv => self != Self::External,
            Form::Md | Form::Html | Form::Pdf | Form::Docx | Form::Confluence | Form::Json => true,
        }
    }

    /// True where people may keep their names.
    #[must_use]
    pub fn may_name(self) -> bool {
        match self {
            Self::Internal => true,
            Self::Company | Self::External => false,
        }
    }

    /// True where the layout is that of these readers alone, and no other is chosen.
    #[must_use]
    pub fn has_own_layout(self) -> bool {
        match self {
            Self::Internal | Self::Company => false,
            Self::External => true,
        }
    }

    /// What stands at the head and the foot of each page. The last is of the Traffic Light Protocol 2.0 of FIRST.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Internal => "INTERNAL",
            Self::Company => "CONFIDENTIAL",
            Self::External => "TLP:CLEAR",
        }
    }

    /// True where words may be quoted that were said in a chat or in an update.
    pub(super) fn quotes(self) -> bool {
        match self {
            Self::Internal | Self::External => true,
            Self::Company => false,
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Profile {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::named(&text.trim().to_lowercase())
            .ok_or_else(|| format!("“{text}” is no profile; say internal, company or external"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_an_exercise_are_those_for_its_readers() {
        for readers in Profile::OF_EXERCISE {
            let forms: Vec<Form> = Form::ALL.into_iter().filter(|f| readers.takes(*f)).collect();
            assert_eq!(forms, Form::OF_EXERCISE, "{readers}");
        }
    }
}
