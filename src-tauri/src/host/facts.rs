//! What is known of the channels' secrets: found out beside the engine, because a keychain may take seconds or ask for
//! a password, and kept for the views, which never wait for it.

use tauri::AppHandle;

use holdfast_core::engine::Result;
use holdfast_core::engine::setup::secret_facts;
use holdfast_core::team::config::ChannelConfig;

use crate::desk::Desk;
use crate::window::tell;

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
async fn refresh(desk: &Desk) -> Result<bool> {
    let channels = desk.engine.call(|engine| Ok(engine.config().channels.clone())).await?;
    let secrets = desk.secrets.clone();
    let found = tokio::task::spawn_blocking(move || secret_facts(&secrets, &channels)).await;
    // Only a program that is ending does not answer.
    Ok(found.is_ok_and(|facts| desk.learn(facts)))
}

async fn channels(desk: &Desk) -> Result<Channels> {
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
