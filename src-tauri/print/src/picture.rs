//! Which pictures of a text are shown, in every form that shows any: those that lie beside the text, can be read, and are of
//! a size that a page can show. They are read here because the typesetter has what reads them.

use holdfast_core::paper::{Picture, PictureKind};
use std::fs;
use std::path::Path;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterFormat, RasterImage};

/// The largest file that is shown, in bytes.
pub const LARGEST: usize = 24 * 1024 * 1024;

/// The picture that a text in this folder names: one that lies in the folder or below it. Nothing else is read, whatever
/// the text names.
///
/// # Errors
/// Why it is not shown, in words for the page.
pub fn picture_in(folder: Option<&Path>, source: &str) -> Result<Picture, String> {
    bytes_in(folder, source).and_then(checked)
}

fn bytes_in(folder: Option<&Path>, source: &str) -> Result<Vec<u8>, String> {
    let absent =
        || "the picture is not shown, because no such file lies beside the text".to_owned();
    let folder =
        folder.map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let folder = folder.and_then(|folder| folder.canonicalize().ok()).ok_or_else(absent)?;
    let path = folder.join(source).canonicalize().map_err(|_| absent())?;
    let file = fs::metadata(&path).map_err(|_| absent())?;
    if !path.starts_with(&folder) || !file.is_file() {
        return Err(absent());
    }
    if file.len() > LARGEST as u64 {
        return Err(too_large());
    }
    fs::read(&path).map_err(|error| format!("the picture cannot be read: {error}"))
}

fn too_large() -> String {
    let most = LARGEST / 1024 / 1024;
    format!("the picture is not shown, because its file is larger than {most} MiB")
}

/// The picture that these bytes are.
///
/// # Errors
/// Why it is not shown, in words for the page.
pub fn checked(bytes: Vec<u8>) -> Result<Picture, String> {
    if bytes.len() > LARGEST {
        return Err(too_large());
    }
    let Some(kind) = PictureKind::of(&bytes) else {
        return Err("the picture is not shown: it is no PNG, JPEG, GIF or WebP".to_owned());
    };
    let format = match kind {
        PictureKind::Png => ExchangeFormat::Png,
        PictureKind::Jpeg => ExchangeFormat::Jpg,
        PictureKind::Gif => ExchangeFormat::Gif,
        PictureKind::Webp => ExchangeFormat::Webp,
    };
    match RasterImage::plain(Bytes::new(bytes.clone()), RasterFormat::Exchange(format)) {
        Ok(read) => Ok(Picture { bytes, kind, width: read.width(), height: read.height() }),
        Err(why) => Err(format!("the picture is not shown ({why})")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_lies_beside_the_text_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let drafts = folder.path().join("drafts");
        fs::create_dir_all(drafts.join("pictures")).unwrap();
        fs::write(drafts.join("pictures/a.png"), "a").unwrap();
        fs::write(folder.path().join("secret"), "s").unwrap();
        assert_eq!(bytes_in(Some(&drafts), "pictures/a.png").unwrap(), b"a");
        let out = folder.path().join("secret").display().to_string();
        for other in ["../secret", &out, "pictures", "none.png", "https://example.org/a.png", ""] {
            assert!(bytes_in(Some(&drafts), other).is_err(), "{other}");
        }
        assert!(bytes_in(None, "pictures/a.png").is_err(), "a text that lies nowhere");
        let why = picture_in(Some(&drafts), "pictures/a.png").unwrap_err();
        assert!(why.contains("no PNG"), "{why}");
    }
}
