//! What a document for word processors needs and the library that writes its parts has no words for: rows that are heads of
//! tables, the language, words that are read from the right, what the file is called, the words of pictures, and how a
//! picture is to be read. They are put into the finished parts, at signs that no text can hold: the library writes each
//! `<` of a text as `&lt;`.

use docx_rs::XMLDocx;

use super::super::{PictureKind, allowed};

/// How the library writes a row that stays on one page; only heads are asked to.
const STAYS: &str = "<w:cantSplit />";
/// How it writes what a picture is called.
const UNNAMED: &str = "<wp:docPr id=\"1\" name=\"Figure\" />";
/// How it writes that a run is of the style of this name, which stands for words that are read from the right.
pub(super) const RIGHT: &str = "FromTheRight";
/// Who it says has written a document of which nobody said so.
const NOBODY: &str = "unknown";
/// When it says that was. A text has no time of its own.
const NEVER: &str = "xsi:type=\"dcterms:W3CDTF\">1970-01-01T00:00:00Z";
/// Where what the file is called stands.
const CALLED: &str = "<dc:creator>";
/// Where the look of all text ends.
const DEFAULTS: &str = "</w:rPr></w:rPrDefault>";
/// Where the list of parts ends.
const TYPES: &str = "</Types>";

/// The parts, with what was missing. `title` is what the file is called, and `alts` are the words of the pictures in their order.
pub(super) fn completed(mut parts: XMLDocx, title: &str, alts: &[String]) -> XMLDocx {
    let document = text(parts.document).replace(STAYS, &format!("{STAYS}<w:tblHeader/>"));
    let document = document.replace(&format!("<w:rStyle w:val=\"{RIGHT}\" />"), "<w:rtl/>");
    parts.document = named(&document, alts).into_bytes();
    let called = format!("<dc:title>{}</dc:title>{CALLED}", quoted(title));
    let mut about = text(parts.doc_props.core).replace(&format!(">{NOBODY}<"), ">Holdfast<");
    for of in ["created", "modified"] {
        about = about.replace(&format!("<dcterms:{of} {NEVER}</dcterms:{of}>"), "");
    }
    parts.doc_props.core = about.replacen(CALLED, &called, 1).into();
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
