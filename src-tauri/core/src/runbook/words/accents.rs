//! Words as the lists of words have them: without accents.

/// What stands for each letter with an accent; the rest stays as it is.
const LETTERS: [(&str, char); 9] = [
    ("àáâãäå", 'a'),
    ("ç", 'c'),
    ("èéêë", 'e'),
    ("ìíîï", 'i'),
    ("ñ", 'n'),
    ("òóôõö", 'o'),
    ("ùúûü", 'u'),
    ("ýÿ", 'y'),
    ("š", 's'),
];

/// A word in lower case without its accents: `prévention` is in the lists as `prevention`.
pub(in crate::runbook) fn without(word: String) -> String {
    if word.is_ascii() { word } else { word.chars().map(bare).collect() }
}

fn bare(letter: char) -> char {
    let found = LETTERS.iter().find(|(letters, _)| letters.contains(letter));
    found.map_or(letter, |(_, bare)| *bare)
}
