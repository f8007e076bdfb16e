//! The settings screen, and what can be changed there.

#![allow(missing_docs, reason = "fields of variants are named by their meaning")]

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::channels::channels;
use super::library::folder_views;
use super::{Around, ChannelView, FolderView, Now, ProviderView, now};
use crate::channel::Kind;
use crate::engine::setup::SecretFact;
use crate::engine::{Engine, Result, default_workspace};
use crate::incident::{Audience, PingMode};
use crate::text::worded;

/// The settings screen.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct SettingsView {
    /// The time.
    pub now: Now,
    /// Who acts here.
    pub actor: String,
    /// How it looks.
    pub theme: Theme,
    /// How large the text is, in percent of the usual.
    pub text_size: u32,
    /// What it can be, the smallest first.
    pub text_sizes: Vec<u32>,
    /// Keep the machine awake while a promise is open.
    pub keep_awake: bool,
    /// The workspace.
    pub workspace: WorkspaceView,
    /// Where runbooks are looked for: the workspace's folders first, then those added on this laptop.
    pub folders: Vec<FolderView>,
    /// The data folder.
    pub data: String,
    /// The channels.
    pub channels: Vec<ChannelView>,
    /// The kinds that a channel can have.
    pub providers: Vec<ProviderView>,
    /// Minutes between updates by severity, `SEV 1` first.
    pub interval_minutes: Vec<Option<u32>>,
    /// The keychain's state in one sentence; none when it works.
    pub keychain_problem: Option<String>,
    /// The program's version.
    pub version: String,
}

/// The team's folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct WorkspaceView {
    /// Its name from `holdfast.toml`, else the folder's.
    pub name: String,
    /// Where it lies.
    pub path: String,
    /// True for the one that comes with Holdfast.
    pub shipped: bool,
}

worded! {
    /// How the window looks.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Theme {
        /// As the system says.
        #[default]
        System = "system",
        /// Light on dark.
        Dark = "dark",
        /// Dark on light.
        Light = "light",
    }
}

impl Theme {
    /// The one that was chosen on this laptop; the system's where none was.
    pub fn chosen(engine: &Engine) -> Result<Self> {
        let kept = engine.setting("theme")?;
        Ok(kept.as_deref().and_then(Self::named).unwrap_or_default())
    }
}

/// The sizes that text can have, in percent of the usual.
pub const TEXT_SIZES: [u32; 8] = [80, 90, 100, 110, 125, 150, 175, 200];

/// How large the text is on this laptop, in percent; 100 where nobody chose.
pub fn text_size(engine: &Engine) -> Result<u32> {
    let kept = engine.setting("text_size")?.and_then(|percent| percent.parse().ok());
    Ok(kept.filter(|percent| TEXT_SIZES.contains(percent)).unwrap_or(100))
}

/// A change of the settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "set", rename_all = "snake_case")]
pub enum Setting {
    /// The name on the timeline.
    Actor { name: String },
    /// How it looks.
    Theme { theme: Theme },
    /// How large the text is, in percent: one of [`TEXT_SIZES`].
    TextSize { percent: u32 },
    /// Keep the machine awake while a promise is open.
    KeepAwake { on: bool },
    /// Minutes between updates by severity, `SEV 1` first; none where no update is promised.
    Rhythm { minutes: [Option<u32>; 5] },
    /// The workspace's folder; none for the one that comes with Holdfast.
    Workspace { path: Option<String> },
    /// The first run is over, or put off.
    FirstRunDone,
    /// Puts away what needed the commander, on this laptop. What is overdue or did not arrive cannot be put away.
    PutAway { key: String },
    /// Adds or replaces a channel. The secret goes to the keychain and nowhere else.
    Channel {
        name: String,
        kind: Kind,
        audience: Audience,
        ping: PingMode,
        rehearsal: bool,
        details: bool,
        secret: String,
        /// The secret is kept by this process alone: there is no keychain.
        #[serde(default)]
        #[ts(as = "Option<bool>", optional)]
        session: bool,
    },
    /// Confirms a paused channel on this laptop.
    ConfirmChannel { name: String },
    /// Removes a channel and its secret.
    RemoveChannel { name: String },
    /// Sends a test message and says what came back.
    TestChannel { name: String },
    /// Looks for runbooks in a further folder, on this laptop.
    AddFolder { path: String },
    /// Stops looking there; the files stay.
    RemoveFolder { path: String },
    /// Pins a runbook to the top of the library, or lets it go.
    PinRunbook { path: String, on: bool },
    /// Says whether a group of a runbook is steps; none takes the choice back. Kept in the workspace, beside the file.
    ChooseSteps { path: String, group: String, steps: Option<bool> },
    /// Turns a piece of a scenario in another form, or turns it back. Kept in the workspace, beside the file.
    TurnPiece { path: String, piece: String, on: bool },
}

/// What a change of the settings answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct Answer {
    /// True when it worked.
    pub ok: bool,
    /// One sentence for the person.
    pub message: String,
}

/// The settings screen.
pub fn settings(engine: &mut Engine, around: &Around) -> Result<SettingsView> {
    let keychain = |fact: &&SecretFact| !fact.stands_in && fact.problem.is_some();
    Ok(SettingsView {
        now: now(engine),
        actor: around.actor.clone(),
        theme: Theme::chosen(engine)?,
        text_size: text_size(engine)?,
        text_sizes: TEXT_SIZES.to_vec(),
        keep_awake: engine.setting("keep_awake")?.as_deref() != Some("off"),
        workspace: workspace(engine),
        folders: folder_views(engine)?,
        data: engine.store().folder().display().to_string(),
        channels: channels(engine, around, None)?,
        providers: ProviderView::all(),
        interval_minutes: engine.config().policy().interval_minutes.to_vec(),
        keychain_problem: around.secrets.values().find(keychain).and_then(|f| f.problem.clone()),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// The workspace as a person knows it.
pub(super) fn workspace(engine: &Engine) -> WorkspaceView {
    let path = engine.workspace();
    let shipped = path == default_workspace(engine.store().folder());
    let folder = || path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let own = if shipped { "Holdfast’s runbooks".to_owned() } else { folder() };
    WorkspaceView {
        name: engine.config().name.clone().unwrap_or(own),
        path: path.display().to_string(),
        shipped,
    }
}
