//! `[library]`: further folders of runbooks inside the workspace.
//!
//! The file may come from a `git pull`, so it cannot make Holdfast look anywhere else on this laptop; folders outside
//! are added by a person, in the settings.

use std::path::{Component, Path};
use toml_edit::{Array, Item, Value};

use super::Result;
use super::source::Source;

/// The most folders that a file can name.
const MOST: usize = 100;

/// `folders` of the table `[library]`.
pub(super) fn folders(source: &Source<'_>, item: Option<&Item>) -> Result<Vec<String>> {
    let Some(item) = item else { return Ok(Vec::new()) };
    let what = "library is a table: write [library] and folders = [\"docs/runbooks\"]";
    let table = source.table(item, what)?;
    let Some(item) = table.get("folders") else { return Ok(Vec::new()) };
    let list = item.as_array().ok_or_else(|| {
        let what = "folders is a list of texts: write folders = [\"docs/runbooks\"]";
        source.error(item.span(), what)
    })?;
    if list.len() > MOST {
        let what = format!("folders has {MOST} entries at most; name a folder above them");
        return Err(source.error(item.span(), what));
    }
    paths(source, list)
}

fn paths(source: &Source<'_>, list: &Array) -> Result<Vec<String>> {
    let path = |value: &Value| {
        let wrong = |what: String| source.error(value.span(), what);
        let text =
            value.as_str().ok_or_else(|| wrong("a folder is a text in quotes".to_owned()))?;
        if stays_inside(text) {
            return Ok(text.to_owned());
        }
        let shown = crate::redact::reason(text);
        Err(wrong(format!(
            "“{shown}” does not lie inside the workspace; name a folder below it, as in \"docs/runbooks\", and add others on each laptop with `holdfast runbook folder add`"
        )))
    };
    list.iter().map(path).collect()
}

/// A relative path that never climbs, whichever system reads it.
fn stays_inside(text: &str) -> bool {
    let is_plain = !text.trim().is_empty() && !text.contains(['\\', '\0']) && !text.contains(':');
    let climbs = |part: Component<'_>| match part {
        Component::Normal(_) | Component::CurDir => false,
        Component::ParentDir | Component::RootDir | Component::Prefix(_) => true,
    };
    is_plain && !Path::new(text).components().any(climbs)
}
