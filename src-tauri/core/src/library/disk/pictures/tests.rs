use super::*;
use std::fs;
use std::path::Path;

const PNG: &[u8] = &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3];

fn pictures(sources: &[&str], file: &Path, inside: &Path) -> Vec<(u32, String)> {
    let image = |(at, source): (usize, &&str)| Inline::Image {
        source: (*source).to_owned(),
        alt: String::new(),
        ordinal: u32::try_from(at + 1).ok(),
    };
    let content = sources.iter().enumerate().map(image).collect();
    let content = vec![Inline::Strong { content }];
    let document = vec![Block::Quote { kind: None, blocks: vec![Block::Paragraph { content }] }];
    gather(&document, file, inside).into_iter().map(|p| (p.ordinal, p.media)).collect()
}

#[test]
fn pictures_in_the_folder_are_kept_by_what_they_are_and_others_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("runbooks");
    fs::create_dir_all(inside.join("db/img")).unwrap();
    fs::write(inside.join("db/img/a b.png"), PNG).unwrap();
    fs::write(inside.join("logo.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
    fs::write(inside.join("db/img/named.png"), "no picture").unwrap();
    fs::write(inside.join("db/page.html"), "<svg onload=alert(1)>").unwrap();
    fs::write(folder.path().join("secret.png"), PNG).unwrap();
    let sources = [
        "img/a%20b.png?raw=true",
        "../logo.svg#top",
        "img/named.png",
        "page.html",
        "../../secret.png",
        "/etc/passwd",
        "https://example.com/x.png",
        "data:image/png;base64,AAAA",
        "file:///etc/passwd",
        "img/missing.png",
        "img",
        "%",
    ];
    let kept = pictures(&sources, &inside.join("db/disk.md"), &inside);
    let both = [(1, "image/png".to_owned()), (2, "image/svg+xml".to_owned())];
    assert_eq!(kept, both, "what lies outside, is far away or is no picture is left out");
}

#[cfg(unix)]
#[test]
fn a_picture_that_is_a_link_out_of_the_folder_is_not_kept() {
    let (folder, outside) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(outside.path().join("x.png"), PNG).unwrap();
    std::os::unix::fs::symlink(outside.path().join("x.png"), folder.path().join("x.png")).unwrap();
    assert!(pictures(&["x.png"], &folder.path().join("a.md"), folder.path()).is_empty());
}

#[test]
fn a_picture_that_is_too_large_is_not_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.png");
    fs::write(&path, PNG).unwrap();
    assert_eq!(pictures(&["x.png"], &folder.path().join("a.md"), folder.path()).len(), 1);
    fs::File::options().write(true).open(&path).unwrap().set_len(LARGEST + 1).unwrap();
    assert!(pictures(&["x.png"], &folder.path().join("a.md"), folder.path()).is_empty());
}
