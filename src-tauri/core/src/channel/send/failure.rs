//! What a request without an answer means, in sentences that say what to do. What counts is whether anything can have
//! arrived: before the request is written a failure may be tried again, afterwards nobody knows.

use rustls::CertificateError;
use std::error::Error;
use std::io::{self, ErrorKind};
use std::time::Duration;

use crate::channel::answer::{Outcome, refused};
use crate::channel::target::Target;
use crate::redact;

/// The outcome of a request that failed; `total` is how long it may take.
pub(super) fn failed(target: &Target, error: &reqwest::Error, total: Duration) -> Outcome {
    let host = target.host();
    if let Some(problem) = found(error, certificate) {
        return Outcome::Misconfigured { reason: untrusted(&host, problem), status: None };
    }
    if error.is_builder() {
        let said = target.conceal(&cause(error));
        let reason = refused("the request could not be made; check the address", &said);
        return Outcome::Misconfigured { reason, status: None };
    }
    if error.is_connect() {
        return Outcome::Retry { after_s: None, reason: offline(target, error), status: None };
    }
    if error.is_timeout() {
        return unknown(&format!("no answer within {} s", total.as_secs_f64()));
    }
    let said = target.conceal(&cause(error));
    unknown(&format!("the connection broke before an answer came ({said})"))
}

/// Nobody knows whether it arrived.
pub(super) fn unknown(what: &str) -> Outcome {
    let reason = redact::reason(&format!("{what}; it may have arrived: check the channel"));
    Outcome::Uncertain { reason }
}

/// Why there was no connection. Nothing was sent.
fn offline(target: &Target, error: &reqwest::Error) -> String {
    let host = target.host();
    let kind = found(error, |error| error.downcast_ref().map(io::Error::kind));
    let told = if error.is_dns() {
        format!(
            "offline: {host} was not found; check the network, or the name in the channel's address"
        )
    } else if error.is_timeout() {
        format!("offline: {host} did not answer a connection in time; check the network")
    } else if found(error, |error| error.downcast_ref::<rustls::Error>()).is_some() {
        format!(
            "offline: no encrypted connection to {host} could be agreed on; check the port, and whether the address begins with https or http"
        )
    } else {
        match kind {
            Some(ErrorKind::ConnectionRefused) => format!(
                "offline: nothing takes connections at {host}; check that the receiver runs, and the port in the channel's address"
            ),
            Some(ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable) => {
                format!("offline: no network leads to {host}; check the network")
            }
            Some(_) | None => {
                let head = format!("offline: no connection to {host}; check the network");
                return refused(&head, &target.conceal(&cause(error)));
            }
        }
    };
    redact::reason(&told)
}

/// Why a certificate is not to be trusted, and what to do about it. The channel is paused until a person confirms it.
fn untrusted(host: &str, problem: &CertificateError) -> String {
    use CertificateError as Problem;
    let told = if matches!(problem, Problem::Expired | Problem::ExpiredContext { .. }) {
        format!(
            "the certificate of {host} has expired; ask its owner to renew it, or set this laptop's clock, then confirm the channel"
        )
    } else if matches!(problem, Problem::NotValidYet | Problem::NotValidYetContext { .. }) {
        format!(
            "the certificate of {host} is not valid yet; set this laptop's clock, then confirm the channel"
        )
    } else if matches!(problem, Problem::NotValidForName | Problem::NotValidForNameContext { .. }) {
        format!("the certificate of {host} is for another name; check the channel's address")
    } else if *problem == Problem::Revoked {
        format!(
            "the certificate of {host} was revoked; ask its owner for a new one, then confirm the channel"
        )
    } else {
        // A certificate that its owner made alone has many names here; the system's words are for the log.
        tracing::info!(host, %problem, "a certificate is not trusted");
        format!(
            "the certificate of {host} comes from nobody whom this system trusts; check the address, or install the root certificate of the company's proxy, then confirm the channel"
        )
    };
    redact::reason(&told)
}

fn certificate<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a CertificateError> {
    match error.downcast_ref() {
        Some(rustls::Error::InvalidCertificate(problem)) => Some(problem),
        Some(_) | None => None,
    }
}

/// The first that `look` finds in an error and what it wraps.
fn found<'a, T>(
    error: &'a (dyn Error + 'static),
    look: impl Fn(&'a (dyn Error + 'static)) -> Option<T> + Copy,
) -> Option<T> {
    // An io::Error hides the error that it wraps: its source is that error's source.
    let wrapped = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    let inner = wrapped.map(|inner| inner as &(dyn Error + 'static));
    look(error)
        .or_else(|| inner.and_then(|inner| found(inner, look)))
        .or_else(|| error.source().and_then(|source| found(source, look)))
}

/// The innermost error, which is the one that a person understands. The outer ones name the address.
pub(super) fn cause(error: &dyn Error) -> String {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}
