//! The sender with real files, real locks and a real receiver on this computer.

use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

use super::{Deliverer, Idle};
use crate::channel::Sender;
use crate::engine::Handle;
use crate::engine::tests::desk::Desk;
use crate::ids::IncidentId;
use crate::incident::DeliveryState;
use crate::lock;
use crate::secret::Secrets;
use crate::severity::Severity;
use crate::store::outbox;

const VARIABLE: &str = "HOLDFAST_SECRET_INCIDENTS";
const KEY: &str = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// A webhook that has a problem with each text that holds `poison`.
struct Receiver {
    address: String,
    bodies: Arc<Mutex<Vec<String>>>,
}

impl Receiver {
    async fn start() -> Self {
        let bodies: Arc<Mutex<Vec<String>>> = Arc::default();
        let kept = bodies.clone();
        let answer = move |body: String| async move {
            let is_poison = body.contains("poison");
            kept.lock().unwrap().push(body);
            if is_poison { StatusCode::INTERNAL_SERVER_ERROR } else { StatusCode::OK }
        };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/hook {KEY}", listener.local_addr().unwrap());
        let router = Router::new().route("/hook", post(answer));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, bodies }
    }

    fn arrived(&self) -> usize {
        self.bodies.lock().unwrap().len()
    }
}

/// A laptop whose channel was confirmed, and an incident on it.
fn desk() -> (Desk, IncidentId) {
    let mut desk = Desk::new();
    let channel = desk.engine.config().channel("incidents").unwrap().clone();
    desk.engine.bind(&channel).unwrap();
    let id = desk.declare(Severity::Sev1, false);
    (desk, id)
}

/// A process on the desk's data; with an address it can read the channel's secret.
async fn process(desk: &Desk, who: &str, address: Option<&str>) -> Deliverer {
    let engine = Handle::start(desk.again()).unwrap();
    let variables = address.map(|address| (VARIABLE.to_owned(), address.to_owned()));
    let secrets = Arc::new(Secrets::with_variables("holdfast-test-deliver", variables));
    Deliverer::new(engine, secrets, Sender::new().unwrap(), who.to_owned()).await.unwrap()
}

async fn round(process: &mut Deliverer) -> usize {
    let attempts = process.step().await.unwrap();
    process.answered().await;
    attempts
}

fn state(desk: &Desk, id: IncidentId) -> DeliveryState {
    outbox::of_incident(desk.engine.store().read(), id).unwrap().pop().unwrap().state
}

fn is_held(desk: &Desk, file: &str) -> bool {
    lock::is_held(desk.engine.store().folder(), file)
}

#[tokio::test]
async fn who_cannot_read_a_secret_keeps_nobody_else_from_sending() {
    let receiver = Receiver::start().await;
    let (mut desk, id) = desk();
    let mut window = process(&desk, "the window", None).await;
    desk.update(id, "Orders wait.");
    assert_eq!(round(&mut window).await, 0, "it cannot read the secret");
    assert!(is_held(&desk, lock::SENDER), "and it keeps the rhythm all the same");
    let mut terminal = process(&desk, "a terminal", Some(&receiver.address)).await;
    assert_eq!(round(&mut terminal).await, 1, "another sends from the same folder");
    assert_eq!(state(&desk, id), DeliveryState::Sent, "and it arrived");
    assert!(is_held(&desk, &lock::of_channel("incidents")), "that one sends to the channel now");
    desk.update(id, "Still.");
    assert_eq!(round(&mut window).await, 0, "the first leaves it alone");
}

#[tokio::test]
async fn of_two_that_can_send_one_does_and_the_other_names_it() {
    let receiver = Receiver::start().await;
    let (mut desk, id) = desk();
    let mut first = process(&desk, "the first", Some(&receiver.address)).await;
    round(&mut first).await;
    desk.update(id, "Orders wait.");
    let second = process(&desk, "the second", Some(&receiver.address)).await;
    assert_eq!(second.until_idle().await.unwrap(), Idle::Held("the first".to_owned()));
    assert_eq!(receiver.arrived(), 0, "the second sent nothing");
    assert_eq!(round(&mut first).await, 1, "the first does");
    drop(first);
    desk.update(id, "Still.");
    let third = process(&desk, "the third", Some(&receiver.address)).await;
    assert_eq!(third.until_idle().await.unwrap(), Idle::Done(1), "its place is free when it ends");
}

#[tokio::test]
async fn a_program_that_became_too_old_lets_go() {
    let receiver = Receiver::start().await;
    let (mut desk, id) = desk();
    let mut old = process(&desk, "the old one", Some(&receiver.address)).await;
    round(&mut old).await;
    assert!(is_held(&desk, lock::SENDER) && is_held(&desk, &lock::of_channel("incidents")));
    desk.update(id, "Orders wait.");
    desk.engine.store().read().execute_batch("PRAGMA user_version = 99").unwrap();
    assert_eq!(round(&mut old).await, 0, "it must not write any more");
    let held = [lock::SENDER, &lock::of_channel("incidents")].map(|file| is_held(&desk, file));
    assert_eq!(held, [false, false], "so that the newer program can send");
}

#[tokio::test]
async fn a_program_of_before_that_still_runs_keeps_nobody_from_pinging() {
    let (mut desk, id) = desk();
    let _before = lock::try_lock(desk.engine.store().folder(), "sender.lock", "an old window");
    let mut new = process(&desk, "the new one", None).await;
    desk.minutes_later(15);
    round(&mut new).await;
    assert!(is_held(&desk, lock::SENDER), "it keeps the rhythm");
    assert_eq!(state(&desk, id), DeliveryState::Queued, "and wrote the ping that is due");
}

#[tokio::test]
async fn what_a_dead_sender_left_is_told_of_also_where_the_secret_cannot_be_read() {
    let (mut desk, id) = desk();
    desk.update(id, "Orders wait.");
    desk.engine.claim(&["incidents".to_owned()].into()).unwrap();
    let mut window = process(&desk, "the window", None).await;
    round(&mut window).await;
    assert_eq!(state(&desk, id), DeliveryState::Uncertain, "a person is asked what became of it");
}

#[tokio::test]
async fn what_waited_behind_a_text_of_a_dead_sender_is_sent_in_the_same_run() {
    let receiver = Receiver::start().await;
    let (mut desk, id) = desk();
    desk.update(id, "one");
    desk.engine.claim(&["incidents".to_owned()].into()).unwrap();
    desk.update(id, "two");
    let next = process(&desk, "the next", Some(&receiver.address)).await;
    assert_eq!(next.until_idle().await.unwrap(), Idle::Done(1), "nothing that is due is left");
    let last = outbox::of_incident(desk.engine.store().read(), id).unwrap().pop().unwrap();
    assert_eq!((last.state, receiver.arrived()), (DeliveryState::Sent, 1));
}

#[tokio::test]
async fn what_one_receiver_refuses_holds_up_no_other_incident() {
    let receiver = Receiver::start().await;
    let (mut desk, first) = desk();
    let second = desk.declare(Severity::Sev1, false);
    desk.update(first, "poison");
    desk.update(second, "Orders wait.");
    let sender = process(&desk, "the window", Some(&receiver.address)).await;
    assert_eq!(sender.until_idle().await.unwrap(), Idle::Done(2), "each was tried once");
    assert_eq!(state(&desk, first), DeliveryState::Retry, "this one is refused");
    assert_eq!(state(&desk, second), DeliveryState::Sent, "and this one arrived");
}

#[tokio::test]
async fn a_secret_that_becomes_readable_is_read_when_something_new_is_due() {
    let (mut desk, id) = desk();
    let mut window = process(&desk, "the window", None).await;
    desk.update(id, "one");
    round(&mut window).await;
    let receiver = Receiver::start().await;
    let variables = [(VARIABLE.to_owned(), receiver.address.clone())];
    window.secrets = Arc::new(Secrets::with_variables("holdfast-test-deliver", variables));
    assert_eq!(round(&mut window).await, 0, "the keychain is not asked every second");
    desk.minutes_later(1);
    desk.update(id, "two");
    assert_eq!(round(&mut window).await, 1, "but it is for each new text");
}
