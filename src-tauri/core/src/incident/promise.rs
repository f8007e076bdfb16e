//! What an audience was promised, and what it was told: the rhythm of one audience, as its entries left it.
//!
//! A text by a person moves the promise when it is approved, because the words name the new time. An automatic ping
//! moves it once a channel has taken it, because until then its readers know of the old time alone.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use super::clock::Since;
use super::event::{Delivery, Post, PromiseMade};
use super::words::{AskReason, Settled};
use crate::clock::{MINUTE_MS, Millis};
use crate::ids::{EventId, OutboxId};

/// The interval of an audience that was promised none, in minutes.
pub const USUAL_MINUTES: u32 = 15;
/// Minutes after which a ping that no channel took gives way to a new one, where it names no next update.
const NEXT_TRY_MINUTES: i64 = USUAL_MINUTES as i64;
/// A message is worth nothing after so many minutes, and the ping that it carries is built anew.
const LONGEST_TRY_MINUTES: i64 = 30;

/// The rhythm of one audience.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rhythm {
    /// Minutes between texts; none where no text after the next one is promised.
    pub interval_minutes: Option<u32>,
    /// The promise: the time stated in the last text, or by declaring. None after a closing post.
    pub due_at: Option<Millis>,
    /// The older promises to the readers of channels that the last text was not for, by the channel's name.
    #[serde(default)]
    pub owed: BTreeMap<String, Millis>,
    /// The older promise that readers hold us to while no channel has taken the last text by a person.
    pub unheard: Option<Millis>,
    /// The ping of this promise is let go by.
    pub skipped: Option<Millis>,
    /// Automatic pings in a row without a human entry.
    pub pings_in_row: u8,
    /// The promise for which a person is asked, because no ping goes by itself.
    pub asking: Option<(Millis, AskReason)>,
    /// The last text by a person.
    pub last_human: Option<LastText>,
    /// The last text: by a person, or a ping that a channel took.
    pub last: Option<LastText>,
    /// The last automatic ping.
    pub last_ping: Option<EventId>,
    /// The last ping, while no channel has taken it.
    pub pending: Option<Pending>,
    /// When a channel had the last text.
    pub told_at: Option<Millis>,
    /// The channels that may still take the last text: all that it went to, but for those where a person took it back.
    pub ways: Vec<String>,
    /// Messages of the last text that did not arrive, or of which nobody knows, with their channels and the text that they carry.
    pub trouble: Vec<(OutboxId, String, EventId)>,
    /// How many texts by persons.
    pub updates: u32,
    /// How many automatic pings.
    pub pings: u32,
    /// The interval became longer, and no text has said so yet.
    pub is_slower: bool,
}

/// A text that was posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastText {
    /// The entry.
    pub event: EventId,
    /// When it was approved.
    pub at: Since,
    /// The words.
    pub text: String,
    /// Who wrote it.
    pub by: String,
    /// It said that the incident ended.
    pub closing: bool,
}

/// An automatic ping that no channel has taken yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// The ping.
    pub text: LastText,
    /// The promise that it makes.
    pub next_update_at: Option<Millis>,
    /// Channels of the audience that it is not for.
    pub left_out: Vec<String>,
    /// When a new ping takes its place.
    pub stale_at: Millis,
}

impl Rhythm {
    /// The rhythm of an audience to which nothing was said yet.
    #[must_use]
    pub fn quiet(interval_minutes: Option<u32>) -> Self {
        Self { interval_minutes, ..Self::default() }
    }

    /// True while a text by a person is on its way and no channel has it.
    #[must_use]
    pub fn is_unheard(&self) -> bool {
        self.last.is_some() && self.told_at.is_none()
    }

    /// The last word is written, and no channel has it yet.
    #[must_use]
    pub fn is_last_word_unheard(&self) -> bool {
        self.is_unheard() && !self.ways.is_empty() && self.last.as_ref().is_some_and(|l| l.closing)
    }

    /// The promise that readers know of, which the next text answers: while no channel has the last one, the one before.
    #[must_use]
    pub fn awaited(&self) -> Option<Millis> {
        self.unheard.filter(|_| self.is_unheard()).or(self.due_at)
    }

    /// True while some readers expect a text: the audience, those who did not hear the last one, or those of a channel.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.awaited().is_some() || !self.owed.is_empty()
    }

    /// The earliest time at which readers expect a text: the audience, or those of one of these channels.
    #[must_use]
    pub fn next_at<'a>(&self, channels: impl IntoIterator<Item = &'a str>) -> Option<Millis> {
        let owed = channels.into_iter().filter_map(|name| self.owed.get(name).copied());
        self.due_at.into_iter().chain(owed).min()
    }

    /// When the readers of one channel expect a text: another time than the others where a text was not for them.
    #[must_use]
    pub fn due_for(&self, channel: &str) -> Option<Millis> {
        self.owed.get(channel).copied().or(self.due_at)
    }

    /// Keeps what is still owed to the channels that a text is not for: what they were promised before it. Those that it
    /// is for are owed nothing more.
    fn leave_out(&mut self, channels: &[String], promised: Option<Millis>) {
        self.owed.retain(|name, _| channels.contains(name));
        let Some(due) = promised else { return };
        for name in channels {
            self.owed.entry(name.clone()).or_insert(due);
        }
    }

    /// A promise that starts anew, or is pulled forward; a ping that is under way promises nothing later.
    pub(super) fn promise(&mut self, made: &PromiseMade, at: Millis) {
        if let Some(ping) = &mut self.pending {
            let fresh = at.plus_minutes(i64::from(made.interval_minutes));
            ping.next_update_at = Some(ping.next_update_at.map_or(fresh, |next| next.min(fresh)));
        }
        self.interval_minutes = Some(made.interval_minutes);
        self.due_at = Some(made.due_at);
        self.owed.values_mut().for_each(|at| *at = (*at).min(made.due_at));
        self.asking = None;
        self.skipped = None;
        self.is_slower = false;
    }

    /// What waited to be sent was taken back, because the pings are held: after the hold a new ping goes.
    pub(super) fn hold(&mut self, at: Millis) {
        if let Some(ping) = &mut self.pending {
            ping.stale_at = ping.stale_at.min(at);
        }
    }

    /// Work goes on: what was said before the end is no promise any more.
    pub(super) fn reopen(&mut self) {
        self.pending = None;
        self.unheard = None;
        self.owed.clear();
    }

    /// Nothing is promised to the audience any more: it has no channel that the incident may use.
    pub(super) fn end(&mut self) {
        self.reopen();
        self.due_at = None;
        self.interval_minutes = None;
        self.asking = None;
    }

    /// The interval from the next promise on; the one that stands is kept.
    pub(super) fn slow_down(&mut self, interval_minutes: Option<u32>) {
        self.interval_minutes = interval_minutes;
        self.is_slower = true;
    }

    /// A text by a person, or a ping of the time when pings moved the promise by being written.
    pub(super) fn posted(&mut self, text: LastText, post: &Post, human: bool) {
        let goes_nowhere = post.elsewhere || (human && post.channels.is_empty());
        let awaited = self.awaited();
        let readers = post.channels.iter().map(String::as_str);
        let heard = self.unheard.filter(|_| self.is_unheard()).or(self.next_at(readers));
        self.ways.clone_from(&post.channels);
        if human {
            self.leave_out(&post.left_out, awaited);
        }
        self.unheard = heard.filter(|_| human && !goes_nowhere);
        self.told_at = goes_nowhere.then_some(text.at.at);
        self.keep_trouble(&post.left_out);
        self.pending = None;
        if human {
            self.last_human = Some(text.clone());
            self.updates += 1;
        } else {
            self.count_ping(text.event);
        }
        self.says(text, post.next_update_at);
    }

    /// An automatic ping, before any channel has it.
    pub(super) fn pinged(&mut self, text: LastText, post: &Post) {
        self.count_ping(text.event);
        self.keep_trouble(&post.left_out);
        let longest = text.at.at.plus_minutes(LONGEST_TRY_MINUTES);
        let next = post.next_update_at.unwrap_or(text.at.at.plus_minutes(NEXT_TRY_MINUTES));
        self.pending = Some(Pending {
            next_update_at: post.next_update_at,
            left_out: post.left_out.clone(),
            stale_at: next.min(longest),
            text,
        });
    }

    /// A text mends what went wrong in the channels that it is for; the others still lack the one before.
    fn keep_trouble(&mut self, left_out: &[String]) {
        self.trouble.retain(|(_, channel, _)| left_out.contains(channel));
    }

    /// What became of a message. What became of older texts no longer matters, but to channels that got none since.
    pub(super) fn delivered(&mut self, delivery: &Delivery, at: Millis) {
        let of = |text: &LastText| text.event == delivery.post;
        let is_pending = self.pending.as_ref().is_some_and(|ping| of(&ping.text));
        let is_last = is_pending || self.last.as_ref().is_some_and(of);
        let in_trouble = self.trouble.iter().any(|(id, ..)| *id == delivery.message);
        if !is_last && !in_trouble && !self.owed.contains_key(&delivery.channel) {
            return;
        }
        self.trouble.retain(|(id, ..)| *id != delivery.message);
        if delivery.state.has_arrived() {
            self.arrived(delivery.post, at);
        } else if delivery.state.is_lost() {
            self.trouble.push((delivery.message, delivery.channel.clone(), delivery.post));
        } else if delivery.state.is_taken_back() {
            self.taken_back(delivery.post, &delivery.channel);
        }
    }

    /// What a person said of a message.
    pub(super) fn settled(&mut self, message: OutboxId, outcome: Settled, at: Millis) {
        let Some(at_place) = self.trouble.iter().position(|(id, ..)| *id == message) else {
            return;
        };
        let (_, channel, post) = self.trouble.remove(at_place);
        match outcome {
            Settled::Arrived | Settled::Copied => self.arrived(post, at),
            Settled::Cancelled => self.taken_back(post, &channel),
            Settled::SendAgain => {}
        }
    }

    /// A text does not go to a channel. A last word that goes to none was not said: what was promised before it stands
    /// again, to readers who had heard of the incident.
    fn taken_back(&mut self, post: EventId, channel: &str) {
        let Some(last) = self.last.as_ref().filter(|last| last.event == post) else { return };
        self.ways.retain(|way| way != channel);
        if self.ways.is_empty() && self.told_at.is_none() && last.closing {
            let before = self.unheard.take().filter(|_| self.updates + self.pings > 1);
            self.due_at = self.due_at.or(before);
        }
    }

    /// A channel took the text of `post`. One that a person wrote may arrive while a ping waits: the ping stays what it is.
    /// An older text tells nobody of the last one.
    fn arrived(&mut self, post: EventId, at: Millis) {
        if let Some(ping) = self.pending.take_if(|ping| ping.text.event == post) {
            self.leave_out(&ping.left_out, self.due_at);
            self.told_at = None;
            self.says(ping.text, ping.next_update_at);
        }
        if self.last.as_ref().is_none_or(|last| last.event != post) {
            return;
        }
        self.told_at = self.told_at.or(Some(at));
        self.unheard = None;
    }

    fn says(&mut self, text: LastText, next_update_at: Option<Millis>) {
        self.due_at = next_update_at;
        self.last = Some(text);
        self.asking = None;
        self.skipped = None;
        self.is_slower = false;
    }

    fn count_ping(&mut self, event: EventId) {
        self.pings_in_row = self.pings_in_row.saturating_add(1);
        self.pings += 1;
        self.last_ping = Some(event);
    }
}

/// Whole minutes from `now` to the next update, at least one; none when none was promised.
pub(super) fn minutes_to(next: Option<Millis>, now: Millis) -> Option<u32> {
    let minutes = next?.since(now) / MINUTE_MS;
    Some(u32::try_from(minutes).unwrap_or_default().max(1))
}
