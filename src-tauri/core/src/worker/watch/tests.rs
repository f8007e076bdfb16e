//! A real folder, a real watch of the system, and the engine on its thread.

use super::*;
use crate::clock::Clock;
use std::fs;
use std::path::Path;

const PATIENCE: Duration = Duration::from_secs(90);

/// Waits until the library's titles are these.
async fn until(engine: &Handle, changes: &mut Receiver<Changed>, titles: &[&str]) {
    let seen = timeout(PATIENCE, async {
        loop {
            let cards = engine.call(|engine| Ok(engine.library().cards()?)).await.unwrap();
            if cards.iter().map(|card| card.title.as_str()).eq(titles.iter().copied()) {
                return;
            }
            changes.recv().await.unwrap();
        }
    });
    assert!(seen.await.is_ok(), "the library never showed {titles:?}");
}

fn write(folder: &Path, name: &str, title: &str) {
    fs::write(folder.join(name), format!("# {title}\n\n## Steps\n1. Check it\n")).unwrap();
}

#[tokio::test]
async fn what_changes_in_the_folders_shows_without_being_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let (data, workspace) = (folder.path().join("data"), folder.path().join("team"));
    let runbooks = workspace.join("runbooks");
    fs::create_dir_all(&runbooks).unwrap();
    write(&runbooks, "disk.md", "Disk");
    let engine = Handle::start(Engine::open(&data, &workspace, Clock::system()).unwrap()).unwrap();
    let mut changes = engine.subscribe();
    let wake = Arc::new(Notify::new());
    let running = tokio::spawn(run(engine.clone(), wake.clone()));
    until(&engine, &mut changes, &["Disk"]).await;

    write(&runbooks, "dns.md", "Names");
    until(&engine, &mut changes, &["Disk", "Names"]).await;
    fs::rename(runbooks.join("dns.md"), runbooks.join("disk.md")).unwrap();
    until(&engine, &mut changes, &["Names"]).await;

    let further = folder.path().join("further");
    fs::create_dir(&further).unwrap();
    write(&further, "api.md", "Api");
    engine.call(move |engine| Ok(engine.library().add_folder(&further)?)).await.unwrap();
    until(&engine, &mut changes, &["Names", "Api"]).await;
    let waiting = engine.call(|engine| Ok(engine.library().waiting())).await.unwrap();
    assert_eq!(waiting, None, "nothing is left to look at");
    running.abort();
}

#[test]
fn reading_and_what_git_writes_do_not_count() {
    use notify::event::{AccessKind, CreateKind, ModifyKind};
    let event = |kind: EventKind, path: &str| Event::new(kind).add_path(PathBuf::from(path));
    let roots = ["/team/runbooks", "/srv", "/home/dana/.runbooks/runbooks", "/srv/.far"];
    let roots = roots.map(PathBuf::from).into_iter().collect();
    let matters = |kind: EventKind, path: &str| matters(&event(kind, path), &roots);
    let changed = EventKind::Modify(ModifyKind::Any);
    assert!(matters(changed, "/team/runbooks/disk.md"));
    assert!(matters(EventKind::Create(CreateKind::Folder), "/team/runbooks/db"));
    assert!(!matters(EventKind::Access(AccessKind::Any), "/team/runbooks/disk.md"));
    assert!(!matters(changed, "/srv/.git/index.lock"));
    assert!(!matters(changed, "/srv/.git/objects/ab/cd/ef"), "however deep");
    assert!(matters(changed, "/home/dana/.runbooks/runbooks/x.md"), "the folder lies below it");
    assert!(matters(changed, "/srv/.far/x.md"), "a folder of its own within another");
}
