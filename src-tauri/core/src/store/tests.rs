//! The log on a real file: it is append-only, its chain shows alterations, and old programs keep their hands off.

use rusqlite::{Connection, StatementStatus};
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::Uuid;

use super::error::StoreCode;
use super::log::{self, Entry, Row};
use super::verify::{Verified, unknown_heads, verify};
use super::{FILE, SCHEMA_VERSION, Store, library};
use crate::clock::Millis;
use crate::ids::{EventId, IncidentId};

fn store(folder: &Path) -> Store {
    Store::open(folder, Millis(1_000)).unwrap()
}

impl Store {
    /// Counts the steps that the database's machine takes from now on.
    pub(crate) fn counted(&mut self) -> Arc<AtomicU64> {
        let counted = Arc::new(AtomicU64::new(0));
        let count = counted.clone();
        let one_more = move || {
            count.fetch_add(1, Ordering::Relaxed);
            false
        };
        self.connection.progress_handler(1, Some(one_more)).unwrap();
        counted
    }
}

/// SQLite lets only one of them set the write-ahead log, and does not make the others wait.
#[test]
fn programs_that_make_one_folder_at_once_all_open_it() {
    for _ in 0..10 {
        let data = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            let opened: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| Store::open(data.path(), Millis(1_000)).map(|_| ())))
                .collect();
            for one in opened {
                assert_eq!(one.join().unwrap().map_err(|e| e.to_string()), Ok(()));
            }
        });
    }
}

fn incident() -> IncidentId {
    IncidentId(Uuid::from_u128(1))
}

fn append(store: &mut Store, kind: &str, now: i64, corrects: Option<EventId>) -> Row {
    let device = store.device().clone();
    let id = EventId(Uuid::from_u128(u128::from(now.unsigned_abs()) << 8));
    let body = json!({"text": kind});
    let tx = store.write().unwrap();
    let entry = Entry {
        id,
        incident: incident(),
        now: Millis(now),
        happened_at: None,
        simulated_at: None,
        zone: "Europe/Berlin",
        exercise: false,
        actor: "Dana",
        kind,
        corrects,
        body: &body,
    };
    let row = log::append(&tx, device.id, &entry).unwrap();
    Store::commit(tx).unwrap();
    row
}

#[test]
fn an_entry_is_never_changed_or_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(folder.path());
    append(&mut store, "note", 2_000, None);
    let update = "UPDATE event SET actor = 'Mallory'";
    for sql in ["DELETE FROM event", update, "UPDATE event SET body = NULL", REPLACE] {
        let error = store.read().execute(sql, []).unwrap_err().to_string();
        assert!(error.contains("append-only"), "the table itself refuses `{sql}`: {error}");
    }
}

#[test]
fn a_purged_body_may_go_and_the_chain_still_verifies() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(folder.path());
    let note = append(&mut store, "note", 2_000, None);
    append(&mut store, "purged", 3_000, Some(note.id));
    let drop_it = "UPDATE event SET body = NULL WHERE kind = 'note'";
    store.read().execute(drop_it, []).unwrap();
    let verified = verified(&store);
    assert_eq!(verified.damage, [], "the chain covers the body's hash, not the body");
    assert_eq!(verified.lanes[0].entries, 2, "both entries are there");
}

#[test]
fn the_chain_shows_what_was_altered_behind_the_programs_back() {
    let tampers = [
        ("UPDATE event SET body = '{\"text\":\"other\"}' WHERE n = 2", "body"),
        ("UPDATE event SET actor = 'Mallory' WHERE n = 2", "column"),
        ("UPDATE event SET body = NULL WHERE n = 2", "gone"),
        ("DELETE FROM event WHERE n = 2", "missing"),
        ("UPDATE event SET prev_hash = NULL WHERE n = 2", "follow"),
        ("UPDATE event SET corrects = 'no id' WHERE n = 2", "column"),
        ("UPDATE event SET corrects = '' WHERE n = 3", "column"),
        ("UPDATE event SET id = upper(id) WHERE n = 2", "column"),
        ("UPDATE event SET kind = kind || ' ' WHERE n = 3", "column"),
        ("UPDATE event SET n = 0 WHERE n = 1", "below 1"),
        ("UPDATE event SET n = -9223372036854775807 WHERE n = 3", "below 1"),
        ("UPDATE event SET n = 9223372036854775807 WHERE n = 3", "missing"),
        ("UPDATE event SET incident = 'nowhere' WHERE n = 3", "column"),
        ("UPDATE event SET incident = 'nowhere' WHERE n = 1", "missing"),
    ];
    for (sql, sign) in tampers {
        let store = tampered(sql);
        let (all, _) = verify(store.read(), None).unwrap();
        let told: Vec<&str> = all.iter().flat_map(|v| &v.damage).map(|d| d.what.as_str()).collect();
        assert!(told.iter().any(|t| t.contains(sign)), "`{sql}` is told as what it is: {told:?}");
    }
}

#[test]
fn entries_cut_from_the_end_of_a_lane_are_missed() {
    let store = tampered("DELETE FROM event WHERE n = 3");
    let (all, whole) = verify(store.read(), None).unwrap();
    assert_eq!(all[0].damage, [], "what is left is a chain");
    assert!(whole[0].contains("3 entries had arrived"), "but it is not all: {whole:?}");
}

#[test]
fn two_entries_with_one_place_are_named_as_a_fork() {
    let store = tampered(
        "CREATE TABLE free AS SELECT * FROM event;
         UPDATE free SET actor = 'Mallory', id = 'other', hash = zeroblob(32), seq = 9 WHERE n = 3;
         PRAGMA writable_schema = ON;
         DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_event_2';
         UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE (incident, device, n)', 'CHECK (1)') WHERE name = 'event';
         PRAGMA writable_schema = RESET;
         DROP TRIGGER event_is_never_replaced;
         INSERT INTO event SELECT * FROM free WHERE seq = 9;",
    );
    let (all, _) = verify(store.read(), None).unwrap();
    let told = &all[0].damage[0].what;
    assert!(told.contains("fork") && told.contains("000000000000"), "both are named: {told}");
}

#[test]
fn a_head_that_was_written_down_is_a_witness() {
    let store = tampered("SELECT 1");
    let head = verified(&store).lanes[0].head.clone();
    let ask = |head: &str| unknown_heads(store.read(), &[head.to_owned()]).unwrap();
    assert_eq!(ask(&head), [""; 0], "the whole of it");
    assert_eq!(ask(&head[..12]), [""; 0], "as a closing post has it");
    assert_eq!(ask("0123456789ab"), ["0123456789ab"], "no entry has this one");
    for no_head in ["", "%", &head[..7], "not a hash"] {
        assert_eq!(ask(no_head), [no_head], "nothing is found by chance");
    }
}

fn verified(store: &Store) -> Verified {
    verify(store.read(), None).unwrap().0.remove(0)
}

/// Three notes, and then what somebody does to the file who has the means of SQLite.
fn tampered(sql: &str) -> Store {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(folder.path());
    for at in 1..=3 {
        append(&mut store, "note", at * 1_000, None);
    }
    let raw = Connection::open(folder.path().join(FILE)).unwrap();
    raw.execute_batch(
        "DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted;
         PRAGMA ignore_check_constraints = ON",
    )
    .unwrap();
    raw.execute_batch(sql).unwrap();
    store
}

#[test]
fn a_clock_that_goes_back_refuses_nothing_and_keeps_the_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = store(folder.path());
    let first = append(&mut store, "note", 9_000, None);
    let second = append(&mut store, "note", 5_000, None);
    assert!(second.hlc > first.hlc, "the logical clock never goes back");
    assert_eq!(second.recorded_at, Millis(5_000), "what the wall clock said is kept");
    assert_eq!(second.order_at, first.order_at, "and it is not shown before what came before it");
}

#[test]
fn the_hash_of_an_entry_is_the_one_that_was_written_down() {
    let id = |n| Uuid::from_u128(n);
    let body = r#"{"text":"a"}"#.to_owned();
    let mut row = Row {
        seq: 9,
        id: EventId(id(1)),
        incident: IncidentId(id(2)),
        device: crate::ids::DeviceId(id(3)),
        n: 1,
        hlc: 65_536,
        recorded_at: Millis(1),
        happened_at: None,
        order_at: Millis(1),
        zone: "UTC".into(),
        simulated_at: None,
        exercise: false,
        actor: "Dana".into(),
        kind: "note".into(),
        v: 1,
        corrects: None,
        body_hash: super::hash::of_body(&body),
        body: Some(body),
        prev_hash: None,
        hash: [0; 32],
    };
    let golden = hex::encode(row.digest());
    assert_eq!(golden, GOLDEN, "a log that was written once verifies for ever");
    row.seq = 10;
    assert_eq!(hex::encode(row.digest()), GOLDEN, "arrival order is local");
}

/// Deletes and inserts in one statement, which does not fire the trigger on DELETE.
const REPLACE: &str = "INSERT OR REPLACE INTO event SELECT seq, id, incident, device, n, hlc, recorded_at, happened_at, order_at,
    zone, simulated_at, exercise, 'Mallory', kind, v, corrects, body, body_hash, prev_hash, hash FROM event";

/// Made by hashing the columns by hand, as `hash.rs` writes it down.
const GOLDEN: &str = "dbcd42dbe14def1c5b03543aede7afae61d495e1e0fff5450593a23fd18f47b6";

#[test]
fn a_newer_file_is_read_and_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut old = store(folder.path());
    append(&mut old, "note", 2_000, None);
    let raw = Connection::open(folder.path().join(FILE)).unwrap();
    raw.pragma_update(None, "user_version", SCHEMA_VERSION + 1).unwrap();
    assert_eq!(old.write().unwrap_err().code, StoreCode::Newer, "a running program notices");
    let mut again = store(folder.path());
    assert!(again.is_newer(), "a new one notices at the start");
    assert_eq!(log::after(again.read(), incident(), 0).unwrap().len(), 1, "it still reads");
    assert_eq!(again.write().unwrap_err().code, StoreCode::Newer, "and does not write");
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_the_data() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::set_permissions(&data, PermissionsExt::from_mode(0o755)).unwrap();
    // Left by a program that was not so careful, or put back from a copy.
    for file in [FILE, library::FILE] {
        std::fs::write(data.join(file), "").unwrap();
        std::fs::set_permissions(data.join(file), PermissionsExt::from_mode(0o644)).unwrap();
    }
    let mut store = store(&data);
    append(&mut store, "note", 2_000, None);
    let _library = library::Cache::open(&data).unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700, "the folder");
    for entry in std::fs::read_dir(&data).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[cfg(unix)]
#[test]
fn what_a_restore_made_readable_for_others_is_closed_again() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mut first = store(folder.path());
    append(&mut first, "note", 2_000, None);
    let files: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().path()).collect();
    for file in &files {
        std::fs::set_permissions(file, PermissionsExt::from_mode(0o644)).unwrap();
    }
    let _second = store(folder.path());
    for file in files.iter().filter(|file| !file.ends_with("seen")) {
        let mode = std::fs::metadata(file).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", file.display());
    }
}

#[test]
fn data_that_cannot_be_written_is_read_whole_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = store(folder.path());
    append(&mut writer, "note", 2_000, None);
    let bytes = |name: &str| std::fs::read(folder.path().join(name)).unwrap();
    let before = (bytes(FILE), bytes("holdfast.db-wal"));
    let mut reader = Store::open_to_read(folder.path(), Millis(3_000)).unwrap();
    let rows = log::after(reader.read(), incident(), 0).unwrap();
    assert_eq!(rows.len(), 1, "also what stands beside the file and not in it yet");
    let why = reader.write().unwrap_err();
    assert_eq!((why.code, reader.can_write()), (StoreCode::ReadOnly, false));
    assert!(why.message.contains("only shown"), "one sentence says why: {why}");
    let copy = reader._copy.as_ref().unwrap().file();
    assert!(copy.is_file());
    drop(reader);
    assert!(!copy.exists(), "the copy is gone with the reader");
    assert_eq!(before, (bytes(FILE), bytes("holdfast.db-wal")), "and nothing was written");
}

#[test]
fn a_folder_that_cannot_be_used_and_a_file_that_is_no_database_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let error = Store::open(&file.join("data"), Millis(0)).unwrap_err();
    assert!(error.message.contains("--data"), "it says what to do: {error}");
    std::fs::write(
        folder.path().join(FILE),
        "not a database, but long enough to be looked at".repeat(99),
    )
    .unwrap();
    let error = Store::open(folder.path(), Millis(0)).unwrap_err();
    assert_eq!(error.code, StoreCode::Damaged, "it is told from a full disk: {error}");
}

#[test]
fn a_kept_statement_is_planned_once_whatever_it_is_run_with() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(folder.path());
    let sql = "SELECT n FROM event WHERE incident = ?1 AND device = ?2 ORDER BY n DESC LIMIT 1";
    let mut statement = store.read().prepare(sql).unwrap();
    for device in ["one", "another", "a third"] {
        statement.exists((incident().to_string(), device)).unwrap();
    }
    assert_eq!(statement.get_status(StatementStatus::RePrepare), 0, "and run three times");
}
