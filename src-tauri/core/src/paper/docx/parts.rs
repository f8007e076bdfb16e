//! What a document for word processors needs and the library that writes its parts has no words for: rows that are heads of
//! tables, the language, the words of pictures, and how a picture is to be read. They are put into the finished parts, at
//! signs that no text can hold: the library writes each `<` of a text as `&lt;`.

use docx_rs::XMLDocx;

use super::super::{PictureKind, allowed};

/// How the library writes a row that stays on one page; only heads are asked to.
const STAYS: &str = "<w:cantSplit />";
/// How it writes what a picture is called.
const UNNAMED: &str = "<wp:docPr id=\"1\" name=\"Figure\" />";
/// Where the look of all text ends.
const DEFAULTS: &str = "</w:rPr></w:rPrDefault>";
/// Where the list of parts ends.
const TYPES: &str = "</Types>";

/// The parts, with what was missing. `alts` are the words of the pictures in their order.
pub(super) fn completed(mut parts: XMLDocx, alts: &[String]) -> XMLDocx {
    let document = text(parts.document).replace(STAYS, &format!("{STAYS}<w:tblHeader/>"));
    parts.document = named(&document, alts).into_bytes();
    let language = "<w:lang w:val=\"en-GB\"/>";
    parts.styles = text(parts.styles).replace(DEFAULTS, &format!("{language}{DEFAULTS}")).into();
    let kinds = parts.media.iter().filter_map(|(name, bytes)| {
        let kind = PictureKind::of(bytes)?.media_type();
        Some(format!("<Override PartName=\"/word/media/{name}.png\" ContentType=\"{kind}\"/>"))
    });
    let kinds: String = kinds.collect();
    parts.content_type = text(parts.content_type).replace(TYPES, &format!("{kinds}{TYPES}")).into();
    parts
}

/// Each picture with a number of its own and its words, for readers who do not see it.
fn named(document: &str, alts: &[String]) -> String {
    let mut pieces = document.split(UNNAMED);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (n, (piece, alt)) in (1..).zip(pieces.zip(alts)) {
        let alt = quoted(alt);
        out.push_str(&format!(
            "<wp:docPr id=\"{n}\" name=\"Picture {n}\" descr=\"{alt}\"/>{piece}"
        ));
    }
    out
}

fn quoted(words: &str) -> String {
    let words = allowed(words).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    words.replace('"', "&quot;").replace(['\n', '\t'], " ")
}

/// The library writes text alone.
fn text(part: Vec<u8>) -> String {
    String::from_utf8(part).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into())
}
