//! What is known of the channels' secrets: found out beside the engine, because a keychain may take seconds or ask for
//! a password, and kept for the views, which never wait for it.

use std::collections::BTreeMap;
use tauri::AppHandle;

use holdfast_core::engine::EngineError;
use holdfast_core::screen::SecretFact;
use holdfast_core::secret::Secrets;
use holdfast_core::team::config::ChannelConfig;

use crate::desk::Desk;
use crate::rounds::tell;

/// A channel, and why it is paused: when either changes, its secret may have changed too.
type Channels = Vec<(ChannelConfig, Option<String>)>;

/// The channels as they were when their secrets were last looked at. The keychain is not asked after every change,
/// because a locked one asks the person each time.
#[derive(Debug, Default)]
pub struct Looked {
    at: Channels,
}

impl Looked {
    /// Looks at the secrets again if the channels are others than before, and tells the page when something is new.
    pub async fn look_again(&mut self, desk: &Desk, app: &AppHandle) {
        match channels(desk).await {
            Ok(now) if now != self.at => {
                self.at = now;
                look(desk, app).await;
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "the channels could not be read"),
        }
    }
}

/// Looks at the secrets, and tells the page when something is new.
pub async fn look(desk: &Desk, app: &AppHandle) {
    match refresh(desk).await {
        Ok(true) => tell(app, &desk.changed_around()),
        Ok(false) => {}
        Err(error) => tracing::warn!(%error, "the channels could not be read"),
    }
}

/// True when something is new.
async fn refresh(desk: &Desk) -> Result<bool, EngineError> {
    let channels = desk.engine.call(|engine| Ok(engine.config().channels.clone())).await?;
    let secrets = desk.secrets.clone();
    let found = tokio::task::spawn_blocking(move || facts(&secrets, &channels)).await;
    // Only a program that is ending does not answer.
    Ok(found.is_ok_and(|facts| desk.learn(facts)))
}

async fn channels(desk: &Desk) -> Result<Channels, EngineError> {
    let secrets = desk.secrets.clone();
    desk.engine
        .call(move |engine| {
            let channels = engine.config().channels.clone();
            channels
                .into_iter()
                .map(|channel| {
                    let stands_in = secrets.stands_in_environment(&channel.name);
                    let pause = engine.channel_pause(&channel, stands_in)?;
                    Ok((channel, pause))
                })
                .collect()
        })
        .await
}

fn facts(secrets: &Secrets, channels: &[ChannelConfig]) -> BTreeMap<String, SecretFact> {
    channels.iter().map(|channel| (channel.name.clone(), fact(secrets, channel))).collect()
}

/// Blocks for as long as the keychain does.
fn fact(secrets: &Secrets, channel: &ChannelConfig) -> SecretFact {
    let stands_in = secrets.stands_in_environment(&channel.name);
    let read = secrets.read(&channel.name).map_err(|problem| problem.to_string());
    let target = read.and_then(|secret| {
        channel.kind.target(&secret).map_err(|misfit| format!("{}: {misfit}", channel.name))
    });
    match target {
        Ok(target) => SecretFact { stands_in, address: Some(target.shown()), problem: None },
        Err(problem) => SecretFact { stands_in, address: None, problem: Some(problem) },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use holdfast_core::channel::Kind;
    use holdfast_core::incident::Audience;

    #[test]
    fn a_fact_shows_where_to_and_never_the_secret() {
        let variables = [
            ("HOLDFAST_SECRET_OPS", "https://hooks.slack.com/services/T0/B0/secretUVWX"),
            ("HOLDFAST_SECRET_OLD", "not an address"),
        ];
        let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let secrets = Secrets::with_variables("holdfast-test", variables);
        let channel = |name| ChannelConfig::new(name, Kind::Slack, Audience::Internal);
        let facts = facts(&secrets, &[channel("ops"), channel("old")]);
        assert_eq!(facts["ops"].address.as_deref(), Some("https://hooks.slack.com…UVWX"));
        assert!(facts["ops"].stands_in && facts["ops"].problem.is_none(), "it can send");
        let problem = facts["old"].problem.as_deref().unwrap_or_default();
        assert!(problem.starts_with("old: ") && !problem.contains("not an address"), "{problem}");
    }
}
