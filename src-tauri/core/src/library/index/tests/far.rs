//! Further folders, which come and go, and the cache that outlives them.

use super::*;
use crate::store::library::{Cache, FILE};
use std::fs;

#[test]
fn a_further_folder_is_known_by_its_whole_path_and_grouped_by_its_name() {
    let far = tempfile::tempdir().unwrap();
    let share = far.path().canonicalize().unwrap().join("share");
    write(&share, "net/dns.md", &runbook("Names"), 1);
    let mut team = Team::new();
    team.write("runbooks/disk.md", &runbook("Disk"), 1);
    team.write("services/api/docs/api.md", &runbook("Api"), 1);
    team.named = vec!["services/api/docs".to_owned()];
    team.added = vec![share.clone()];
    team.look();
    let path = format!("{}/net/dns.md", share.display());
    assert_eq!(team.paths(), ["runbooks/disk.md", "services/api/docs/api.md", &path]);
    let groups: Vec<&str> = team.shelf.rows().iter().map(|s| s.group.as_str()).collect();
    assert_eq!(groups, ["", "services/api/docs", "share/net"]);
}

#[test]
fn a_folder_within_another_is_there_once() {
    let mut team = Team::new();
    team.write("runbooks/db/disk.md", &runbook("Disk"), 1);
    team.named = vec!["runbooks/db".to_owned()];
    team.added = vec![team.folder.path().canonicalize().unwrap().join("runbooks")];
    team.look();
    assert_eq!(team.paths(), ["runbooks/db/disk.md"]);
}

#[test]
fn a_share_that_is_gone_keeps_its_runbooks_until_it_comes_back() {
    let far = tempfile::tempdir().unwrap();
    let share = far.path().canonicalize().unwrap().join("share");
    write(&share, "dns.md", &runbook("Names"), 1);
    let mut team = Team::new();
    team.added = vec![share.clone()];
    team.look();
    let away = far.path().join("away");
    fs::rename(&share, &away).unwrap();
    let report = team.look();
    assert_eq!((team.titles(), team.found("names").len()), (vec!["Names"], 1), "read and found");
    let problem = &report.problems[0];
    assert!(problem.contains("last seen on 02 Jan 2026"), "and since when: {problem}");
    assert_eq!(team.shelf.folders()[1].1.problem.as_ref(), Some(problem), "the folder says it");
    fs::create_dir(&share).unwrap();
    let report = team.look();
    assert_eq!(team.titles(), ["Names"], "a bare folder is a share that is not mounted");
    assert_eq!(report.problems.len(), 1);
    fs::remove_dir(&share).unwrap();
    fs::rename(&away, &share).unwrap();
    fs::write(share.join("new.md"), runbook("New")).unwrap();
    fs::remove_file(share.join("dns.md")).unwrap();
    let report = team.look();
    assert_eq!((team.titles(), report.problems), (vec!["New"], vec![]), "it is back");
}

#[test]
fn the_last_file_of_a_workspace_can_go() {
    let mut team = Team::new();
    let disk = team.write("runbooks/disk.md", &runbook("Disk"), 1);
    team.look();
    fs::remove_file(disk).unwrap();
    team.look();
    assert!(team.titles().is_empty(), "a folder of the workspace is no share");
}

#[test]
fn the_cache_on_the_disk_is_used_again_and_a_damaged_one_is_made_anew() {
    let data = tempfile::tempdir().unwrap();
    let mut team = Team::new();
    team.write("runbooks/disk.md", &runbook("Disk"), 1);
    team.cache = Cache::open(data.path()).unwrap();
    assert_eq!(team.look().read, 1);
    team.cache = Cache::open(data.path()).unwrap();
    assert_eq!(team.look().read, 0, "another program finds it");
    for damage in [&b"this is no database, and it is long enough to be taken for one"[..], b""] {
        team.cache = Cache::in_memory().unwrap();
        fs::write(data.path().join(FILE), damage).unwrap();
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(data.path().join(format!("{FILE}{ending}")));
        }
        team.cache = Cache::open(data.path()).unwrap();
        assert_eq!((team.look().read, team.titles()), (1, vec!["Disk"]), "it is made anew");
    }
}

#[test]
fn two_workspaces_share_a_cache_and_see_their_own() {
    let data = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (Team::new(), Team::new());
    for (team, title) in [(&mut one, "Disk one"), (&mut two, "Disk two")] {
        team.cache = Cache::open(data.path()).unwrap();
        team.write("runbooks/disk.md", &runbook(title), 1);
        team.look();
    }
    one.look();
    assert_eq!((one.titles(), one.found("disk")), (vec!["Disk one"], vec!["Disk one".to_owned()]));
    assert_eq!((two.titles(), two.found("disk")), (vec!["Disk two"], vec!["Disk two".to_owned()]));
    let later = NOW.plus_minutes(60 * 24 * 91);
    one.look_at(later);
    one.look_at(later.plus_minutes(60 * 24 * 2));
    assert_eq!(two.look().read, 1, "what nobody used for months was forgotten, and is read again");
}

#[test]
fn a_file_that_the_system_does_not_give_keeps_its_text_and_says_why() {
    let mut team = Team::new();
    team.write("runbooks/disk.md", &runbook("Disk"), 1);
    team.look();
    let id = team.shelf.rows()[0].row.id;
    let mut unread = Entry { folder: team.shelf.folders()[0].1.id, ..Entry::default() };
    unread.path = "disk.md".to_owned();
    unread.stamp.bytes = Entry::UNREAD;
    unread.facts.problem = Some("It may not be read.".to_owned());
    for choices in ["", "others"] {
        let mut batch = team.cache.batch().unwrap();
        put(&mut batch, Some((id, choices)), &unread).unwrap();
        batch.commit().unwrap();
        assert!(team.cache.text(id).unwrap().is_some(), "with the text");
    }
    let rows = team.cache.rows().unwrap();
    assert_eq!(rows[0].facts.title, "Disk");
    assert_eq!(rows[0].facts.problem.as_deref(), Some("It may not be read."));
    team.look();
    assert_eq!(team.problem("runbooks/disk.md"), None, "it is tried again each time");
}

#[test]
fn others_can_write_while_the_folders_are_read() {
    let data = tempfile::tempdir().unwrap();
    let mut library = Cache::open(data.path()).unwrap();
    let folder = library.use_folders(&[data.path().to_owned()], NOW).unwrap()[0].id;
    let mut other = Cache::open(data.path()).unwrap();
    let jobs = ["disk.md", "tape.md"].map(|below| {
        let (file, known_as, below) = (data.path().join(below), below.to_owned(), below.to_owned());
        let found = Found { file, below, stamp: Stamp::default(), leads_outside: false };
        Job { folder, inside: data.path().to_owned(), before: None, known_as, found }
    });
    // A file is handed over only when the writer takes it, so after the second one the first is in its hands.
    let (send, entries) = mpsc::sync_channel(0);
    thread::scope(|scope| {
        let (writer, jobs) = (&mut library, &jobs);
        scope.spawn(move || write_all(writer, jobs, &entries, &Progress::default()).unwrap());
        for (at, job) in jobs.iter().enumerate() {
            let path = job.known_as.clone();
            send.send((at, Entry { folder, path, ..Entry::default() })).unwrap();
        }
        let free = other.batch().expect("it waits for further files without the lock");
        free.commit().unwrap();
        drop(send);
    });
    assert_eq!(library.rows().unwrap().len(), 2, "both are written");
}
