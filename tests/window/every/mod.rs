//! What holds on every screen and sheet of the window, whatever the window and the text measure.
//!
//! A rule about all of them walks over [`PLACES`]; a new screen or sheet has its line there.

mod axe;
mod covered;
mod places;
mod sizes;
mod wishes;

use crate::scene::{RUNBOOK, declare, with_a_channel};
use holdfast_tests::sink::{Reply, Sink};
use holdfast_tests::stage::{MINUTE, START, Stage};
use holdfast_tests::window::Window;
use places::{PLACES, Place};
use std::fs;

/// A laptop where every screen and sheet has something to show, its window, and the sinks of its channels.
struct Scene {
    stage: Stage,
    window: Window,
    _sinks: [Sink; 2],
}

impl Scene {
    /// Two open incidents and one that has ended; customers among the readers, and a channel that is gone.
    async fn new() -> Self {
        let sinks = [Sink::start([]), Sink::start([Reply::status(404, "no_team")])];
        let stage = with_a_channel(&sinks[0].url("hooks/T0/B0/x"))
            .with("HOLDFAST_SECRET_PUBLIC", &sinks[0].url("public"))
            .with("HOLDFAST_SECRET_PAGER", &sinks[1].url("hooks/T0/B0/y"));
        rewrite(&stage, |text| format!("{text}\n{CONTACTS}"));
        declare(&stage);
        let tell = |words: &[&str]| drop(stage.tell(START, "Dana", words));
        tell(&["channel", "add", "public", "--kind", "webhook", "--audience", "external"]);
        tell(&["channel", "add", "pager", "--kind", "slack"]);
        tell(&["declare", "--title", "Mail is late", "--severity", "sev2", "--runbook", RUNBOOK]);
        tell(&["update", "2", "Mail waits in the queue.", "--next", "60m", "--without", "pager"]);
        tell(&["declare", "--title", "Disk alert on the build host", "--severity", "sev3"]);
        tell(&["resolve", "3", "The disk has room again.", "--without", "pager"]);
        tell(&["update", "1", "Orders fail. We look at the database.", "--next", "60m"]);
        let customers = ["--audience", "external", "--approved-by", "Kim", "--next", "60m"];
        tell(&[&["update", "1", "Some orders fail."][..], &customers].concat());
        tell(&["deliver", "--until-idle"]);
        tell(&["step", "done", "1", "1"]);
        rewrite(&stage, |text| {
            text.replace(STEP_2, &format!("2. Tell the on-call DBA\n\n3{}", &STEP_2[1..]))
        });
        let window = stage.window(START + MINUTE, 1).await;
        window.see("Open now").await;
        Self { stage, window, _sinks: sinks }
    }

    /// Shows each place in its turn, hands it to `look`, and leaves it again.
    async fn walk(&self, mut look: impl AsyncFnMut(&Place)) {
        for place in PLACES {
            self.base().await;
            self.show(place).await;
            look(place).await;
            for key in place.leave {
                self.window.press(key).await;
            }
        }
    }

    /// The incident from which every place is come to.
    async fn base(&self) {
        self.window.press("Alt+1").await;
        self.window.find("button", "Update 0001").await;
        self.window
            .until("no sheet", "!document.querySelector('[role=dialog], [role=alertdialog]')")
            .await;
    }

    async fn show(&self, place: &Place) {
        for key in place.keys {
            match key.split_at(1) {
                ("\"", words) => self.window.type_text(words).await,
                ("@", chord) => self.stage.desk().press(chord),
                ("=", words) => drop(self.window.see(words).await),
                _ => self.window.press(key).await,
            }
        }
        let (role, name) = place.shows;
        self.window.find(role, name).await;
        self.window.until("fresh results", "!document.querySelector('.stale')").await;
        self.window.drawn().await;
    }
}

/// A step of the runbook as it ships.
const STEP_2: &str = "2. Check recent logs:";

/// A table that the incident keeps at hand.
const CONTACTS: &str =
    "## Contacts\n\n| Role | Contact |\n|---|---|\n| DBA on call | +44 20 7946 0000 |\n";

/// Changes the runbook's file.
fn rewrite(stage: &Stage, with: impl Fn(&str) -> String) {
    let file = stage.workspace().join(RUNBOOK);
    let text = fs::read_to_string(&file).expect("the runbook");
    fs::write(file, with(&text)).expect("it is written");
}
