use super::*;

mod answers;
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
    let catches_all =
        |about: &About| about.addresses.iter().any(|a| a.host == "*" && a.path.is_empty());
    let at: Vec<usize> =
        (0..).zip(Kind::ALL).filter(|(_, k)| catches_all(k.about())).map(|(at, _)| at).collect();
    assert_eq!(at, [Kind::ALL.len() - 1], "the kind that takes any address is asked last");
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
