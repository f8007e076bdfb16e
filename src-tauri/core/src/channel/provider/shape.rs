//! What a kind of channel must answer for, whatever it is: the trait of providers and the data that it speaks in.

use reqwest::Url;
use serde::Serialize;
use ts_rs::TS;

use crate::channel::answer::{Outcome, Reply};
use crate::channel::message::{Parts, Rendered, Told};
use crate::channel::target::{Result, Target};
use crate::clock::Millis;
use crate::ids::OutboxId;
use crate::secret::Secret;

/// A kind of channel: all that is its own stands behind this.
pub(in crate::channel) trait Provider: Sync {
    /// Its names, its form and its habits.
    fn about(&self) -> &'static About;

    /// Takes a secret apart, and refuses what cannot be an address of this kind.
    fn target(&self, secret: &Secret) -> Result<Target>;

    /// Writes a message the way it wants it.
    fn render(&self, parts: Parts, told: &Told<'_>) -> Rendered;

    /// The request of one attempt; or what the attempt comes to without one.
    fn request(&self, posted: &Posted<'_>) -> Result<Request, Outcome> {
        Ok(Request::json(posted))
    }

    /// What an answer means.
    fn classify(&self, reply: &Reply) -> Outcome;
}

/// What is fixed about a kind.
#[derive(Debug)]
pub struct About {
    /// As it stands in files, commands and JSON: `slack`.
    pub word: &'static str,
    /// How a person calls it: `Slack`.
    pub name: &'static str,
    /// What it is called where a sentence begins with it: `The webhook`.
    pub subject: &'static str,
    /// How it is offered in a choice: `Slack format`.
    pub choice: &'static str,
    /// Where its address comes from, as an object: `the address of an incoming webhook in Slack`.
    pub source: &'static str,
    /// What a person must know to choose it: a sentence.
    pub help: &'static str,
    /// Other words by which people look for it, parted by a space.
    pub search: &'static str,
    /// What its addresses look like, to tell the kind by a pasted one.
    pub addresses: &'static [Address],
    /// Words of eight letters or more that stand in the paths of all its addresses. They are no secrets: a receiver's answer
    /// that says one is shown as it came.
    pub plain: &'static [&'static str],
    /// What its secret is made of. The secret is the values in this order, parted by a space.
    pub fields: &'static [Field],
    /// A receiver can tell that it has a message already, so that one whose fate is not known may be tried once more.
    pub is_idempotent: bool,
    /// Whether it took a message stands in the answer's body, so that an answer that broke off says nothing.
    pub answers_in_words: bool,
}

/// What addresses of a kind look like. Of all kinds' patterns, in their order, the first that fits tells the kind.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "ChannelAddress")]
pub struct Address {
    /// The host: `hooks.slack.com`, or `*` for any.
    pub host: &'static str,
    /// What the path begins with.
    pub path: &'static str,
    /// How a person calls what is there: `Slack-compatible`.
    pub name: &'static str,
    /// A name for the channel to start with.
    pub channel: &'static str,
    /// Made-up secrets with such addresses, each in two halves, so that no scanner takes the file for a leak. A test
    /// asks of them that [`crate::redact::mask`] knows the addresses of every kind.
    #[serde(skip)]
    pub samples: &'static [[&'static str; 2]],
}

impl Address {
    /// True for an address of this look. On a host of any name the path goes on behind what tells it. The page asks the
    /// same while one types; `addresses.json` holds both to it.
    #[must_use]
    pub fn takes(&self, url: &Url) -> bool {
        let is_host = self.host == "*" || url.host_str() == Some(self.host);
        let goes_on = |id: &str| self.host != "*" || self.path.is_empty() || !id.is_empty();
        is_host && url.path().strip_prefix(self.path).is_some_and(goes_on)
    }

    /// True where it takes any address, so that none of them can be told by its shape.
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.host == "*" && self.path.is_empty()
    }
}

/// A part of a secret, as a form asks for it.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "SecretField")]
pub struct Field {
    /// What it is: `Signing key`.
    pub label: &'static str,
    /// A few words on it.
    pub hint: &'static str,
    /// What stands in the empty field; may be empty.
    pub placeholder: &'static str,
    /// It may be left out.
    pub optional: bool,
}

impl Field {
    /// The address of a webhook.
    pub(super) const ADDRESS: Self = Self {
        label: "Webhook address",
        hint: "goes to the system keychain and nowhere else",
        placeholder: "Paste a webhook address",
        optional: false,
    };
}

/// A message that is to be sent now.
pub(in crate::channel) struct Posted<'a> {
    pub target: &'a Target,
    /// The same for every attempt.
    pub id: OutboxId,
    /// As it was rendered.
    pub payload: &'a str,
    pub now: Millis,
}

/// A POST as it goes out.
pub(in crate::channel) struct Request {
    pub url: Url,
    /// Names in lower case.
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
}

impl Request {
    /// The payload to the target's address, as JSON.
    pub fn json(posted: &Posted<'_>) -> Self {
        Self {
            url: posted.target.url().clone(),
            headers: vec![("content-type", "application/json".to_owned())],
            body: posted.payload.to_owned(),
        }
    }
}
