//! What comes back: notices, the machine kept awake, the composer's mark; and the news of every commit. All of it once a
//! second, because due times are compared and never slept towards.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use tauri::{AppHandle, Manager, UserAttentionType};
use tokio::sync::broadcast::error::RecvError;

use holdfast_core::clock::Clock;
use holdfast_core::engine::{Result, Unrecorded};
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::rhythm::{COMPOSER_HOLDS_MINUTES, Notice};
use holdfast_core::worker::remind::Reminder;
use holdfast_core::worker::seconds;

use crate::desk::{Desk, held};
use crate::host::{awake::Awake, facts, notices::Notices, raise};
use crate::window::{MAIN, tell};

/// Rounds between two renewals of the composer's mark, well within the time that it holds.
const RENEW: u32 = 30;

/// What one round found.
struct Found {
    notices: Vec<Notice>,
    stay_awake: bool,
    unrecorded: Unrecorded,
}

/// Goes round until the program ends. What fails is logged once and tried again.
pub async fn keep_going(desk: Arc<Desk>, app: AppHandle) {
    let (notices, mut awake) = (Notices::start(), Awake::start(desk.awake.clone()));
    let mut reminder = Reminder::default();
    let mut shown_awake = false;
    let mut shown = None;
    let mut trouble = String::new();
    let mut ticks = seconds();
    for round in 0_u32.. {
        ticks.tick().await;
        if raise::was_asked(&desk.data) {
            raise(&app);
        }
        match look(&desk, round.is_multiple_of(RENEW)).await {
            Ok(found) => {
                trouble.clear();
                awake.want(found.stay_awake);
                // What needs somebody is shown on every screen, and the clock says whether a ping goes by itself: neither
                // may say otherwise for longer than a round.
                let keys: Vec<String> = found.notices.iter().map(|one| one.key.clone()).collect();
                let now = Some((found.unrecorded, keys));
                if shown != now && std::mem::replace(&mut shown, now).is_some() {
                    tell(&app, &desk.changed_around());
                }
                let turn = reminder.turn(found.notices);
                if turn.fresh.iter().any(|notice| notice.alarm) {
                    point_at(&app);
                }
                turn.over.into_iter().for_each(|number| notices.take_back(number));
                turn.fresh.into_iter().for_each(|notice| notices.show(notice));
            }
            Err(error) if error.message != trouble => {
                tracing::warn!(%error, "what is due could not be read");
                trouble = error.message;
            }
            Err(_) => {}
        }
        if desk.awake.load(Ordering::Relaxed) != shown_awake {
            shown_awake = !shown_awake;
            tell(&app, &desk.changed_around());
        }
    }
}

async fn look(desk: &Desk, renew: bool) -> Result<Found> {
    let composing = if renew { held(&desk.composing).clone() } else { Default::default() };
    desk.engine
        .call(move |engine| {
            for id in composing {
                engine.set_composing(id, Some(composer_holds(engine.clock())))?;
            }
            let off = engine.setting("keep_awake")?.as_deref() == Some("off");
            let (notices, unrecorded) = engine.standing()?;
            Ok(Found { notices, stay_awake: !off && engine.has_promise()?, unrecorded })
        })
        .await
}

/// Marks that the composer of an incident is open here, or not any more. The mark runs out by itself when this process
/// dies; while it lives, [`keep_going`] renews it.
pub async fn composing(desk: &Desk, id: IncidentId, open: bool) -> Result<()> {
    if open {
        held(&desk.composing).insert(id);
    } else {
        held(&desk.composing).remove(&id);
    }
    let marked = desk.engine.call(move |engine| {
        let until = open.then(|| composer_holds(engine.clock()));
        engine.set_composing(id, until)
    });
    marked.await
}

fn composer_holds(clock: &Clock) -> holdfast_core::clock::Millis {
    // The clock of a test may run faster than the rounds that renew the mark.
    let faster = clock.rate().max(1.0).ceil();
    #[allow(clippy::cast_possible_truncation, reason = "a rate is a small number")]
    clock.now().plus_minutes(COMPOSER_HOLDS_MINUTES * faster as i64)
}

/// Tells the page of every commit, and looks at the secrets again when the channels may have changed.
pub async fn publish(desk: Arc<Desk>, app: AppHandle) {
    let mut changes = desk.engine.subscribe();
    let mut channels = facts::Looked::default();
    channels.look_again(&desk, &app).await;
    loop {
        let changed = match changes.recv().await {
            Ok(changed) => changed,
            // What was missed could be anything.
            Err(RecvError::Lagged(_)) => desk.changed_around(),
            Err(RecvError::Closed) => return,
        };
        desk.published(&changed);
        tell(&app, &changed);
        if changed.incidents.is_empty() {
            channels.look_again(&desk, &app).await;
        }
    }
}

/// Brings the window to the front, because somebody started the program once more.
fn raise(app: &AppHandle) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    let raised = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    if let Err(error) = raised {
        tracing::warn!(%error, "the window could not be brought to the front");
    }
}

/// Lets the window's entry in the task bar ask for attention.
fn point_at(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // A desktop that knows no such thing still shows the notice.
        let _ = window.request_user_attention(Some(UserAttentionType::Critical));
    }
}
