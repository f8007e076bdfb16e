//! Masking what is written as JSON: every string of it, wherever it stands.

use serde_json::Value;

use super::mask;

/// Masks known secret patterns in all strings of `value` and says how many there were.
pub(crate) fn mask_all(value: &mut Value) -> usize {
    match value {
        Value::String(text) => {
            let masked = mask(text);
            *text = masked.text;
            masked.count
        }
        Value::Array(items) => items.iter_mut().map(mask_all).sum(),
        Value::Object(fields) => fields.values_mut().map(mask_all).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}
