use super::*;
use crate::redact::mask;

mod answers;
mod every;
mod messages;
mod targets;

#[test]
fn a_kind_is_read_as_it_is_written() {
    for kind in Kind::ALL {
        assert_eq!(kind.word().parse(), Ok(kind));
        let json = serde_json::to_string(&kind).unwrap();
        assert_eq!(json, format!("\"{kind}\""), "the same word in JSON");
    }
    let unknown = "fax".parse::<Kind>().unwrap_err().to_string();
    assert!(unknown.contains(&Kind::words(", ")), "all that there are: {unknown}");
}

#[test]
fn a_form_can_be_drawn_for_every_kind_and_any_address_has_one() {
    for about in Kind::ALL.map(Kind::about) {
        assert!(!about.fields[0].optional, "{}: an address comes first", about.word);
        assert!(!about.addresses.is_empty(), "{}: its addresses can be told", about.word);
    }
    let takes_any = |kind: Kind| kind.about().addresses.iter().any(Address::is_any);
    let at: Vec<usize> =
        (0..).zip(Kind::ALL).filter(|(_, k)| takes_any(*k)).map(|(at, _)| at).collect();
    assert_eq!(at, [Kind::ALL.len() - 1], "the kind that takes any address is asked last");
}

#[test]
fn a_secret_of_every_kind_is_masked_where_somebody_pastes_it() {
    for kind in Kind::ALL {
        for address in kind.about().addresses {
            assert!(!address.samples.is_empty(), "{kind}: {} has a sample", address.name);
            for sample in address.samples.iter().map(|halves| halves.concat()) {
                let target = kind.target(&Secret::new(&sample)).unwrap();
                let fits = address.host == "*" || target.url().host_str() == Some(address.host);
                assert!(fits && target.url().path().starts_with(address.path), "{kind}: {sample}");
                let masked = mask(&format!("we posted to {sample} at 14:02")).text;
                // An address that could be any has no shape of its own: only the keys behind it have one.
                for secret in sample.split(' ').skip(usize::from(address.is_any())) {
                    let end = &secret[secret.len() - 8..];
                    assert!(!masked.contains(end), "{kind}: redact/shapes.rs lacks it: {masked}");
                }
            }
        }
    }
}

#[test]
fn every_kind_says_what_it_is_in_words_of_its_own() {
    for about in Kind::ALL.map(Kind::about) {
        assert!(about.help.ends_with('.'), "{}: its help is a sentence", about.word);
        assert!(!about.source.ends_with('.'), "{}: its source is not", about.word);
        let own: Vec<Kind> =
            Kind::ALL.into_iter().filter(|kind| kind.about().help == about.help).collect();
        assert_eq!(own.len(), 1, "{}: {own:?} say the same", about.word);
    }
}

#[test]
fn no_kind_takes_the_addresses_of_one_that_is_asked_later() {
    let all = Kind::ALL.map(Kind::about);
    for (at, later) in all.iter().enumerate() {
        for own in later.addresses {
            let takes = |one: &Address| {
                (one.host == "*" || one.host == own.host) && own.path.starts_with(one.path)
            };
            let taken = all[..at].iter().find(|before| before.addresses.iter().any(takes));
            assert!(taken.is_none(), "{}: {} is asked first", later.word, taken.unwrap().word);
        }
    }
}

/// An address, and the kind that it tells; none for what is no address.
#[derive(serde::Deserialize)]
struct Told(String, Option<Kind>);

#[test]
fn a_pasted_address_tells_its_kind_as_on_the_page() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/settings/addresses.json");
    let told: Vec<Told> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let of_kind =
        |kind: Kind, url: &reqwest::Url| kind.about().addresses.iter().any(|a| a.takes(url));
    let mut left: Vec<(Kind, &Address)> = Vec::new();
    for kind in Kind::ALL {
        left.extend(kind.about().addresses.iter().map(|address| (kind, address)));
    }
    for Told(typed, kind) in told {
        let first = typed.split_whitespace().next().unwrap_or_default();
        let url =
            reqwest::Url::parse(first).ok().filter(|url| matches!(url.scheme(), "https" | "http"));
        let found =
            url.as_ref().and_then(|url| Kind::ALL.into_iter().find(|kind| of_kind(*kind, url)));
        assert_eq!(found, kind, "{typed}");
        left.retain(|(of, own)| Some(*of) != kind || !url.as_ref().is_some_and(|u| own.takes(u)));
        let may_be_kept = found.is_none_or(|kind| kind.target(&Secret::new(&typed)).is_ok());
        assert!(may_be_kept, "{typed} is taken by the kind that it tells");
    }
    assert_eq!(left, [], "addresses.json has one of each look");
}
