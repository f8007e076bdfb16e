use super::*;
use crate::channel::Kind;
use crate::clock::Clock;
use crate::engine::Engine;
use crate::incident::{Audience, PingMode};
use std::path::Path;

/// The steps for a channel `ops` whose secret stands in the environment, so that no keychain is touched.
fn desk(folder: &Path) -> Setup {
    let engine = Engine::open(&folder.join("data"), &folder.join("team"), Clock::system()).unwrap();
    let address = "http://127.0.0.1:9/hook/abcd1234".to_owned();
    let variables = [("HOLDFAST_SECRET_OPS".to_owned(), address)];
    let secrets = Secrets::with_variables("holdfast-test", variables);
    Setup::new(Handle::start(engine).unwrap(), Arc::new(secrets))
}

fn wish(audience: Audience) -> ChannelConfig {
    ChannelConfig { ping: PingMode::Ask, ..ChannelConfig::new("ops", Kind::Slack, audience) }
}

async fn keep(desk: &Setup, channel: ChannelConfig) -> Result<String, String> {
    let kept = desk.keep(Asked::Anew(channel), Secret::new(""), false).await;
    kept.map_err(|error| error.message)
}

#[tokio::test]
async fn a_channel_is_written_without_its_secret_and_may_send() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let told = keep(&desk, wish(Audience::Internal)).await.unwrap();
    assert!(told.contains("HOLDFAST_SECRET_OPS"), "where its secret is from: {told}");
    assert!(!told.contains("hook/abcd"), "the address is a secret: {told}");
    let file = std::fs::read_to_string(folder.path().join("team/holdfast.toml")).unwrap();
    assert!(file.contains("host = \"127.0.0.1:9\""), "its host is bound: {file}");
    assert!(!file.contains("abcd1234"), "the address is a secret: {file}");
    let channel = desk.known("ops").await.unwrap();
    let paused = desk.engine.call(move |engine| engine.channel_pause(&channel, false)).await;
    assert_eq!(paused.unwrap(), None, "it was confirmed by being set up");
}

#[tokio::test]
async fn a_channel_is_not_turned_into_another_but_its_secret_may_be_given_again() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    keep(&desk, wish(Audience::Internal)).await.unwrap();
    keep(&desk, wish(Audience::Internal)).await.unwrap();
    let mut automatic = wish(Audience::Internal);
    automatic.ping = PingMode::Auto;
    keep(&desk, automatic).await.unwrap();
    assert_eq!(desk.known("ops").await.unwrap().ping, PingMode::Auto, "this can change");
    let refused = keep(&desk, wish(Audience::External)).await.unwrap_err();
    assert!(refused.contains("remove it first"), "the way out is named: {refused}");
    assert!(!desk.remove("ops").await.unwrap().secret_left, "there was none of its own");
    keep(&desk, wish(Audience::External)).await.unwrap();
}

#[tokio::test]
async fn whether_customers_see_what_is_inner_is_as_it_was_asked_last() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    for details in [true, false, true] {
        keep(&desk, ChannelConfig { details, ..wish(Audience::External) }).await.unwrap();
        let channel = desk.known("ops").await.unwrap();
        assert_eq!(channel.details, details, "as the form had it");
        let paused = desk.engine.call(move |engine| engine.channel_pause(&channel, false)).await;
        assert_eq!(paused.unwrap(), None, "its address was given for this");
    }
}

#[tokio::test]
async fn what_cannot_be_a_channel_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let other = ChannelConfig { name: "other".to_owned(), ..wish(Audience::Internal) };
    let address = Secret::new("http://example.com/x");
    let plain = desk.keep(Asked::Anew(other), address, false).await.unwrap_err().message;
    assert!(plain.contains("https"), "{plain}");
    let nameless = ChannelConfig { name: String::new(), ..wish(Audience::Internal) };
    assert!(keep(&desk, nameless).await.is_err(), "a channel has a name");
    assert!(!folder.path().join("team/holdfast.toml").exists(), "nothing was written");
}

#[tokio::test]
async fn while_the_file_is_broken_no_channel_is_set_up() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    keep(&desk, wish(Audience::Internal)).await.unwrap();
    let file = folder.path().join("team/holdfast.toml");
    let broken = std::fs::read_to_string(&file).unwrap() + "\n[cadence]\nsev1 = soon\n";
    std::fs::write(&file, &broken).unwrap();
    let refused = keep(&desk, wish(Audience::Internal)).await.unwrap_err();
    assert!(refused.contains("line "), "seen without waiting for the next look: {refused}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), broken, "it is as it was");
}

#[tokio::test]
async fn a_changed_host_is_not_confirmed_with_the_secret_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    keep(&desk, wish(Audience::Internal)).await.unwrap();
    let file = folder.path().join("team/holdfast.toml");
    let text = std::fs::read_to_string(&file).unwrap().replace("127.0.0.1:9", "hooks.example.com");
    std::fs::write(&file, text).unwrap();
    assert!(desk.test("ops").await.unwrap_err().message.contains("changed"), "it is paused");
    let refused = desk.confirm("ops").await.unwrap_err().message;
    assert!(refused.contains("hooks.example.com") && refused.contains("127.0.0.1:9"), "{refused}");
}

#[tokio::test]
async fn a_test_says_that_nobody_answers() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    assert!(
        desk.test("ops").await.unwrap_err().message.contains("no channel"),
        "it is not there yet"
    );
    keep(&desk, wish(Audience::Internal)).await.unwrap();
    let told = desk.test("ops").await.unwrap_err().message;
    assert!(told.contains("did not arrive") && !told.contains("abcd1234"), "{told}");
}

#[tokio::test]
async fn a_channel_as_it_stands_is_bound_and_its_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    keep(&desk, wish(Audience::Internal)).await.unwrap();
    let file = folder.path().join("team/holdfast.toml");
    let hostless = std::fs::read_to_string(&file).unwrap().replace("host = \"127.0.0.1:9\"\n", "");
    std::fs::write(&file, &hostless).unwrap();
    let channel = desk.known("ops").await.unwrap();
    desk.keep(Asked::AsItStands(channel), Secret::new(""), false).await.unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap(), hostless, "nobody asked for a host");
    let elsewhere =
        ChannelConfig { host: Some("hooks.example.com".to_owned()), ..wish(Audience::Internal) };
    let refused =
        desk.keep(Asked::AsItStands(elsewhere), Secret::new(""), false).await.unwrap_err();
    assert!(refused.message.contains("hooks.example.com"), "{refused}");
}

#[test]
fn a_fact_shows_where_to_and_never_the_secret() {
    let variables = [
        ("HOLDFAST_SECRET_OPS", "https://hooks.slack.com/services/T0/B0/secretUVWX"),
        ("HOLDFAST_SECRET_OLD", "not an address"),
    ];
    let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let secrets = Secrets::with_variables("holdfast-test", variables);
    let channel = |name| ChannelConfig::new(name, Kind::Slack, Audience::Internal);
    let facts = secret_facts(&secrets, &[channel("ops"), channel("old")]);
    assert_eq!(facts["ops"].address.as_deref(), Some("https://hooks.slack.com…UVWX"));
    assert!(facts["ops"].stands_in && facts["ops"].problem.is_none(), "it can send");
    let problem = facts["old"].problem.as_deref().unwrap_or_default();
    assert!(!problem.is_empty() && !problem.contains("not an address"), "{problem}");
}

#[tokio::test]
async fn without_a_keychain_this_process_keeps_the_secret_and_nothing_else_does() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let asked = || Asked::Anew(ChannelConfig::new("war room", Kind::Webhook, Audience::Internal));
    let nothing = desk.keep(asked(), Secret::new(""), false).await.unwrap_err().message;
    assert!(nothing.contains("HOLDFAST_SECRET_WAR_ROOM"), "the way out is named: {nothing}");
    let address = Secret::new("http://127.0.0.1:9/hook/abcd1234");
    let told = desk.keep(asked(), address, true).await.unwrap();
    assert!(told.contains("until this window closes"), "{told}");
    let channel = desk.known("war room").await.unwrap();
    let paused = desk.engine.call(move |engine| engine.channel_pause(&channel, false)).await;
    assert_eq!(paused.unwrap(), None, "it may send");
    let fact = &secret_facts(&desk.secrets, &[desk.known("war room").await.unwrap()])["war room"];
    assert_eq!((fact.problem.as_ref(), fact.stands_in), (None, false));
    assert!(!desk.remove("war room").await.unwrap().secret_left);
}
