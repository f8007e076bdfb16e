//! What an older program left is found again: every row, as it stood, and nothing is sent twice.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;

use super::{SCHEMA_VERSION, STEPS, upgrade};
use crate::channel::Outcome;
use crate::engine::Engine;
use crate::engine::tests::desk::Desk;
use crate::ids::IncidentId;
use crate::incident::command::{PostAction, Update};
use crate::incident::{Action, Audience, DeliveryState};
use crate::severity::Severity;
use crate::store::{FILE, outbox, verify};

/// Every state in which a message can stand.
const STATES: [DeliveryState; 11] = [
    DeliveryState::Queued,
    DeliveryState::Sending,
    DeliveryState::Sent,
    DeliveryState::Accepted,
    DeliveryState::Retry,
    DeliveryState::Uncertain,
    DeliveryState::Failed,
    DeliveryState::Expired,
    DeliveryState::Superseded,
    DeliveryState::Cancelled,
    DeliveryState::Copied,
];

/// What the program of the fourth schema had, of what lies in the file `now`.
const AS_IT_WAS: &str = "
    INSERT INTO event SELECT * FROM now.event ORDER BY seq;
    INSERT INTO device SELECT only, id, name, machine, created_at FROM now.device;
    INSERT INTO incident
    SELECT id, number, device, title, severity, state, exercise, declared_at, ended_at FROM now.incident;
    INSERT INTO snapshot SELECT id, 3, 1, 1, '{\"an\": \"older state\"}' FROM now.incident;
    INSERT INTO outbox
    SELECT id, incident, event_id, channel_id, kind, payload, text, state, attempt, next_at, expires_at, closing,
           exercise, status, reason, created_at, changed_at
    FROM now.outbox ORDER BY rowid;
    INSERT INTO channel_binding SELECT * FROM now.channel_binding;
    INSERT INTO setting SELECT * FROM now.setting;
    INSERT INTO runbook_use SELECT * FROM now.runbook_use;
    INSERT INTO runbook_place SELECT * FROM now.runbook_place;
    INSERT INTO timeline SELECT * FROM now.timeline;
    INSERT INTO projection SELECT name, 3, last_seq FROM now.projection;
    PRAGMA user_version = 4;";

/// Writes the data of a desk as the program of the fourth schema would have left it.
fn older(desk: &Desk, folder: &Path) {
    let old = Connection::open(folder.join(FILE)).unwrap();
    STEPS[..4].iter().for_each(|step| old.execute_batch(step).unwrap());
    let now = desk.engine.store().folder().join(FILE).display().to_string();
    old.execute("ATTACH ?1 AS now", [now]).unwrap();
    old.execute_batch(AS_IT_WAS).unwrap();
}

fn text(audience: Audience) -> Action {
    Action::Post(PostAction::PostUpdate(Update {
        audience,
        text: format!("What {audience} readers are told."),
        state: None,
        next_minutes: None,
        approved_by: Some("Kim".into()),
        elsewhere: false,
        to_nobody: false,
        without: Vec::new(),
    }))
}

/// An incident for each state, with a text to each audience that stands so.
fn full() -> (Desk, Vec<IncidentId>) {
    let mut desk = Desk::new();
    for channel in desk.engine.config().channels.clone() {
        desk.engine.bind(&channel).unwrap();
    }
    desk.engine.set_setting("actor", Some("Dana")).unwrap();
    let incidents = STATES.map(|state| {
        let id = desk.declare(Severity::Sev1, false);
        Audience::ALL.into_iter().for_each(|audience| drop(desk.act(id, text(audience))));
        let set = "UPDATE outbox SET state = ?1 WHERE incident = ?2";
        desk.engine.store().read().execute(set, (state.word(), id.to_string())).unwrap();
        id
    });
    (desk, incidents.to_vec())
}

fn entries(engine: &Engine) -> Vec<(i64, Vec<u8>, Option<String>)> {
    let mut read = engine.store().read().prepare("SELECT seq, hash, body FROM event").unwrap();
    let rows = read.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn a_folder_of_the_fourth_schema_opens_with_every_row_and_sends_each_text_once() {
    let (mut desk, incidents) = full();
    let folder = tempfile::tempdir().unwrap();
    older(&desk, folder.path());
    let mut engine = desk.opened(folder.path()).unwrap();
    assert_eq!(entries(&engine), entries(&desk.engine), "the log is what it was");
    assert_eq!(engine.store().device(), desk.engine.store().device(), "and so is who wrote it");
    assert!(engine.store().moved().is_none(), "it is where it was written");
    assert_eq!(engine.setting("actor").unwrap().as_deref(), Some("Dana"), "settings are kept");
    let (verified, whole) = verify::verify(engine.store().read(), None).unwrap();
    assert!(verified.iter().all(|v| v.is_intact()) && whole.is_empty(), "{verified:?} {whole:?}");
    for (id, state) in incidents.iter().zip(STATES) {
        assert_eq!(engine.incident(*id).unwrap(), desk.engine.incident(*id).unwrap(), "{state:?}");
        let kept = outbox::of_incident(engine.store().read(), *id).unwrap();
        let stands: Vec<_> =
            kept.iter().map(|m| (m.audience, m.channel.as_str(), m.state)).collect();
        let wanted =
            [(Audience::Internal, "incidents", state), (Audience::External, "status", state)];
        assert_eq!(stands, wanted, "each in its lane");
    }
    let sent = send_all(&mut engine);
    let once: BTreeMap<_, _> = incidents
        .iter()
        .zip(STATES)
        .filter(|(_, state)| state.waits())
        .flat_map(|(id, _)| Audience::ALL.map(|audience| ((*id, audience), 1)))
        .collect();
    assert_eq!(sent, once, "what waited goes once, and nothing else does");
    assert_eq!(send_all(&mut desk.opened(folder.path()).unwrap()), BTreeMap::new(), "once");
}

/// Sends what is due, and counts how often the text of an incident went to an audience.
fn send_all(engine: &mut Engine) -> BTreeMap<(IncidentId, Audience), u32> {
    let ready = ["incidents", "status"].map(str::to_owned).into();
    engine.recover_sending(&ready).unwrap();
    let mut sent = BTreeMap::new();
    loop {
        let attempts = engine.claim(&ready).unwrap();
        if attempts.is_empty() {
            return sent;
        }
        for attempt in attempts {
            *sent.entry((attempt.message.incident, attempt.message.audience)).or_default() += 1;
            engine.settle(&attempt, &Outcome::Sent { provider_id: None }, 1.0).unwrap();
        }
    }
}

#[test]
fn every_schema_there_was_becomes_the_one_of_today() {
    let schema = |connection: &Connection| -> Vec<(String, Option<String>)> {
        let sql = "SELECT name, sql FROM sqlite_master ORDER BY name";
        let mut read = connection.prepare(sql).unwrap();
        let rows = read.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let upgraded = |done: usize| {
        let mut connection = Connection::open_in_memory().unwrap();
        STEPS[..done].iter().for_each(|step| connection.execute_batch(step).unwrap());
        connection.pragma_update(None, "user_version", i64::try_from(done).unwrap()).unwrap();
        upgrade(&mut connection).unwrap();
        assert_eq!(super::version(&connection).unwrap(), SCHEMA_VERSION, "it is stamped");
        schema(&connection)
    };
    let today = upgraded(0);
    for done in 1..=STEPS.len() {
        assert_eq!(upgraded(done), today, "from schema {done}");
    }
}
