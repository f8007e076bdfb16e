//! The library's settings: its folders, what is pinned, what is a step, what is an inject.

use std::path::PathBuf;

use super::{Outcome, existing};
use crate::desk::Desk;
use crate::exercises;

pub async fn add_folder(desk: &Desk, typed: &str) -> Outcome {
    let folder = existing(typed)?;
    let added = desk.engine.call(move |engine| Ok(engine.library().add_folder(&folder)?)).await;
    let added = added.map_err(|error| error.message)?;
    desk.look_through();
    Ok(format!("Runbooks are looked for in {} too.", added.display()))
}

pub async fn remove_folder(desk: &Desk, path: &str) -> Outcome {
    let folder = PathBuf::from(path);
    let removed =
        desk.engine.call(move |engine| Ok(engine.library().remove_folder(&folder)?)).await;
    removed.map_err(|error| error.message)?;
    desk.look_through();
    Ok(format!("Runbooks are no longer looked for in {path}; its files stay."))
}

pub async fn pin(desk: &Desk, path: String, on: bool) -> Outcome {
    let title = desk.engine.call(move |engine| Ok(engine.library().pin(&path, on)?)).await;
    let title = title.map_err(|error| error.message)?;
    let done = if on { "is pinned" } else { "is no longer pinned" };
    Ok(format!("{title} {done}."))
}

pub async fn choose(desk: &Desk, path: String, group: String, steps: Option<bool>) -> Outcome {
    let chosen = desk.engine.choose_steps(path, group, steps).await;
    chosen.map_err(|error| error.message)
}

pub async fn turn(desk: &Desk, path: String, piece: String, on: bool) -> Outcome {
    let turned = exercises::turn(desk, path, piece, on).await;
    turned.map_err(|error| error.message)
}
