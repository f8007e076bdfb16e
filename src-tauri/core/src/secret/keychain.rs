//! The keychain behind a time limit.
//!
//! A locked keychain opens a dialog and blocks its caller until somebody answers; on a machine without one, finding out
//! can take as long. So one thread asks, one question at a time, and nobody waits for it longer than [`LIMIT`]. A
//! question that nobody waits for any more is dropped unasked, so that dialogs do not queue up.

use keyring::v1::{Entry, Error};
use std::fmt;
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::Duration;

use super::{Result, Secret, SecretProblem, Secrets};
use crate::{clock, redact};

/// The longest that a caller waits for the keychain.
pub const LIMIT: Duration = Duration::from_secs(5);

/// The entries of one service; the user of an entry is the channel's name.
pub struct Keychain {
    service: String,
    limit: Duration,
    thread: OnceLock<Option<Sender<Job>>>,
}

struct Job {
    ask: Box<dyn FnOnce() + Send>,
    abandoned: Arc<AtomicBool>,
}

/// What came of a question, before it has the channel's name.
enum Failure {
    Keychain(Error),
    TimedOut,
    NoThread,
}

impl Keychain {
    pub fn new(service: &str) -> Self {
        Self { service: service.to_owned(), limit: clock::limit(LIMIT), thread: OnceLock::new() }
    }

    pub fn read(&self, channel: &str) -> Result<Secret> {
        let text = self.entry(channel, |entry| entry.get_password());
        text.map(|text| Secret::new(&text)).map_err(|failure| self.problem(channel, &failure))
    }

    /// What would be lost if the entry were written; none where there is nothing of use in it.
    pub fn held(&self, channel: &str) -> Result<Option<Secret>> {
        let text = self.entry(channel, |entry| entry.get_password());
        of_use(text).map_err(|failure| self.problem(channel, &failure))
    }

    pub fn write(&self, channel: &str, secret: &Secret) -> Result<()> {
        let secret = secret.clone();
        self.entry(channel, move |entry| entry.set_password(secret.expose()))
            .map_err(|failure| self.problem(channel, &failure))
    }

    pub fn remove(&self, channel: &str) -> Result<()> {
        match self.entry(channel, |entry| entry.delete_credential()) {
            Ok(()) | Err(Failure::Keychain(Error::NoEntry)) => Ok(()),
            Err(failure) => Err(self.problem(channel, &failure)),
        }
    }

    fn entry<T, F>(&self, channel: &str, act: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
    {
        let (service, user) = (self.service.clone(), channel.to_owned());
        let found = self.ask(move || Entry::new(&service, &user).and_then(|entry| act(&entry)));
        found?.map_err(Failure::Keychain)
    }

    /// Has the thread do `work`, and waits for at most the limit.
    fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let thread = self.thread.get_or_init(start).as_ref().ok_or(Failure::NoThread)?;
        let (answer, answers) = mpsc::channel();
        let abandoned = Arc::new(AtomicBool::new(false));
        let ask = Box::new(move || {
            // The caller may have stopped waiting; then nobody needs the answer.
            let _ = answer.send(work());
        });
        thread.send(Job { ask, abandoned: abandoned.clone() }).map_err(|_| Failure::NoThread)?;
        answers.recv_timeout(self.limit).map_err(|error| {
            abandoned.store(true, Ordering::SeqCst);
            match error {
                RecvTimeoutError::Timeout => Failure::TimedOut,
                RecvTimeoutError::Disconnected => Failure::NoThread,
            }
        })
    }

    fn problem(&self, channel: &str, failure: &Failure) -> SecretProblem {
        let (channel, variable) = (channel.to_owned(), Secrets::variable(channel));
        match failure {
            Failure::TimedOut => {
                SecretProblem::NoAnswer { channel, variable, seconds: self.limit.as_secs() }
            }
            Failure::NoThread => {
                let why = "the thread that asks it ended".to_owned();
                SecretProblem::Failed { channel, variable, why }
            }
            Failure::Keychain(Error::NoEntry) => SecretProblem::Missing { channel, variable },
            Failure::Keychain(Error::NoStorageAccess(_)) => {
                SecretProblem::Locked { channel, variable }
            }
            Failure::Keychain(Error::NoDefaultStore) => {
                SecretProblem::Absent { channel, variable, why: why_absent() }
            }
            // The display of these errors holds no bytes of an entry; their debug form would.
            Failure::Keychain(error) => {
                SecretProblem::Failed { channel, variable, why: redact::reason(&error.to_string()) }
            }
        }
    }
}

impl fmt::Debug for Keychain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keychain").field("service", &self.service).finish_non_exhaustive()
    }
}

/// Starts the thread. It ends when the keychain is dropped and nothing waits any more.
fn start() -> Option<Sender<Job>> {
    let (jobs, inbox) = mpsc::channel::<Job>();
    let work = move || {
        for job in inbox {
            if !job.abandoned.load(Ordering::SeqCst) {
                (job.ask)();
            }
        }
    };
    std::thread::Builder::new().name("keychain".to_owned()).spawn(work).ok().map(|_| jobs)
}

/// Why the system's keychain could not be opened, in its own words.
/// That there is no secret is an answer, and an entry that is no text is not one; that the keychain does not say is none.
fn of_use(read: Result<String, Failure>) -> Result<Option<Secret>, Failure> {
    match read {
        Ok(text) => Ok(Some(Secret::new(&text)).filter(|secret| !secret.is_empty())),
        Err(Failure::Keychain(Error::NoEntry | Error::BadEncoding(_))) => Ok(None),
        Err(failure) => Err(failure),
    }
}

fn why_absent() -> String {
    match Entry::store_status() {
        Ok(()) => "it did not say why".to_owned(),
        Err(Error::PlatformFailure(inner)) => redact::reason(&inner.to_string()),
        Err(error) => redact::reason(&error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    fn keychain(limit: Duration) -> Keychain {
        Keychain { limit, ..Keychain::new("holdfast-test") }
    }

    #[test]
    fn a_question_without_an_answer_ends_at_the_limit_and_the_next_ones_are_not_asked() {
        let keychain = keychain(Duration::from_millis(20));
        let (release, held) = channel::<()>();
        let stuck = keychain.ask(move || held.recv().is_ok());
        assert!(matches!(stuck, Err(Failure::TimedOut)), "the caller is let go");

        let (tell, asked) = channel();
        let second = keychain.ask(move || tell.send(()).is_ok());
        assert!(
            matches!(second, Err(Failure::TimedOut)),
            "the thread still hangs in the first question"
        );

        release.send(()).unwrap();
        drop(keychain);
        assert!(asked.recv().is_err(), "a question that was given up is dropped, not asked late");
    }

    #[test]
    fn every_failure_names_the_variable_as_the_way_out() {
        let keychain = keychain(LIMIT);
        let locked = Error::NoStorageAccess("dismissed".into());
        let broken = Error::BadEncoding(b"hunter2 \xFF".to_vec());
        let failures = [
            (Failure::TimedOut, "did not answer within 5 s"),
            (Failure::NoThread, "failed"),
            (Failure::Keychain(Error::NoEntry), "no secret is kept"),
            (Failure::Keychain(locked), "locked"),
            (Failure::Keychain(Error::NoDefaultStore), "no keychain runs"),
            (Failure::Keychain(broken), "not valid UTF-8"),
        ];
        for (failure, says) in failures {
            let sentence = keychain.problem("#incidents", &failure).to_string();
            assert!(sentence.contains(says), "{sentence}");
            assert!(
                sentence.contains("HOLDFAST_SECRET__INCIDENTS"),
                "the way out is missing: {sentence}"
            );
            assert!(!sentence.contains("hunter2"), "bytes of the entry leaked: {sentence}");
        }
    }

    #[test]
    fn a_secret_that_may_be_there_is_not_given_up_unread() {
        let kept = |read| of_use(read).ok();
        assert_eq!(kept(Ok("old".to_owned())), Some(Some(Secret::new("old"))), "it is put back");
        assert_eq!(kept(Err(Failure::Keychain(Error::NoEntry))), Some(None), "nothing to lose");
        let noise = Error::BadEncoding(b"\xFF".to_vec());
        assert_eq!(kept(Err(Failure::Keychain(noise))), Some(None), "it could not be used either");
        for silent in [Failure::TimedOut, Failure::Keychain(Error::NoStorageAccess("no".into()))] {
            assert_eq!(kept(Err(silent)), None, "there may be one, so it is not overwritten");
        }
    }
}
