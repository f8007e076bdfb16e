//! What holds for every kind: a new one is asked for it before anybody sets it up.

use super::*;
use crate::channel::tests::message;
use crate::ids::OutboxId;
use reqwest::Url;
use uuid::Uuid;

/// The made-up secrets of a kind.
fn samples(kind: Kind) -> impl Iterator<Item = String> {
    let addresses = kind.about().addresses.iter();
    addresses.flat_map(|address| address.samples).map(|halves| halves.concat())
}

/// The address of a secret.
fn address(secret: &str) -> Url {
    Url::parse(secret.split(' ').next().unwrap()).unwrap()
}

/// The same secret with its address on this computer.
fn at_home(secret: &str) -> String {
    let mut here = address(secret);
    here.set_host(Some("127.0.0.1")).unwrap();
    here.set_scheme("http").unwrap();
    secret.replacen(address(secret).as_str(), here.as_str(), 1)
}

#[test]
fn every_kind_can_be_tried_on_this_computer() {
    for kind in Kind::ALL {
        for here in samples(kind).map(|secret| at_home(&secret)) {
            let taken = kind.target(&Secret::new(&here));
            assert!(taken.is_ok_and(|target| target.is_loopback()), "{kind}: {here}");
        }
    }
}

/// A text must not go to a receiver that takes another form.
#[test]
fn a_kind_refuses_what_another_is_told_by() {
    let takes_any = |kind: Kind| kind.about().addresses.iter().any(Address::is_any);
    for kind in Kind::ALL.into_iter().filter(|kind| !takes_any(*kind)) {
        for other in Kind::ALL.into_iter().filter(|other| *other != kind) {
            for foreign in samples(other).map(|secret| address(&secret)) {
                let taken = kind.target(&Secret::new(foreign.as_str()));
                assert!(taken.is_err(), "{kind} takes {foreign} of {other}");
            }
        }
    }
}

/// A host that is a kind's own has one port, and a path that ends where that of each address begins was pasted in part.
#[test]
fn a_kind_refuses_a_part_of_its_address_and_another_port() {
    for kind in Kind::ALL {
        for own in kind.about().addresses.iter().filter(|own| own.host != "*") {
            let begun = format!("https://{}/{}", own.host, own.path.trim_start_matches('/'));
            let mut elsewhere = address(&own.samples[0].concat());
            elsewhere.set_port(Some(8443)).unwrap();
            for misfit in [begun.as_str(), elsewhere.as_str()] {
                assert!(kind.target(&Secret::new(misfit)).is_err(), "{kind} takes {misfit}");
            }
        }
    }
}

/// A message whose fate is not known is tried once more. So its receiver must be told which it is, the same each time.
#[test]
fn a_kind_that_tells_repetitions_sends_what_it_tells_them_by() {
    for kind in Kind::ALL.into_iter().filter(|kind| kind.about().is_idempotent) {
        let target = kind.target(&Secret::new(&samples(kind).next().unwrap())).unwrap();
        let payload = render(kind, &message()).payload;
        let sent = |id, minute| {
            let (id, now) = (OutboxId(Uuid::from_u128(id)), message().at.plus_minutes(minute));
            let posted = Posted { target: &target, id, payload: &payload, now };
            let request = provider(kind).request(&posted).unwrap();
            let headers = request.headers.into_iter().map(|(_, value)| value);
            headers.chain([request.body, request.url.to_string()]).collect::<Vec<_>>()
        };
        let (one, other, again) = (sent(1, 0), sent(2, 0), sent(1, 5));
        let tells = (0..one.len()).any(|at| one[at] != other[at] && one[at] == again[at]);
        assert!(tells, "{kind}: nothing in its request is the message's own at every attempt");
    }
}

/// An answer that broke off says nothing where its words count, and all where its status does.
#[test]
fn whether_words_of_an_answer_count_is_as_the_kind_says() {
    let is_taken = |kind, status, body: &str| {
        let (body, at) = (body.to_owned(), Millis(0));
        let reply = Reply { status, retry_after: None, date: None, body, at };
        classify(kind, &reply).reason().is_none()
    };
    for kind in Kind::ALL {
        let in_words = kind.about().answers_in_words;
        let without = (200..300).any(|status| is_taken(kind, status, ""));
        assert_eq!(without, !in_words, "{kind}: a success without a word");
        for status in (200..300).filter(|_| !in_words) {
            for body in ["ok", "error", r#"{"ok":false}"#, r#"{"error":"gone"}"#] {
                let counts = is_taken(kind, status, body) != is_taken(kind, status, "");
                assert!(!counts, "{kind}: {status} {body}");
            }
        }
    }
}
