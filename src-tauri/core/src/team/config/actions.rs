//! `[actions]`: the repository that takes action items as issues. Holdfast sends nothing there: it makes a link to the form.

use toml_edit::Item;

use super::Result;
use super::source::Source;
use crate::incident::items::{Repository, Tracker};

/// The repository of the table `[actions]`.
pub(super) fn repository(source: &Source<'_>, item: Option<&Item>) -> Result<Option<Repository>> {
    let Some(item) = item else { return Ok(None) };
    let what =
        "actions is a table: write [actions] and repository = \"https://github.com/acme/shop\"";
    let table = source.table(item, what)?;
    let Some(url) = source.string(table, "repository")? else { return Ok(None) };
    let span = || table.get("repository").and_then(Item::span);
    let url = url.trim().trim_end_matches('/').trim_end_matches(".git").to_owned();
    let host = url.strip_prefix("https://").and_then(|rest| rest.split_once('/'));
    let Some((host, _)) = host.filter(|(host, path)| !host.is_empty() && path.contains('/')) else {
        let what = "repository is the page of a repository: write \"https://github.com/acme/shop\"";
        return Err(source.error(span(), what));
    };
    // What stands before `@` would be a login, and a query or a fragment would swallow the form.
    if host.contains('@') || url.contains(['?', '#', ' ', '"', '\\']) {
        let what = "repository is an address alone, without a login, ? or #";
        return Err(source.error(span(), what));
    }
    let tracker = match source.string(table, "tracker")?.as_deref() {
        Some("github") => Tracker::Github,
        Some("gitlab") => Tracker::Gitlab,
        None if host.contains("gitlab") => Tracker::Gitlab,
        None => Tracker::Github,
        Some(_) => {
            let span = table.get("tracker").and_then(Item::span);
            return Err(source.error(span, "tracker is \"github\" or \"gitlab\""));
        }
    };
    Ok(Some(Repository { url, tracker, labels: labels(source, table.get("labels"))? }))
}

fn labels(source: &Source<'_>, item: Option<&Item>) -> Result<Vec<String>> {
    let Some(item) = item else { return Ok(Vec::new()) };
    let wrong =
        || source.error(item.span(), "labels is a list of texts: write labels = [\"incident\"]");
    let list = item.as_array().ok_or_else(wrong)?;
    list.iter().map(|label| label.as_str().map(str::to_owned).ok_or_else(wrong)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::team::config::{Config, ConfigError, read};
    use std::path::Path;

    fn parsed(text: &str) -> Result<Config> {
        read::parse(Path::new("holdfast.toml"), text)
    }

    #[test]
    fn the_kind_of_server_is_read_from_its_host_unless_the_file_says_it() {
        let of = |text: &str| parsed(text).unwrap().repository.unwrap();
        let hub =
            of("[actions]\nrepository = \"https://github.com/acme/shop.git/\"\nlabels = [\"pm\"]");
        assert_eq!(
            (hub.url.as_str(), hub.tracker),
            ("https://github.com/acme/shop", Tracker::Github)
        );
        assert_eq!(hub.labels, ["pm"]);
        let lab = of("[actions]\nrepository = \"https://gitlab.acme.dev/a/b/c\"");
        assert_eq!(lab.tracker, Tracker::Gitlab);
        let own = of("[actions]\nrepository = \"https://git.acme.dev/a/b\"\ntracker = \"gitlab\"");
        assert_eq!(own.tracker, Tracker::Gitlab);
        assert_eq!(parsed("").unwrap().repository, None);
    }

    #[test]
    fn what_is_no_page_of_a_repository_is_refused_with_its_line() {
        for text in [
            "[actions]\nrepository = \"git@github.com:acme/shop\"",
            "[actions]\nrepository = \"http://github.com/acme/shop\"",
            "[actions]\nrepository = \"https://me:pw@github.com/acme/shop\"",
            "[actions]\nrepository = \"https://github.com/acme\"",
            "[actions]\nrepository = \"https://github.com/a/b?x=1\"",
            "[actions]\nrepository = \"https://github.com/a/b\"\ntracker = \"jira\"",
            "[actions]\nrepository = \"https://github.com/a/b\"\nlabels = \"x\"",
        ] {
            let ConfigError::Invalid { line, .. } = parsed(text).unwrap_err() else {
                panic!("{text}")
            };
            assert!(line >= 2, "{text}");
        }
    }
}
