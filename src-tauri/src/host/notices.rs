//! Notices on the desktop. On a thread of its own, because a notification daemon can hang. One that is absent is logged:
//! the window says the same.

use notify_rust::{Notification, Timeout, Urgency};
use std::collections::BTreeMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use holdfast_core::clock::limit;
use holdfast_core::incident::rhythm::Notice;

use crate::sentence::sentence;

/// How long a program that cannot start waits for its notice to be shown.
const AT_THE_END: Duration = Duration::from_secs(2);

/// What the thread is asked for.
enum Asked {
    /// The notice is shown.
    Show(Notice),
    /// What is shown of an incident, as it is called, is no longer true: an alarm would stay until a person takes it away.
    TakeBack(String),
}

/// Hands notices to the thread that shows them.
pub struct Notices {
    outbox: Option<Sender<Asked>>,
}

impl Notices {
    /// Starts the thread.
    pub fn start() -> Self {
        let (outbox, inbox) = mpsc::channel();
        match thread::Builder::new().name("notices".to_owned()).spawn(move || run(&inbox)) {
            Ok(_) => Self { outbox: Some(outbox) },
            Err(error) => {
                tracing::warn!(%error, "no notices are shown");
                Self { outbox: None }
            }
        }
    }

    /// Shows a notice soon.
    pub fn show(&self, notice: Notice) {
        self.ask(Asked::Show(notice));
    }

    /// Takes what is shown of an incident away soon: nothing of it stands any more.
    pub fn take_back(&self, number: String) {
        self.ask(Asked::TakeBack(number));
    }

    fn ask(&self, asked: Asked) {
        if let Some(outbox) = &self.outbox {
            // A thread that has ended has said so.
            let _ = outbox.send(asked);
        }
    }
}

/// Shows one notice from a program that ends right away.
pub fn say_once(title: &str, text: &str) {
    let (title, text) = (title.to_owned(), text.to_owned());
    let (done, shown) = mpsc::channel();
    let show = move || {
        let result = Notification::new().appname("Holdfast").summary(&title).body(&text).show();
        // Nobody waits any more: it took too long.
        let _ = done.send(result.is_ok());
    };
    if thread::Builder::new().spawn(show).is_ok() {
        let _ = shown.recv_timeout(limit(AT_THE_END));
    }
}

/// The last notice of each incident, as the daemon knows it, so that the next takes its place. Ids are the daemon's: one of
/// our own could be another program's.
#[derive(Debug)]
struct Shown<H> {
    last: BTreeMap<String, H>,
}

impl<H> Shown<H> {
    /// What a notice takes the place of.
    fn before(&self, notice: &Notice) -> Option<&H> {
        self.last.get(&notice.number)
    }

    fn keep(&mut self, notice: &Notice, handle: H) {
        self.last.insert(notice.number.clone(), handle);
    }

    /// What is shown of an incident, which is no longer true.
    fn take(&mut self, number: &str) -> Option<H> {
        self.last.remove(number)
    }
}

fn run(inbox: &Receiver<Asked>) {
    let mut shown = Shown { last: BTreeMap::new() };
    for asked in inbox {
        match asked {
            Asked::Show(notice) => match written(&notice, shown.before(&notice).map(id)).show() {
                Ok(handle) => shown.keep(&notice, handle),
                Err(error) => {
                    tracing::warn!(%error, notice = notice.text, "a notice was not shown");
                }
            },
            Asked::TakeBack(number) => shown.take(&number).into_iter().for_each(close),
        }
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn close(handle: notify_rust::NotificationHandle) {
    handle.close();
}

/// These systems close no notice for a program; each passes by itself.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn close<T>(_: T) {}

/// An alarm sounds and stays; anything else is quiet and passes.
fn written(notice: &Notice, before: Option<u32>) -> Notification {
    // The number stands above already.
    let said = notice.text.strip_prefix(&format!("{}: ", notice.number)).unwrap_or(&notice.text);
    let body = sentence(said);
    let mut message = Notification::new();
    message.appname("Holdfast").summary(&notice.number).body(&body).icon("holdfast-desktop");
    if notice.alarm {
        message.urgency(Urgency::Critical).timeout(Timeout::Never).sound_name(ALARM);
    } else {
        message.urgency(Urgency::Normal);
    }
    if let Some(before) = before {
        message.id(before);
    }
    message
}

#[cfg(all(unix, not(target_os = "macos")))]
const ALARM: &str = "alarm-clock-elapsed";
#[cfg(target_os = "macos")]
const ALARM: &str = "Ping";
#[cfg(windows)]
const ALARM: &str = "Alarm";

#[cfg(all(unix, not(target_os = "macos")))]
fn id(handle: &notify_rust::NotificationHandle) -> u32 {
    handle.id()
}

/// These systems give no id; each notice stands beside the one before.
#[cfg(not(all(unix, not(target_os = "macos"))))]
fn id<T>(_: &T) -> u32 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(number: &str, alarm: bool) -> Notice {
        let (key, text) = (format!("{number}:x"), format!("{number}: an update is due"));
        let about = holdfast_core::incident::rhythm::About::Damage;
        Notice { key, number: number.to_owned(), text, alarm, incident: None, about }
    }

    #[test]
    fn a_notice_takes_the_place_of_the_one_before_of_its_incident_only() {
        let mut shown = Shown { last: BTreeMap::new() };
        let (one, two) = (notice("INC-0001", false), notice("INC-0002", false));
        assert_eq!(shown.before(&one), None, "the first stands alone");
        shown.keep(&one, 7);
        assert_eq!(shown.before(&notice("INC-0001", true)), Some(&7), "the next takes its place");
        assert_eq!(shown.before(&two), None, "another incident's does not");
        shown.keep(&one, 8);
        assert_eq!(shown.before(&one), Some(&8), "a daemon may give a new id");
        assert_eq!(shown.take("INC-0001"), Some(8), "it is over: nothing of it is left to be seen");
        assert_eq!(shown.before(&one), None, "the next of it stands alone");
    }

    #[test]
    #[cfg(all(unix, not(target_os = "macos")))]
    fn an_alarm_stays_until_it_is_dismissed_and_a_notice_passes() {
        let (alarm, quiet) = (
            written(&notice("INC-0001", true), Some(7)),
            written(&notice("INC-0001", false), None),
        );
        assert_eq!(alarm.timeout, Timeout::Never, "an alarm waits for a person");
        assert_eq!(quiet.timeout, Timeout::Default, "a notice passes");
        assert_eq!(alarm.body, "An update is due.", "no detail: it may show on a locked screen");
    }
}
