//! A login in an address: `postgres://app:pa55@db-7/shop`. The password ends at the last `@` before the host, whatever signs
//! it holds, because people paste passwords as they are. A port (`http://host:8080/a@b`) is no password.

use super::framed::Framed;
use super::stand_in;

/// Schemes whose addresses name a port and no login, as a rule. Those of databases and queues name logins.
const WITH_PORTS: [&str; 11] =
    ["http", "https", "ws", "wss", "docker", "oci", "rsync", "nats", "tcp", "ftp", "ldap"];

/// The logins of a word: each with its address up to the `@`, and the part that is masked.
pub(super) fn find(word: &str) -> Vec<Framed> {
    // A password may hold `://`; an address begins with the name of its scheme.
    let scheme = |at: usize| at - scheme_length(&word.as_bytes()[..at]);
    let mut addresses: Vec<(usize, usize)> = Vec::new();
    for (start, at) in word.match_indices("://").map(|(at, _)| (scheme(at), at)) {
        // Right behind the `://` of an address stands its user, and not another address.
        let is_user = addresses.last().is_some_and(|(_, before)| start == before + 3);
        if start < at && !is_user {
            addresses.push((start, at));
        }
    }
    let mut found: Vec<Framed> = Vec::new();
    for (n, &(start, at)) in addresses.iter().enumerate() {
        let until = addresses.get(n + 1).map_or(word.len(), |next| next.0);
        let (from, end) = (at + 3, found.last().map_or(0, |last| last.0.end));
        if start < end || until < from {
            continue;
        }
        let Some(login) = login(&word[start..at], &word[from..until]) else { continue };
        found.push((start..from + login + 1, from..from + login));
    }
    found
}

/// How many bytes before `://` name a scheme: letters, digits and `+.-`, the first one a letter.
fn scheme_length(before: &[u8]) -> usize {
    const LONGEST: usize = 32;
    let is_of_scheme = |b: &&u8| b.is_ascii_alphanumeric() || b"+.-".contains(b);
    let length = before.iter().rev().take(LONGEST).take_while(is_of_scheme).count();
    let name = &before[before.len() - length..];
    length - name.iter().position(u8::is_ascii_alphabetic).unwrap_or(length)
}

/// The length of the login that an address begins with.
fn login(scheme: &str, address: &str) -> Option<usize> {
    // In a list of strings an address ends with its quotation.
    let quoted = address.find('"').map(|end| &address[..end]).filter(|part| part.contains('@'));
    let address = quoted.unwrap_or(address);
    let colon =
        address.find([':', '/', '?', '#', '[']).filter(|at| address[*at..].starts_with(':'))?;
    let (user, password) = (&address[..colon], &address[colon + 1..]);
    // `ssh://git@host:org/repo@v1` names a host already.
    if scheme.ends_with("ssh") && user.contains('@') {
        return None;
    }
    let end = last_at(password)?;
    let is_one = end > 0 && !is_port(scheme, user, password);
    (is_one && !stand_in::is_whole(&password[..end])).then_some(colon + 1 + end)
}

/// The last `@` before the host: what stands behind a `?name=` is a query, where an `@` came before it.
fn last_at(password: &str) -> Option<usize> {
    let first = password.find('@')?;
    let query = query(&password[first..]).map_or(password.len(), |at| first + at);
    password[..query].rfind('@')
}

/// Where a query begins: `?name=`.
fn query(text: &str) -> Option<usize> {
    text.match_indices('?').map(|(at, _)| at).find(|at| {
        let name =
            text[at + 1..].bytes().take_while(|b| b.is_ascii_alphanumeric() || b"_.-".contains(b));
        let length = name.count();
        length > 0 && text[at + 1 + length..].starts_with('=')
    })
}

/// A number up to a path is the port where the scheme says so, and in any address where a query comes before the `@`.
fn is_port(scheme: &str, user: &str, rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let goes_on = (1..=5).contains(&digits) && rest[digits..].starts_with(['/', '?']);
    let is_usual = WITH_PORTS.iter().any(|usual| scheme.eq_ignore_ascii_case(usual));
    let has_query = query(rest).is_some_and(|query| rest.find('@').is_some_and(|at| query < at));
    goes_on && !user.is_empty() && (is_usual || user.contains('@') || has_query)
}
