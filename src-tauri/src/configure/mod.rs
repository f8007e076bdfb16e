//! Changes of the settings. Each is answered with one sentence, whether it was made or not.

mod library;
mod rhythm;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use tauri::{Manager, WebviewWindow};

use holdfast_core::engine::setup::{Asked, Removed};
use holdfast_core::engine::{Engine, Result, default_workspace};
use holdfast_core::screen::{Answer, Setting, TEXT_SIZES, Theme};
use holdfast_core::secret::Secret;
use holdfast_core::team::config::ChannelConfig;

use crate::desk::Desk;
use crate::sentence::sentence;
use crate::{exercises, host::facts, start, window};

/// The most characters of a name on the timeline.
const NAME_CHARS: usize = 60;

/// What a change comes to: a sentence, or why it was not made.
type Outcome = Result<String, String>;

/// Makes a change and says what came of it.
pub async fn configure(desk: &Arc<Desk>, window: &WebviewWindow, setting: Setting) -> Answer {
    let outcome = match setting {
        Setting::Actor { name } => actor(desk, &name).await,
        Setting::Theme { theme } => {
            let outcome = choose_theme(desk, theme).await;
            if outcome.is_ok() {
                window::dress(window, theme);
            }
            outcome
        }
        Setting::TextSize { percent } => {
            let outcome = text_size(desk, percent).await;
            if outcome.is_ok() {
                window::zoom(window, percent);
            }
            outcome
        }
        Setting::Rhythm { minutes } => rhythm::set(desk, minutes).await,
        Setting::KeepAwake { on } => keep_awake(desk, on).await,
        Setting::Workspace { path } => workspace(desk, path.as_deref()).await,
        Setting::FirstRunDone => {
            set(desk, "first_run", Some("done".to_owned())).await.map(|()| "Noted.".to_owned())
        }
        Setting::PutAway { key } => put_away(desk, key).await,
        Setting::Channel { name, kind, audience, ping, rehearsal, details, secret, session } => {
            let channel = ChannelConfig::new(name.trim(), kind, audience);
            let asked = Asked::Anew(ChannelConfig { ping, rehearsal, details, ..channel });
            let (setup, secret) = (desk.setup(), Secret::new(&secret));
            looked_at(desk, window, setup.keep(asked, secret, session).await).await
        }
        Setting::ConfirmChannel { name } => {
            looked_at(desk, window, desk.setup().confirm(&name).await).await
        }
        Setting::RemoveChannel { name } => {
            let removed = desk.setup().remove(&name).await;
            match looked_at(desk, window, removed).await {
                Ok(Removed { told, secret_left: true }) | Err(told) => Err(told),
                Ok(Removed { told, secret_left: false }) => Ok(told),
            }
        }
        Setting::TestChannel { name } => {
            looked_at(desk, window, desk.setup().test(&name).await).await
        }
        Setting::AddFolder { path } => library::add_folder(desk, &path).await,
        Setting::RemoveFolder { path } => library::remove_folder(desk, &path).await,
        Setting::PinRunbook { path, on } => library::pin(desk, path, on).await,
        Setting::ChooseSteps { path, group, steps } => {
            plain(desk.engine.choose_steps(path, group, steps).await)
        }
        Setting::TurnPiece { path, piece, on } => {
            plain(exercises::turn(desk, path, piece, on).await)
        }
    };
    answer(outcome)
}

fn answer(outcome: Outcome) -> Answer {
    let ok = outcome.is_ok();
    let (Ok(words) | Err(words)) = outcome;
    Answer { ok, message: sentence(&words) }
}

/// Whatever came of it, the channels' secrets are looked at again: a person has just been busy with them.
async fn looked_at<T>(
    desk: &Arc<Desk>,
    window: &WebviewWindow,
    outcome: Result<T>,
) -> Result<T, String> {
    facts::look(desk, window.app_handle()).await;
    plain(outcome)
}

/// What the engine was asked for, or why not in one sentence.
async fn asked<T: Send + 'static>(
    desk: &Desk,
    work: impl FnOnce(&mut Engine) -> Result<T> + Send + 'static,
) -> Result<T, String> {
    plain(desk.engine.call(work).await)
}

fn plain<T>(outcome: Result<T>) -> Result<T, String> {
    outcome.map_err(|error| error.message)
}

async fn actor(desk: &Desk, name: &str) -> Outcome {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err("Type the name that stands beside what you do.".to_owned());
    }
    if name.chars().count() > NAME_CHARS || name.chars().any(char::is_control) {
        return Err(format!("A name has {NAME_CHARS} characters at most; shorten it."));
    }
    set(desk, "actor", Some(name.clone())).await?;
    Ok(format!("What you do is recorded as {name} from now on."))
}

async fn choose_theme(desk: &Desk, theme: Theme) -> Outcome {
    set(desk, "theme", Some(theme.word().to_owned())).await?;
    Ok(format!("The theme is {}.", theme.word()))
}

async fn text_size(desk: &Desk, percent: u32) -> Outcome {
    if !TEXT_SIZES.contains(&percent) {
        return Err(format!("Text has no size of {percent} %; choose one of those offered."));
    }
    set(desk, "text_size", Some(percent.to_string())).await?;
    Ok(format!("Text is shown at {percent} %."))
}

async fn put_away(desk: &Desk, key: String) -> Outcome {
    asked(desk, move |engine| engine.put_away(&key)).await?;
    Ok("Put away.".to_owned())
}

async fn keep_awake(desk: &Desk, on: bool) -> Outcome {
    set(desk, "keep_awake", (!on).then(|| "off".to_owned())).await?;
    Ok(if on {
        "While a promise is open, this computer does not fall asleep by itself.".to_owned()
    } else {
        "This computer may fall asleep by itself; while it sleeps, nobody pings.".to_owned()
    })
}

/// Works in another folder from now on, and after the next start.
async fn workspace(desk: &Desk, path: Option<&str>) -> Outcome {
    let own = default_workspace(&desk.data);
    let folder = match path {
        None => {
            start::seed(&own);
            own
        }
        Some(typed) => existing(typed)?,
    };
    let kept = folder.display().to_string();
    asked(desk, move |engine| {
        engine.change_workspace(&folder);
        engine.set_setting("workspace", folder.to_str())
    })
    .await?;
    let until = if desk.workspace_asked {
        " Holdfast was started with another workspace, which holds again at the next such start."
    } else {
        ""
    };
    Ok(format!("The runbooks are those of {kept}.{until}"))
}

/// The folder that a person typed, absolute; `~` is theirs.
fn existing(typed: &str) -> Result<PathBuf, String> {
    let typed = typed.trim();
    let home = std::env::home_dir().filter(|home| home.is_absolute());
    let path = match (typed.strip_prefix('~'), home) {
        (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with(['/', '\\']) => {
            home.join(rest.trim_start_matches(['/', '\\']))
        }
        _ => PathBuf::from(typed),
    };
    if !path.is_absolute() {
        return Err("Type the whole path of the folder, from its beginning.".to_owned());
    }
    if !Path::is_dir(&path) {
        return Err(format!("There is no folder {}; make it, or choose another.", path.display()));
    }
    if path.to_str().is_none() {
        return Err("The folder's path is not valid Unicode; choose another.".to_owned());
    }
    Ok(path)
}

async fn set(desk: &Desk, name: &'static str, value: Option<String>) -> Result<(), String> {
    asked(desk, move |engine| engine.set_setting(name, value.as_deref())).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_is_a_folder_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let typed = format!("  {} ", folder.path().display());
        assert_eq!(existing(&typed).unwrap(), folder.path(), "white space around it is dropped");
        let missing = folder.path().join("missing");
        let problem = existing(missing.to_str().unwrap()).unwrap_err();
        assert!(problem.contains("missing"), "it is named: {problem}");
        assert!(existing("runbooks").unwrap_err().contains("whole path"), "relative to what?");
        assert!(existing("").is_err(), "nothing typed");
    }
}
