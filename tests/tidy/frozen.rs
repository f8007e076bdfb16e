//! What has been released and can never change: the migrations of the log.

use crate::tree::sources;
use sha2::{Digest, Sha256};

/// Every migration with the SHA-256 of its text. A line is added with its file and never changed.
const MIGRATIONS: [(&str, &str); 9] = [
    ("0001_log.sql", "7a3e81f72a11ef9c5cef1a1054c206d28b22cffa0bd34abe9c6a9b4930766ec4"),
    ("0002_derived.sql", "4c32267e449f73b04075e770afb0cda44d9584947e80e47ff5a9a5728040a1e3"),
    ("0003_uses.sql", "0ff7d9f3c03ce705666ee68c7979e718468f54c87c05e6124d4508962ed29035"),
    ("0004_timeline.sql", "a7af2d4f13bc859f14f0d1d0cf8d098145fcc0c18239e7bb082e2bc667e091cf"),
    ("0005_lanes.sql", "650b0d16230a2d76ff5c68622935e75fc2772c26d2227746903a26aa25e3e2e9"),
    ("0006_kept.sql", "94365cb9c6504c319475791f761e10833a19acddf9bbe7cf63f09cfaf1e7ceab"),
    ("0007_drafts.sql", "298bff65961cb08e69ea7e9b545286e2d20ee36081174b5fb5764200ad05169a"),
    ("0008_items.sql", "fa9d9bac7432abec1008eebb54a5e05ee3e4162e067e007b1acaf5f6e468cd2e"),
    ("0009_kinds.sql", "30418797117f3662d44cd0d1136b4c70a41ef31a08b56cb7d3854e03e6530c5c"),
];

#[test]
fn a_migration_never_changes_once_it_is_written() {
    let files = sources().into_iter().filter(|s| s.path.starts_with("src-tauri/core/migrations/"));
    let hash = |text: &str| {
        Sha256::digest(text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect::<String>()
    };
    let found: Vec<(String, String)> =
        files.map(|file| (file.path.clone(), hash(&file.text))).collect();
    for (path, hash) in &found {
        let name = path.rsplit('/').next().unwrap_or_default();
        let pinned = MIGRATIONS.iter().find(|(pinned, _)| *pinned == name).map(|(_, hash)| *hash);
        assert_eq!(
            pinned,
            Some(hash.as_str()),
            "{path}:1: laptops have run this file; what is new goes into a new migration, pinned in {}",
            file!(),
        );
    }
    assert_eq!(found.len(), MIGRATIONS.len(), "a pinned migration is gone; laptops have run it");
}
