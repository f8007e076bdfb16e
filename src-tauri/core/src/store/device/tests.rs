//! A copied or restored folder is another device before it writes or sends; a moved one is not.

use serde_json::json;
use std::fs;
use std::path::Path;
use uuid::Uuid;

use super::Moved;
use crate::clock::Millis;
use crate::ids::{EventId, IncidentId};
use crate::store::log::{self, Entry};
use crate::store::{FILE, Store};

fn open(folder: &Path) -> Store {
    Store::open(folder, Millis(1_000)).unwrap()
}

fn append(store: &mut Store, id: u128) {
    let device = store.device().clone();
    let (body, incident) = (json!({"text": "x"}), IncidentId(Uuid::from_u128(1)));
    let tx = store.write().unwrap();
    let entry = Entry {
        id: EventId(Uuid::from_u128(id)),
        incident,
        now: Millis(2_000),
        happened_at: None,
        simulated_at: None,
        zone: "UTC",
        exercise: false,
        actor: "Dana",
        kind: "note",
        corrects: None,
        body: &body,
    };
    log::append(&tx, device.id, &entry).unwrap();
    let queued = "INSERT INTO outbox (id, incident, event_id, channel_id, kind, payload, text, state, next_at, closing,
                                      exercise, created_at, changed_at)
                  VALUES (?1, 'i', ?1, 'c', 'webhook', '', '', 'queued', 0, 0, 0, 0, 0)";
    tx.execute(queued, [id.to_string()]).unwrap();
    Store::commit(tx).unwrap();
}

fn states(store: &Store) -> Vec<String> {
    let mut read = store.read().prepare("SELECT state FROM outbox ORDER BY rowid").unwrap();
    let rows = read.query_map([], |row| row.get(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// Every file of a folder, copied into another.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

#[test]
fn a_copied_folder_is_another_device_and_sends_nothing_that_waited() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut store = open(first.path());
    append(&mut store, 1);
    let was = store.device().clone();
    drop(store);
    copy(first.path(), second.path());
    let copy = open(second.path());
    assert_ne!(copy.device().id, was.id, "two folders do not write one lane");
    assert_ne!(copy.device().name, was.name, "and a person can tell them apart");
    assert_eq!(copy.moved(), Some(Moved::Copied), "it says so");
    assert_eq!(states(&copy), ["uncertain"], "the original may send what waits");
    let original = open(first.path());
    assert_eq!(
        (original.device(), original.moved()),
        (&was, None),
        "the original stays who it was"
    );
    assert_eq!(states(&original), ["queued"], "and sends");
    drop(copy);
    assert_eq!(open(second.path()).moved(), None, "the copy is somebody from then on");
}

#[test]
fn a_folder_that_was_moved_or_renamed_is_who_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (before, after) = (folder.path().join("before"), folder.path().join("after"));
    let mut store = open(&before);
    append(&mut store, 1);
    let was = store.device().clone();
    drop(store);
    fs::rename(&before, &after).unwrap();
    let moved = open(&after);
    assert_eq!((moved.device(), moved.moved()), (&was, None), "no copy was made");
    assert_eq!(states(&moved), ["queued"]);
}

#[test]
fn a_file_that_was_put_back_in_its_place_is_another_device() {
    let (folder, backup) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut store = open(folder.path());
    append(&mut store, 1);
    let was = store.device().id;
    drop(store);
    let (file, kept) = (folder.path().join(FILE), backup.path().join(FILE));
    fs::copy(&file, &kept).unwrap();
    let mut store = open(folder.path());
    append(&mut store, 2);
    drop(store);
    // Written into the same file, which keeps its inode and its birth.
    fs::write(&file, fs::read(&kept).unwrap()).unwrap();
    let back = open(folder.path());
    assert_eq!(back.moved(), Some(Moved::PutBack), "an entry that was seen is gone");
    assert_ne!(back.device().id, was, "its place in the lane is not given twice");
    assert_eq!(states(&back), ["uncertain"]);
}

#[test]
fn opening_again_and_killing_make_no_new_device() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(folder.path());
    append(&mut store, 1);
    let was = store.device().id;
    std::mem::forget(store);
    for id in 2..5 {
        let mut store = open(folder.path());
        assert_eq!((store.device().id, store.moved()), (was, None));
        append(&mut store, id);
    }
}
