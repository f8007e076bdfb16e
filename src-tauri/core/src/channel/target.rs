//! Where a channel's messages go: its secret, taken apart and checked before anything is sent.
//!
//! A pasted address is the user's own, yet one that reaches into the machine's own network is refused, because nobody
//! sees that mistake later. What one kind asks of its addresses stands with its provider.

use reqwest::Url;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::secret::Secret;

/// The fewest bytes of a part of an address that may be a secret.
pub(super) const SHORTEST: usize = 8;

/// A receiver's address and what belongs to it. Its debug form is [`Target::shown`].
#[derive(Clone, PartialEq, Eq)]
pub struct Target {
    url: Url,
    /// What follows the address: keys, mostly.
    rest: Vec<String>,
    /// Words of its kind's addresses that are no secrets.
    plain: &'static [&'static str],
}

/// A result whose error is that of an address, unless another is named.
pub type Result<T, E = Misfit> = std::result::Result<T, E>;

/// Why a secret cannot be a channel's address. Nothing of the secret is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the sentences say what they mean")]
pub enum Misfit {
    #[error("the secret is empty; paste the whole address")]
    Empty,
    #[error(
        "the secret does not begin with a web address; paste the whole address, from https:// to its end"
    )]
    NotAUrl,
    #[error(
        "the address begins with neither https nor http; paste the whole address, from https:// to its end"
    )]
    Scheme,
    #[error("the address is not encrypted; use https (http is for this computer alone)")]
    NotEncrypted,
    #[error("the address holds a user name or a password; use one without “name@” before the host")]
    UserInfo,
    #[error(
        "the address leads into the machine's own network (link-local or metadata); use the receiver's public address"
    )]
    LinkLocal,
    /// What a kind asks of its own addresses.
    #[error("{0}")]
    OfKind(&'static str),
}

impl Target {
    /// Takes a secret apart: the address, and after white space whatever the kind wants. Checked is what holds for every
    /// kind: addresses are https, plain http is for this computer (loopback) alone, and none leads into the machine's
    /// own network.
    pub(super) fn read(secret: &Secret) -> Result<Self> {
        let mut words = secret.expose().split_whitespace();
        let url = checked(words.next().ok_or(Misfit::Empty)?)?;
        Ok(Self { url, rest: words.map(str::to_owned).collect(), plain: &[] })
    }

    /// The same, whose address has these words beside its secrets.
    pub(super) fn with_plain(self, plain: &'static [&'static str]) -> Self {
        Self { plain, ..self }
    }

    /// The address. It is a secret: never write it out.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// What follows the address. It is secret too.
    pub(super) fn rest(&self) -> &[String] {
        &self.rest
    }

    /// The host, and its port where it is not the usual one: `hooks.slack.com`, `127.0.0.1:8080`.
    #[must_use]
    pub fn host(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        self.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// What a person may see of the address: scheme, host and its last four characters, so that two can be told
    /// apart: `https://hooks.slack.com…UVWX`.
    #[must_use]
    pub fn shown(&self) -> String {
        let secret = self.path_and_query();
        let tail: Vec<char> = secret.chars().rev().take(4).collect();
        let tail: String = tail.into_iter().rev().collect();
        format!("{}://{}…{}", self.url.scheme(), self.host(), tail.trim_start_matches('/'))
    }

    /// True when the address is this computer's own.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.url)
    }

    /// `text` without this target's secrets, for what a receiver says: it may echo its own address or a key. Parts of
    /// the path are hidden one by one, because an echo can be written differently.
    #[must_use]
    pub fn conceal(&self, text: &str) -> String {
        let mut secrets = vec![self.url.as_str().to_owned(), self.path_and_query()];
        secrets.extend(self.url.path_segments().into_iter().flatten().map(str::to_owned));
        secrets.extend(self.url.query_pairs().map(|(_, value)| value.into_owned()));
        secrets.extend(self.rest.iter().cloned());
        // A key may be echoed without what stands before it: `whsec_`.
        secrets.extend(self.rest.iter().filter_map(|key| Some(key.split_once('_')?.1.to_owned())));
        // Short parts are words like `hooks`; hiding them, or a word of all such addresses, would only garble the reason.
        secrets.retain(|secret| secret.len() >= SHORTEST && !self.plain.contains(&secret.as_str()));
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        secrets
            .iter()
            .fold(text.to_owned(), |text, secret| text.replace(secret, "«masked address»"))
    }

    fn path_and_query(&self) -> String {
        let query = self.url.query().map(|query| format!("?{query}")).unwrap_or_default();
        format!("{}{query}", self.url.path())
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown())
    }
}

/// What holds for every kind.
fn checked(text: &str) -> Result<Url> {
    let mut url = Url::parse(text).map_err(|_| Misfit::NotAUrl)?;
    url.set_fragment(None);
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Misfit::UserInfo);
    }
    if is_link_local(&url) {
        return Err(Misfit::LinkLocal);
    }
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err(Misfit::NotEncrypted),
        _ => Err(Misfit::Scheme),
    }
}

fn ip_of(url: &Url) -> Option<IpAddr> {
    let host = url.host_str()?;
    host.trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>()
        .ok()
        .map(|ip| ip.to_canonical())
}

fn is_loopback(url: &Url) -> bool {
    url.host_str() == Some("localhost") || ip_of(url).is_some_and(|ip| ip.is_loopback())
}

fn is_link_local(url: &Url) -> bool {
    const METADATA: Ipv6Addr = Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254);
    const METADATA_V4: Ipv4Addr = Ipv4Addr::new(100, 100, 100, 200);
    match ip_of(url) {
        Some(IpAddr::V4(ip)) => ip.is_link_local() || ip.is_unspecified() || ip == METADATA_V4,
        Some(IpAddr::V6(ip)) => ip.is_unicast_link_local() || ip.is_unspecified() || ip == METADATA,
        None => {
            url.host_str().is_some_and(|h| h.trim_end_matches('.') == "metadata.google.internal")
        }
    }
}
