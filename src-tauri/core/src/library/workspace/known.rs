//! The last `holdfast.toml` that was read well, kept in the data folder: a workspace on a share that is not mounted looks
//! empty, and the channels of a running incident must not vanish with it.

use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

use crate::team::config::{self, Config};
use crate::written::over;

/// Keeps the file of the workspace at `root`, unless it is empty: editors empty a file before they fill it.
pub(super) fn keep(data: &Path, root: &Path) {
    let Ok(text) = fs::read(root.join(config::FILE)) else { return };
    let path = path(data, root);
    if text.is_empty() || fs::read(&path).is_ok_and(|kept| kept == text) {
        return;
    }
    if let Err(error) = over(&path, &text) {
        tracing::warn!(%error, "the team's settings could not be kept for a workspace that is gone");
    }
}

/// What was known last of the workspace at `root`; none when it was never read well on this laptop.
pub(super) fn recall(data: &Path, root: &Path) -> Option<Config> {
    Config::load_file(&path(data, root)).ok().flatten()
}

/// True when nothing is where the workspace should be: no folder, or an empty one, which is what is left of a share.
pub(super) fn is_gone(root: &Path) -> bool {
    fs::read_dir(root).map_or(true, |mut files| files.next().is_none())
}

fn path(data: &Path, root: &Path) -> PathBuf {
    let digest: [u8; 32] = Sha256::digest(root.as_os_str().as_encoded_bytes()).into();
    data.join(format!("workspace-{}.toml", hex::encode(&digest[..8])))
}
