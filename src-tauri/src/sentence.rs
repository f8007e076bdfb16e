//! A message as a whole sentence: the parts of the core speak in clauses, a screen shows sentences.

/// The words with a capital at the front and a full stop at the end. A name in code or quotes stays as it is.
pub fn sentence(words: &str) -> String {
    let words = words.trim();
    let stop = if words.is_empty() || words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    let mut rest = words.chars();
    let first = rest.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}{stop}", rest.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_becomes_a_sentence_and_a_sentence_stays() {
        assert_eq!(sentence("the secret is empty; paste it"), "The secret is empty; paste it.");
        assert_eq!(sentence("It was sent."), "It was sent.");
        assert_eq!(sentence("ärger"), "Ärger.");
        assert_eq!(sentence(""), "");
    }
}
