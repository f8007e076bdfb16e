//! The workspace's own list of wordings, by which drafts of post-mortems are looked through.

use std::path::Path;

use super::disk::ReadError;
use super::disk::read::read_text_in_time;
use crate::postmortem::FOLDER;
use crate::postmortem::wording::{self, WordList};

/// The list of wordings of a workspace, else the one that ships, and what is wrong with the workspace's own.
#[must_use]
pub fn word_list(workspace: &Path) -> (WordList, Vec<String>) {
    let path = workspace.join(FOLDER).join(wording::FILE);
    let at = path.display().to_string();
    match read_text_in_time(&path) {
        Ok((text, _)) => {
            let (list, problems) = WordList::read(&text);
            (list, problems.iter().map(|problem| format!("{at}, {problem}.")).collect())
        }
        Err(ReadError::Missing { .. }) => (WordList::shipped(), Vec::new()),
        Err(error) => {
            let told = format!("{error}; the list that ships holds meanwhile.");
            (WordList::shipped(), vec![told])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_workspace_has_its_own_words() {
        let folder = tempfile::tempdir().unwrap();
        let asked = |list: &WordList, text: &str| wording::wordings(text, list, &[]).len();
        let (shipped, problems) = word_list(folder.path());
        assert_eq!((asked(&shipped, "if only"), problems.len()), (1, 0), "the list that ships");
        fs::create_dir(folder.path().join(FOLDER)).unwrap();
        let file = folder.path().join(FOLDER).join(wording::FILE);
        fs::write(&file, "[Ours] Which one?\nthe thing\n(\n").unwrap();
        let (own, problems) = word_list(folder.path());
        assert_eq!((asked(&own, "if only"), asked(&own, "the thing")), (0, 1));
        assert!(problems[0].contains("wording.txt, line 3"), "{problems:?}");
    }
}
