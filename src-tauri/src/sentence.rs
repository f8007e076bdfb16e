//! A message as a whole sentence: the parts of the core speak in clauses, a screen shows sentences.

/// A clause with a capital at the front and a full stop at the end. What ends as a sentence stays to the letter: it may
/// begin with a name.
pub fn sentence(words: &str) -> String {
    let words = words.trim();
    let mut rest = words.chars();
    match rest.next() {
        Some(first) if !words.ends_with(['.', '!', '?', '…']) => {
            format!("{}{}.", first.to_uppercase(), rest.as_str())
        }
        Some(_) | None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_becomes_a_sentence_and_a_sentence_stays() {
        assert_eq!(sentence("the secret is empty; paste it"), "The secret is empty; paste it.");
        assert_eq!(sentence("ops is paused."), "ops is paused.", "a channel keeps its name");
        assert_eq!(sentence("ärger"), "Ärger.");
        assert_eq!(sentence(""), "");
    }
}
