//! Identities as types, and the one place where new ones are made.
//!
//! Ids are UUIDv7: they sort roughly by the time they were made, and two laptops never make the same one. Making an
//! id needs time and chance, so the pure code never does it: it takes an [`Ids`].

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;
use uuid::{NoContext, Timestamp, Uuid};

use crate::clock::Millis;

macro_rules! id {
    ($name:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS,
        )]
        #[serde(transparent)]
        #[ts(as = "String")]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

id!(IncidentId, "Names one incident on every device that knows it.");
id!(EventId, "Names one entry of the log.");
id!(DeviceId, "Names one installation: a laptop and its data folder.");
impl DeviceId {
    /// The last digits of its id, for a person to tell laptops apart whose incidents have one number.
    #[must_use]
    pub fn short(self) -> String {
        let id = self.to_string();
        id.chars().skip(id.chars().count() - 6).collect()
    }
}

id!(
    OutboxId,
    "Names one message to one channel; it is also the `webhook-id`, the same for every attempt."
);

/// Makes ids for one moment. `Ids::at` is called at the edge; the rules receive the result.
#[derive(Clone, Debug)]
pub struct Ids {
    now: Millis,
    source: Source,
}

#[derive(Clone, Debug)]
enum Source {
    Random,
    Counted(u64),
}

impl Ids {
    /// Random ids stamped with `now`.
    #[must_use]
    pub fn at(now: Millis) -> Self {
        Self { now, source: Source::Random }
    }

    /// Ids that count up from `first`: the same sequence every time, for tests of the pure rules.
    #[must_use]
    pub fn counted(now: Millis, first: u64) -> Self {
        Self { now, source: Source::Counted(first) }
    }

    /// The next id as a bare UUID; wrap it in the newtype that it is for.
    pub fn next_uuid(&mut self) -> Uuid {
        match &mut self.source {
            Source::Random => {
                let ms = u64::try_from(self.now.0).unwrap_or_default();
                let nanos = u32::try_from((ms % 1000) * 1_000_000).unwrap_or_default();
                Uuid::new_v7(Timestamp::from_unix(NoContext, ms / 1000, nanos))
            }
            Source::Counted(n) => {
                *n += 1;
                Uuid::from_u128(u128::from(*n))
            }
        }
    }
}
