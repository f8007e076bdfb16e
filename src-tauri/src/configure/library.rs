//! The library's settings: its folders, what is pinned, what is a step, what is an inject.

use std::path::PathBuf;

use super::{Outcome, asked, existing};
use crate::desk::Desk;

pub async fn add_folder(desk: &Desk, typed: &str) -> Outcome {
    let folder = existing(typed)?;
    let added = asked(desk, move |engine| Ok(engine.library().add_folder(&folder)?)).await?;
    desk.look_through();
    Ok(format!("Runbooks are looked for in {} too.", added.display()))
}

pub async fn remove_folder(desk: &Desk, path: &str) -> Outcome {
    let folder = PathBuf::from(path);
    asked(desk, move |engine| Ok(engine.library().remove_folder(&folder)?)).await?;
    desk.look_through();
    Ok(format!("Runbooks are no longer looked for in {path}; its files stay."))
}

pub async fn pin(desk: &Desk, path: String, on: bool) -> Outcome {
    let title = asked(desk, move |engine| Ok(engine.library().pin(&path, on)?)).await?;
    let done = if on { "is pinned" } else { "is no longer pinned" };
    Ok(format!("{title} {done}."))
}
