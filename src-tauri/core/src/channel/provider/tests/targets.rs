use super::*;
use crate::channel::provider::{sign, slack};
use crate::channel::target::{Misfit, SHORTEST};

const KEY: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

fn hook(tail: &str) -> String {
    ["https://hooks.slack", ".com/services/T00000000/B00000000/", tail].concat()
}

fn of_slack(text: &str) -> Result<Target> {
    Kind::Slack.target(&Secret::new(text))
}

fn of_webhook(text: &str) -> Result<Target> {
    Kind::Webhook.target(&Secret::new(text))
}

#[test]
fn slack_takes_incoming_webhooks_alone() {
    for good in [
        hook("abcdEFGHijklMNOPqrstUVWX"),
        hook("x").replace("slack.com", "slack-gov.com"),
        "http://127.0.0.1:8080/any".to_owned(),
        "http://localhost:9/".to_owned(),
        "https://[::1]:9/x".to_owned(),
        "https://chat.example.org/hooks/4yzbqkq1hiwtj".to_owned(),
        "https://chat.example.org:8443/hooks/4yzbqkq1hiwtj".to_owned(),
    ] {
        assert!(of_slack(&good).is_ok(), "{good}");
    }
    let workflow = hook("x").replace("services", "workflows");
    let trigger = hook("x").replace("services", "triggers");
    for (bad, misfit) in [
        (String::new(), Misfit::Empty),
        ("hooks.slack.com/services/x".to_owned(), Misfit::NotAUrl),
        ("ftp://hooks.slack.com/services/x".to_owned(), Misfit::Scheme),
        (hook("x").replace("https", "http"), Misfit::NotEncrypted),
        (hook("x").replace("https://", "https://a:b@"), Misfit::UserInfo),
        (hook("x").replace(".com", ".com.evil.example"), slack::NOT_SLACK),
        (hook("x").replace(".com", ".com:8443"), slack::NOT_SLACK),
        ("https://hooks.slack.com/services/".to_owned(), slack::NOT_SLACK),
        ("https://hooks.slack.com/hooks/x".to_owned(), slack::NOT_SLACK),
        ("https://chat.example.org/hooks/".to_owned(), slack::NOT_SLACK),
        (workflow, slack::WORKFLOW),
        (trigger, slack::WORKFLOW),
        (format!("{} {KEY}", hook("x")), slack::MORE),
    ] {
        assert_eq!(of_slack(&bad), Err(misfit), "{bad}");
    }
}

#[test]
fn a_webhook_is_an_address_and_any_number_of_keys() {
    let keys = |text: &str| of_webhook(text).unwrap().rest().len();
    assert_eq!(keys("https://example.org/in"), 0, "unsigned");
    assert_eq!(keys(&format!("https://example.org/in {KEY}")), 1, "signed");
    assert_eq!(keys(&format!("https://example.org/in\n{KEY}\n{KEY}\n")), 2, "while keys rotate");
    assert_eq!(of_webhook("https://example.org/in whsec_short"), Err(sign::MISFORMED));
}

#[test]
fn addresses_of_the_machines_own_network_are_refused_however_they_are_written() {
    for bad in [
        "https://169.254.169.254/latest",
        "https://0xa9fea9fe/latest",
        "https://2852039166/latest",
        "https://[::ffff:169.254.169.254]/",
        "https://[fe80::1]/",
        "https://[fd00:ec2::254]/",
        "https://100.100.100.200/",
        "https://0.0.0.0/",
        "https://METADATA.google.internal./",
        "http://169.254.169.254/",
    ] {
        assert_eq!(of_webhook(bad), Err(Misfit::LinkLocal), "{bad}");
    }
    assert_eq!(
        of_webhook("http://10.0.0.1/hook"),
        Err(Misfit::NotEncrypted),
        "private is not loopback"
    );
    assert!(
        of_webhook("https://10.0.0.1/hook").is_ok(),
        "a receiver in the company's network is fine"
    );
}

#[test]
fn a_person_sees_the_host_and_four_characters() {
    let target = of_slack(&hook("abcdEFGHijklMNOPqrstUVWX")).unwrap();
    assert_eq!(target.shown(), "https://hooks.slack.com…UVWX");
    assert_eq!(format!("{target:?}"), target.shown(), "the debug form shows no more");
    assert_eq!(target.host(), "hooks.slack.com");
    assert_eq!(of_webhook("http://127.0.0.1:8080/").unwrap().shown(), "http://127.0.0.1:8080…");
}

#[test]
fn an_echo_of_the_secret_is_concealed_however_it_is_written() {
    let target =
        of_webhook(&format!("https://example.org/in/abcdEFGH1234?k=qwertyuiop {KEY}")).unwrap();
    for echo in [
        "no hook at https://example.org/in/abcdEFGH1234?k=qwertyuiop",
        r#"{"path":"\/in\/abcdEFGH1234"}"#,
        "k was qwertyuiop",
        "bad signature with C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
    ] {
        let said = target.conceal(echo);
        for secret in ["abcdEFGH1234", "qwertyuiop", "C2FVsBQI"] {
            assert!(!said.contains(secret), "{said}");
        }
    }
    assert_eq!(target.conceal("invalid_payload in /in"), "invalid_payload in /in", "words stay");
}

/// The parts of an address's path that are words, to a reader: small letters, and dashes between them.
fn words(target: &Target) -> Vec<String> {
    let is_word = |part: &&str| part.bytes().all(|b| b.is_ascii_lowercase() || b"-_".contains(&b));
    let parts = target.url().path_segments().into_iter().flatten();
    parts.filter(|part| part.len() >= SHORTEST).filter(is_word).map(str::to_owned).collect()
}

#[test]
fn an_answer_keeps_the_words_of_every_address_and_loses_its_secrets() {
    for kind in Kind::ALL {
        let samples = kind.about().addresses.iter().flat_map(|address| address.samples);
        for sample in samples.map(|halves| halves.concat()) {
            let target = kind.target(&Secret::new(&sample)).unwrap();
            for word in words(&target) {
                let said = format!("too many {word}");
                assert_eq!(target.conceal(&said), said, "{kind}: `plain` lacks a word of {sample}");
            }
            let end = sample.rsplit(['/', ' ']).next().unwrap();
            let said = target.conceal(&format!("no such hook: {end}"));
            assert!(!said.contains(end), "{kind}: {said}");
        }
    }
}
