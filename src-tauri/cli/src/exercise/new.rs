//! `exercise new`: a scenario to fill in, at a place where nothing stood.

use holdfast_core::exercise::founding::layout;
use std::path::PathBuf;

use crate::args::Place;
use crate::out;
use crate::problem::Result;
use crate::runbook::new::{begin, folder};

/// Writes it and prints its path.
pub fn run(place: &Place, name: &str, to: Option<PathBuf>) -> Result<()> {
    let folder = || Ok(folder(place)?.join("exercises"));
    let path = begin("scenario", name, to, folder, layout)?;
    let path = path.display();
    out::text(&path.to_string())?;
    out::remark(&format!("Now fill it in, and check it with `holdfast exercise lint \"{path}\"`."));
    Ok(())
}
