//! The fonts inside: one face for text, one for code, and faces for what these do not draw. See `fonts/README.md`.

use std::sync::LazyLock;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The families in the order in which a character is looked for.
pub const TEXT: [&str; 4] = ["Noto Sans", "DejaVu Sans", "Noto Emoji", "Droid Sans Fallback"];
/// The family of code; what it lacks is looked for in those of text.
pub const CODE: &str = "DejaVu Sans Mono";

const FILES: [&[u8]; 7] = [
    include_bytes!("../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/NotoSans-Italic.ttf"),
    include_bytes!("../fonts/DejaVuSans.ttf"),
    include_bytes!("../fonts/DejaVuSansMono.ttf"),
    include_bytes!("../fonts/NotoEmoji-Regular.ttf"),
    include_bytes!("../fonts/DroidSansFallbackFull.ttf"),
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

/// The characters of some texts that no font inside has a shape for, each once, in their order: they print as boxes.
pub fn without_shape<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<char> {
    let has = |c: char| FONTS.faces.iter().any(|f| f.info().coverage.contains(u32::from(c)));
    let mut found: Vec<char> = Vec::new();
    for c in texts.flat_map(str::chars) {
        if !c.is_ascii() && !c.is_control() && !is_sign(c) && !found.contains(&c) && !has(c) {
            found.push(c);
        }
    }
    found
}

/// Whether a character only tells how others are drawn: joiners, directions, variants.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}
