//! The fonts inside: one face for text, one for code, and faces for what these do not draw. See `fonts/README.md`.

use std::borrow::Cow;
use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The families in the order in which a character is looked for.
pub const TEXT: [&str; 5] =
    ["Noto Sans", "DejaVu Sans", "Noto Emoji", "Droid Sans Fallback", "Noto Sans Korean"];
/// The family of code; what it lacks is looked for in those of text.
pub const CODE: &str = "DejaVu Sans Mono";

const FILES: [&[u8]; 8] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSans-Italic.ttf"),
    include_bytes!("../fonts/DejaVuSans.ttf"),
    include_bytes!("../fonts/DejaVuSansMono.ttf"),
    include_bytes!("../fonts/NotoEmoji-Regular.ttf"),
    include_bytes!("../fonts/DroidSansFallbackFull.ttf"),
    include_bytes!("../fonts/NotoSansKR-Hangul.otf"),
];

/// The fonts, and the book in which the typesetter looks for them.
pub struct Fonts {
    pub book: LazyHash<FontBook>,
    pub faces: Vec<Font>,
}

pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let faces: Vec<Font> =
        FILES.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&faces)), faces }
});

/// The characters of some texts that no font inside has a shape for, each once, in their order.
pub fn without_shape<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<char> {
    let mut found: Vec<char> = Vec::new();
    for c in texts.flat_map(str::chars) {
        if is_shapeless(c) && !found.contains(&c) {
            found.push(c);
        }
    }
    found
}

/// The text with numbers in the place of characters that have no shape: `[U+1A1F U+E123]`. Paper shows which ones they are,
/// and a copy of the text has them too, where a box would tell nothing and be lost. Signs that no font has are left out: a
/// box would be drawn for what nobody sees.
#[must_use]
pub fn drawable(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| is_shapeless(c) || is_left_out(c)) {
        return text.into();
    }
    let chars: Vec<char> = text.chars().filter(|c| !is_left_out(*c)).collect();
    let told = |part: &[char]| match part.first() {
        Some(first) if is_shapeless(*first) => {
            let numbers: Vec<String> =
                part.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect();
            format!("[{}]", numbers.join(" "))
        }
        Some(_) | None => part.iter().collect(),
    };
    chars.chunk_by(|a, b| is_shapeless(*a) == is_shapeless(*b)).map(told).collect()
}

fn is_shapeless(c: char) -> bool {
    !c.is_ascii() && !c.is_control() && !is_sign(c) && !has(c)
}

/// The mark of the order of bytes may stand in no text of an accessible PDF, whatever a font has for it.
fn is_left_out(c: char) -> bool {
    c == '\u{feff}' || (is_sign(c) && !has(c))
}

fn has(c: char) -> bool {
    FONTS.faces.iter().any(|face| face.info().coverage.contains(u32::from(c)))
}

/// Whether a character only tells how others are drawn: joiners, directions, variants.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}
