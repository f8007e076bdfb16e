//! Secrets are masked before they are appended: every string of a body, wherever it stands.

use serde_json::Value;

/// Masks known secret patterns in all strings of `value` and says how many there were.
pub(super) fn strings(value: &mut Value) -> usize {
    match value {
        Value::String(text) => {
            let masked = crate::redact::mask(text);
            *text = masked.text;
            masked.count
        }
        Value::Array(items) => items.iter_mut().map(strings).sum(),
        Value::Object(fields) => fields.values_mut().map(strings).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}
