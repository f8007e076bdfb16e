//! The top level of front matter: names with one value or a list of them. Everything deeper is passed over.

use saphyr_parser::{Event, Parser};
use std::collections::HashMap;

/// Names in lower case with `_`, and what they hold, each value as text.
#[derive(Debug, Default)]
pub(super) struct Values(HashMap<String, Vec<String>>);

/// What is wrong, and the line in the file.
type Wrong = (u32, String);

impl Values {
    /// The first value of the first of these names that has one.
    pub fn one(&self, names: &[&str]) -> Option<String> {
        names.iter().filter_map(|name| self.0.get(*name)).flatten().next().cloned()
    }

    /// All values of the first of these names that has some; one with commas counts as several.
    pub fn many(&self, names: &[&str]) -> Vec<String> {
        let found = names.iter().filter_map(|name| self.0.get(*name)).find(|v| !v.is_empty());
        match found.map(Vec::as_slice) {
            Some([one]) => {
                one.split(',').map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned).collect()
            }
            Some(several) => several.to_vec(),
            None => Vec::new(),
        }
    }

    fn add(&mut self, name: &str, value: &str) {
        let value = value.trim();
        let is_nothing = value.is_empty() || matches!(value, "~" | "null");
        let values = self.0.entry(name.trim().to_lowercase().replace('-', "_")).or_default();
        values.extend(Some(value.to_owned()).filter(|_| !is_nothing));
    }
}

/// Reads front matter. Its first line is the second of the file.
pub(super) fn read(language: &str, text: &str) -> Result<Values, Wrong> {
    if language == "toml" { toml(text) } else { yaml(text) }
}

fn toml(text: &str) -> Result<Values, Wrong> {
    let document = toml_edit::Document::parse(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let above = text.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count();
        let why = error.message().lines().next().unwrap_or("not TOML").to_owned();
        (line(above + 1), why)
    })?;
    let mut values = Values::default();
    for (name, item) in document.as_table() {
        match item.as_array() {
            Some(list) => list.iter().for_each(|value| values.add(name, &text_of(value))),
            None => item.as_value().into_iter().for_each(|value| values.add(name, &text_of(value))),
        }
    }
    Ok(values)
}

fn text_of(value: &toml_edit::Value) -> String {
    match value.as_str() {
        Some(text) => text.to_owned(),
        None if value.is_array() || value.is_inline_table() => String::new(),
        None => value.to_string(),
    }
}

/// The line in the file of a line of the front matter, from 1.
fn line(inside: usize) -> u32 {
    u32::try_from(inside).unwrap_or(u32::MAX).saturating_add(1)
}

/// Goes over the events, so that nothing nested is ever built and nothing is expanded.
fn yaml(text: &str) -> Result<Values, Wrong> {
    let mut values = Values::default();
    let mut depth = 0usize;
    let mut name: Option<String> = None;
    let mut in_list = false;
    for event in Parser::new_from_str(text) {
        let (event, span) =
            event.map_err(|error| (line(error.marker().line()), error.info().to_owned()))?;
        match event {
            Event::Alias(_) => {
                return Err((
                    line(span.start.line()),
                    "it refers to another part of itself".to_owned(),
                ));
            }
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                in_list = depth == 1 && name.is_some() && matches!(event, Event::SequenceStart(..));
                depth += 1;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth = depth.saturating_sub(1);
                if depth <= 1 {
                    name = None;
                }
            }
            Event::Scalar(value, ..) => match (depth, name.take()) {
                (1, None) => name = Some(value.into_owned()),
                (1, Some(key)) => values.add(&key, &value),
                (2, Some(key)) => {
                    if in_list {
                        values.add(&key, &value);
                    }
                    name = Some(key);
                }
                (_, key) => name = key,
            },
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }
    Ok(values)
}

/// The lines `name: value` at the left margin, for front matter that is no YAML or TOML.
pub(super) fn simple_lines(text: &str) -> Values {
    let mut values = Values::default();
    for line in text.lines().filter(|line| !line.starts_with([' ', '\t', '#', '-'])) {
        if let Some((name, value)) = line.split_once([':', '=']) {
            let value = value.trim();
            if !value.starts_with(['&', '*', '[', '{', '|', '>', '!']) {
                values.add(name, value.trim_matches(['"', '\'']));
            }
        }
    }
    values
}
