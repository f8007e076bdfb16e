//! Words: how a line falls apart into them, and when two are alike.

/// Letters from which on the beginning of a word tells which one is meant.
const BEGUN: usize = 4;

/// A word that was asked for, in lower case and without accents.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word {
    pub text: String,
    /// Without the `s` of a plural.
    stem: String,
}

impl Word {
    pub fn new(word: &str) -> Self {
        let text: String = word.chars().flat_map(char::to_lowercase).map(base).collect();
        let stem = stem(&text).to_owned();
        Self { text, stem }
    }

    /// Its singular, as far as an `s` tells it.
    pub fn stem(&self) -> &str {
        &self.stem
    }

    /// The word in the index's language: itself, its singular and its plural, and what it may become.
    pub fn forms(&self, may_go_on: bool) -> String {
        let star = if may_go_on { " *" } else { "" };
        let (text, stem) = (&self.text, &self.stem);
        if text == stem && may_go_on {
            return format!("\"{text}\" *");
        }
        if text == stem {
            return if text.chars().count() > 2 {
                format!("(\"{text}\" OR \"{text}s\")")
            } else {
                format!("\"{text}\"")
            };
        }
        format!("(\"{text}\"{star} OR \"{stem}\")")
    }

    /// How well the best word of a line answers this one: 3 as a whole, 2 by its beginning, 0 not at all.
    pub fn likeness_in(&self, line: &str) -> u32 {
        let mut best = 0;
        for (piece, is_word) in pieces(line) {
            if is_word {
                best = best.max(self.likeness(piece));
                if best == 3 {
                    break;
                }
            }
        }
        best
    }

    /// True when the line says the word: as a whole, or by so many letters that it is no other one.
    pub fn names(&self, line: &str) -> bool {
        let begun = self.text.chars().count() >= BEGUN;
        match self.likeness_in(line) {
            3 => true,
            2 => begun,
            _ => false,
        }
    }

    /// How well one word answers this one.
    pub fn likeness(&self, word: &str) -> u32 {
        let (Some(first), Some(asked)) = (word.chars().next(), self.text.chars().next()) else {
            return 0;
        };
        let begins_alike = first.to_lowercase().next().map(base) == Some(asked);
        if !begins_alike {
            return 0;
        }
        if word.is_ascii() && self.text.is_ascii() {
            return self.ascii_likeness(word.as_bytes());
        }
        let word = Self::new(word);
        if self.stem == word.stem {
            3
        } else if self.text.chars().count() >= 2 && word.text.starts_with(&self.text) {
            2
        } else {
            0
        }
    }

    /// As [`Self::likeness`], without making another text.
    fn ascii_likeness(&self, word: &[u8]) -> u32 {
        let singular = match word {
            [rest @ .., b's' | b'S'] if rest.len() > 2 => rest,
            all => all,
        };
        let text = self.text.as_bytes();
        if singular.eq_ignore_ascii_case(self.stem.as_bytes()) {
            3
        } else if text.len() >= 2
            && word.get(..text.len()).is_some_and(|start| start.eq_ignore_ascii_case(text))
        {
            2
        } else {
            0
        }
    }
}

fn stem(word: &str) -> &str {
    word.strip_suffix('s').filter(|rest| rest.chars().count() > 2).unwrap_or(word)
}

/// A letter without its accent; all others as they are. Only what European keyboards write.
fn base(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' => 'i',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' => 's',
        'ţ' | 'ť' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

/// A line as words and what stands between them, in order; nothing is left out.
pub fn pieces(line: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let is_word = rest.chars().next()?.is_alphanumeric();
        let end = rest.find(|c: char| c.is_alphanumeric() != is_word).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some((piece, is_word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_are_the_same_word_its_plural_and_its_beginnings() {
        let like = |asked: &str, word: &str| Word::new(asked).likeness(word);
        assert_eq!(like("errors", "Error"), 3, "a plural is the same word");
        assert_eq!(like("Error", "ERRORS"), 3, "whatever the case");
        assert_eq!(like("unresp", "unresponsive"), 2, "by its beginning");
        assert_eq!(like("u", "unresponsive"), 0, "one letter begins too much");
        assert_eq!(like("cafe", "Café"), 3, "without its accent");
        assert_eq!(like("café", "cafes"), 3, "or with it");
        assert_eq!(like("lag", "flag"), 0, "not in the middle");
    }
}
