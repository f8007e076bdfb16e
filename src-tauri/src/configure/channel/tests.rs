use super::*;
use holdfast_core::clock::Clock;
use holdfast_core::engine::{Engine, Handle};
use std::path::Path;

/// A desk whose channel `ops` has its secret in the environment, so that no keychain is touched.
fn desk(folder: &Path) -> Desk {
    let engine = Engine::open(&folder.join("data"), &folder.join("team"), Clock::system()).unwrap();
    let address = "http://127.0.0.1:9/hook/abcd1234".to_owned();
    let variables = [("HOLDFAST_SECRET_OPS".to_owned(), address)];
    let secrets = Secrets::with_variables("holdfast-test", variables);
    Desk::new(Handle::start(engine).unwrap(), folder.join("data"), secrets, false)
}

fn wish(kind: Kind, audience: Audience) -> Wish {
    let name = " ops ".to_owned();
    let (ping, secret) = (PingMode::Ask, String::new());
    Wish { name, kind, audience, ping, rehearsal: false, secret }
}

#[tokio::test]
async fn a_channel_is_written_without_its_secret_and_may_send() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let told = keep(&desk, wish(Kind::Slack, Audience::Internal)).await.unwrap();
    assert!(told.contains("HOLDFAST_SECRET_OPS"), "where its secret is from: {told}");
    assert!(!told.contains("hook/abcd"), "the address is a secret: {told}");
    let file = std::fs::read_to_string(folder.path().join("team/holdfast.toml")).unwrap();
    assert!(file.contains("host = \"127.0.0.1:9\""), "its host is bound: {file}");
    assert!(!file.contains("abcd1234"), "the address is a secret: {file}");
    let channel = known(&desk, "ops").await.unwrap();
    let paused = desk.engine.call(move |engine| engine.channel_pause(&channel, false)).await;
    assert_eq!(paused.unwrap(), None, "it was confirmed by being set up");
}

#[tokio::test]
async fn a_channel_is_not_turned_into_another_but_its_secret_may_be_given_again() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    keep(&desk, wish(Kind::Slack, Audience::Internal)).await.unwrap();
    keep(&desk, wish(Kind::Slack, Audience::Internal)).await.unwrap();
    let mut automatic = wish(Kind::Slack, Audience::Internal);
    automatic.ping = PingMode::Auto;
    keep(&desk, automatic).await.unwrap();
    assert_eq!(known(&desk, "ops").await.unwrap().ping, PingMode::Auto, "this can change");
    let refused = keep(&desk, wish(Kind::Slack, Audience::External)).await.unwrap_err();
    assert!(refused.contains("remove it first"), "the way out is named: {refused}");
    remove(&desk, "ops").await.unwrap();
    keep(&desk, wish(Kind::Slack, Audience::External)).await.unwrap();
}

#[tokio::test]
async fn what_cannot_be_a_channel_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let mut other = wish(Kind::Slack, Audience::Internal);
    (other.name, other.secret) = ("other".to_owned(), "http://example.com/x".to_owned());
    let plain = keep(&desk, other).await.unwrap_err();
    assert!(plain.contains("https"), "{plain}");
    let mut long = wish(Kind::Webhook, Audience::Internal);
    long.name = String::new();
    assert!(keep(&desk, long).await.is_err(), "a channel has a name");
    assert!(!folder.path().join("team/holdfast.toml").exists(), "nothing was written");
}

#[tokio::test]
async fn while_the_file_is_broken_no_channel_is_set_up() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    keep(&desk, wish(Kind::Slack, Audience::Internal)).await.unwrap();
    let file = folder.path().join("team/holdfast.toml");
    let broken = std::fs::read_to_string(&file).unwrap() + "\n[cadence]\nsev1 = soon\n";
    std::fs::write(&file, &broken).unwrap();
    let refused = keep(&desk, wish(Kind::Slack, Audience::Internal)).await.unwrap_err();
    assert!(refused.contains("line "), "seen without waiting for the next look: {refused}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), broken, "it is as it was");
}

#[tokio::test]
async fn a_changed_host_is_not_confirmed_with_the_secret_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    keep(&desk, wish(Kind::Slack, Audience::Internal)).await.unwrap();
    let file = folder.path().join("team/holdfast.toml");
    let text = std::fs::read_to_string(&file).unwrap().replace("127.0.0.1:9", "hooks.example.com");
    std::fs::write(&file, text).unwrap();
    desk.engine.call(|engine| engine.changes()).await.unwrap();
    assert!(test(&desk, "ops").await.unwrap_err().contains("changed"), "it is paused");
    let refused = confirm(&desk, "ops").await.unwrap_err();
    assert!(refused.contains("hooks.example.com") && refused.contains("127.0.0.1:9"), "{refused}");
}

#[tokio::test]
async fn a_test_says_that_nobody_answers() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    assert!(test(&desk, "ops").await.unwrap_err().contains("no channel"), "it is not there yet");
    keep(&desk, wish(Kind::Slack, Audience::Internal)).await.unwrap();
    let told = test(&desk, "ops").await.unwrap_err();
    assert!(told.contains("did not arrive") && !told.contains("abcd1234"), "{told}");
}
