//! A sender that is killed: no text is lost, and none is sent twice by itself.

use holdfast_tests::sink::{Reply, Sink};
use holdfast_tests::terminal::Terminal;
use std::collections::BTreeMap;

use crate::{chance, linger, row, times};

#[test]
fn a_killed_sender_loses_no_text_and_sends_none_twice() {
    let kills = times(3, 150);
    let sink = Sink::start([]);
    let desk = desk(&sink);
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for kill in 0..kills {
        drop(desk.run(["update", "latest", &format!("text {kill}")]).ok());
        let before = sink.arrived().len();
        let mut sender = desk.start(["deliver"]);
        // Killed before its request, while it is under way, or after it.
        if chance(3) > 0 {
            holdfast_tests::until("no request", || (sink.arrived().len() > before).then_some(()));
        }
        linger(2_000_000);
        sender.kill();
    }
    drop(desk.run(["deliver", "--until-idle"]).ok());
    for message in
        desk.run(["delivery", "list", "latest", "--json"]).ok().json().as_array().unwrap()
    {
        let field = |name: &str| message[name].as_str().unwrap_or_default().to_owned();
        known.insert(field("id"), field("state"));
    }
    let mut arrived: BTreeMap<String, usize> = BTreeMap::new();
    for request in sink.arrived() {
        let id = request.headers.get("webhook-id").expect("each has its id").to_owned();
        *arrived.entry(id).or_default() += 1;
    }
    let doubled = arrived.values().filter(|times| **times > 1).count();
    let lost = known.iter().filter(|(id, state)| {
        let waits = ["queued", "sending", "retry"].contains(&state.as_str());
        waits || (*state == "sent" && !arrived.contains_key(*id))
    });
    row("senders killed", kills, lost.count(), doubled);
}

/// A terminal with an incident and one channel that leads to the sink.
fn desk(sink: &Sink) -> Terminal {
    let desk = Terminal::new().with("HOLDFAST_SECRET_HOOK", &sink.url("hook"));
    for _ in 0..200 {
        sink.then(Reply::status(200, "ok"));
    }
    desk.write(
        "holdfast.toml",
        "[[channel]]\nname = \"hook\"\nkind = \"webhook\"\naudience = \"internal\"\n",
    );
    drop(desk.run(["channel", "confirm", "hook"]).ok());
    drop(desk.run(["declare", "--title", "x", "--severity", "sev1"]).ok());
    desk
}
