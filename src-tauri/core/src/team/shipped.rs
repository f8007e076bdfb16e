//! The runbooks and the scenarios that ship, and the workspace that is made of them where nobody chose one.
//!
//! They are part of the program, so that the first incident needs no download. What is deliberately absent: updating a
//! workspace that is there. It is the person's own from the first day.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

/// The folder of runbooks in a workspace.
const FOLDER: &str = "runbooks";

macro_rules! shipped {
    ($($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../../../../runbooks/", $path)))),+]
    };
}

/// Each runbook that ships: its path below the runbooks' folder, and its text.
pub const SHIPPED: &[(&str, &str)] = shipped![
    "database/accidental-data-loss.md",
    "database/data-corruption-after-migration.md",
    "database/database-unresponsive.md",
    "database/dr-test-database-failover.md",
    "platform/app-down-after-deployment.md",
    "platform/ddos.md",
    "platform/region-outage.md",
    "review/post-mortem-facilitation.md",
    "security/leaked-credentials.md",
];

/// Each scenario that ships, in the same form. They are no runbooks.
pub const SCENARIOS: &[(&str, &str)] = shipped![
    "exercises/bad-deployment-on-a-friday.md",
    "exercises/ddos-during-a-launch.md",
    "exercises/leaked-credentials.md",
    "exercises/primary-database-gone.md",
    "exercises/ransomware-on-backups.md",
    "exercises/region-outage.md",
];

/// Makes a workspace with the runbooks that ship, unless `folder` is there already. Says whether it was made. The folder
/// appears whole or not at all, also when two programs start at the same time.
///
/// # Errors
/// When it cannot be written; then nothing is left behind.
pub fn seed(folder: &Path) -> io::Result<bool> {
    if folder.exists() {
        return Ok(false);
    }
    let name =
        folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let beside = folder.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let made = fill(&beside).and_then(|()| fs::rename(&beside, folder));
    if made.is_err() {
        // What is left of the attempt is of no use; the error that counts is the first one.
        let _ = fs::remove_dir_all(&beside);
    }
    match made {
        Ok(()) => Ok(true),
        Err(_) if folder.exists() => Ok(false),
        Err(error) => Err(error),
    }
}

fn fill(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    for (path, text) in SHIPPED.iter().chain(SCENARIOS) {
        let path = folder.join(FOLDER).join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    fn files(folder: &Path, below: &Path, found: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, below, found);
            } else {
                let name = path.strip_prefix(below).unwrap().to_str().unwrap().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }

    fn all(folder: &Path) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        files(folder, folder, &mut found);
        found
    }

    #[test]
    fn the_list_is_what_lies_in_the_repository() {
        let here = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../runbooks");
        let shipped: BTreeMap<String, String> = SHIPPED
            .iter()
            .chain(SCENARIOS)
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
            .collect();
        assert_eq!(shipped, all(&here), "a runbook was added, moved or removed without this list");
    }

    #[test]
    fn a_workspace_is_made_whole_and_only_once() {
        let data = tempfile::tempdir().unwrap();
        let folder = data.path().join("workspace");
        assert!(seed(&folder).unwrap(), "it was not there");
        let count = SHIPPED.len() + SCENARIOS.len();
        assert_eq!(all(&folder.join(FOLDER)).len(), count, "all of them are in it");
        fs::remove_dir_all(folder.join(FOLDER)).unwrap();
        assert!(!seed(&folder).unwrap(), "it is the person's own now");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "what they removed stays removed");
        let beside: Vec<_> =
            fs::read_dir(data.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(beside, ["workspace"], "nothing of the making is left");
    }
}
