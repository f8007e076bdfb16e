//! The states of the clock and the ranks of the notice bar, each in the window that shows it, one below the other.

use crate::{at, fewer_colours, tell};
use holdfast_tests::place::root;
use holdfast_tests::process::finish;
use holdfast_tests::sink::{Reply, Sink};
use holdfast_tests::stage::Stage;
use holdfast_tests::window::Window;
use std::path::Path;
use std::process::Command;

/// A state: what has happened, when it is looked at, and the tone or the edge of the clock that shows it.
struct State {
    tell: fn(&Stage),
    at: i64,
    clock: &'static str,
    /// What the channel answers to each message; `200 ok` after the last.
    answers: fn() -> Vec<Reply>,
}

const STATES: [State; 12] = [
    State::of("calm", at(1, 0), declared),
    State::of("calm", at(4, 0), |stage| {
        told(stage);
        std::fs::write(stage.workspace().join("holdfast.toml"), "[[channel]\n").expect("the file");
    }),
    State::of("soon", at(13, 20), told),
    State::of("late", at(17, 50), told_where_a_person_is_asked),
    State::of("striped", at(6, 0), |stage| {
        told(stage);
        let reason = "the provider works on it";
        tell(stage, at(5, 0), "Dana", &["hold", "latest", "--reason", reason]);
    }),
    State::of("calm", at(6, 0), |stage| {
        told(stage);
        let reason = "the failover runs, the text follows";
        tell(stage, at(5, 0), "Dana", &["snooze", "latest", "10m", "--reason", reason]);
    }),
    State::of("dashed", at(4, 0), told_where_a_person_is_asked),
    State::of("dashed", at(4, 0), |stage| {
        declare(stage);
        tell(stage, at(0, 40), "Dana", &["update", "latest", TEXT, "--elsewhere"]);
    }),
    State::of("double", at(4, 0), |stage| {
        told(stage);
        copy_the_data(stage);
    }),
    State { answers: || vec![Reply::status(404, "no_team")], ..State::of("lost", at(4, 0), told) },
    State { answers: || vec![Reply::Stall], ..State::of("soon", at(4, 0), told_and_cut_off) },
    State::of("calm", at(31, 0), |stage| {
        told(stage);
        for minute in [15, 30] {
            tell(stage, at(minute, 0), "Dana", &["update", "latest", TEXT]);
            tell(stage, at(minute, 1), "Dana", &["deliver", "--until-idle"]);
        }
    }),
];

const TEXT: &str = "Orders cannot be placed. We are looking into it.";

impl State {
    const fn of(clock: &'static str, at: i64, tell: fn(&Stage)) -> Self {
        Self { tell, at, clock, answers: Vec::new }
    }
}

fn declare(stage: &Stage) {
    let title = "Orders fail: database does not answer";
    let runbook = "runbooks/database/database-unresponsive.md";
    let words = ["declare", "--title", title, "--severity", "sev1", "--runbook", runbook];
    tell(stage, at(0, 12), "Dana", &words);
}

fn channel(stage: &Stage, ping: &str) {
    let words = ["channel", "add", "#incidents", "--kind", "slack", "--ping", ping];
    tell(stage, at(-5, 0), "Dana", &words);
}

fn declared(stage: &Stage) {
    channel(stage, "auto");
    declare(stage);
}

fn update(stage: &Stage) {
    tell(stage, at(0, 40), "Dana", &["update", "latest", TEXT]);
}

fn told(stage: &Stage) {
    declared(stage);
    update(stage);
    tell(stage, at(0, 41), "Dana", &["deliver", "--until-idle"]);
}

fn told_where_a_person_is_asked(stage: &Stage) {
    channel(stage, "ask");
    declare(stage);
    update(stage);
    tell(stage, at(0, 41), "Dana", &["deliver", "--until-idle"]);
}

/// The program ends while the channel has the message and has not answered.
fn told_and_cut_off(stage: &Stage) {
    declared(stage);
    update(stage);
    let mut sender = stage.terminal(at(0, 41)).start(["deliver"]);
    let log = stage.data().join("holdfast.db");
    holdfast_tests::until("no message is on its way", || {
        let log = rusqlite::Connection::open(&log).ok()?;
        let sending = "SELECT 1 FROM outbox WHERE state = 'sending'";
        log.query_row(sending, [], |_| Ok(())).ok()
    });
    sender.kill();
}

/// Puts a copy in the place of the data, as a new laptop does that was set up from a backup.
fn copy_the_data(stage: &Stage) {
    let copy = stage.data().with_extension("copy");
    let copied = finish(Command::new("cp").arg("-r").arg(stage.data()).arg(&copy), "");
    assert!(copied.status.success(), "the data is copied");
    std::fs::remove_dir_all(stage.data()).expect("the data");
    std::fs::rename(copy, stage.data()).expect("its copy");
}

/// Takes the head of the window in each state, in both themes, and puts them together.
pub async fn shoot() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut wrong = Vec::new();
    for (n, state) in STATES.iter().enumerate() {
        let sink = Sink::start((state.answers)());
        let address = sink.url("services/T0/B0/incidents");
        let stage = Stage::of_a_team().with("HOLDFAST_SECRET__INCIDENTS", &address);
        (state.tell)(&stage);
        let window = stage.window(state.at, 1).await;
        window.see("Open now").await;
        window.press("Alt+1").await;
        window.until("the clock", "document.querySelector('.bar .next .line')").await;
        let of = |mark: &str| format!(".bar .next[data-{mark}={}]", state.clock);
        let there =
            format!("return document.querySelector('{}, {}') !== null", of("tone"), of("edge"));
        if window.run(&there).await != true {
            wrong.push(format!("{n} is not {}", state.clock));
        }
        for theme in ["dark", "light"] {
            head(&stage, &window, theme, &folder.path().join(format!("{theme}-{n:02}.png"))).await;
        }
    }
    for theme in ["dark", "light"] {
        let all = (0..STATES.len()).map(|n| folder.path().join(format!("{theme}-{n:02}.png")));
        let file = root().join("ui/docs").join(format!("states-{theme}.png"));
        let mut convert = Command::new("convert");
        convert.args(all).args(["-strip", "-append", "-colors", "64"]);
        convert.arg(format!("PNG8:{}", file.display()));
        assert!(finish(&mut convert, "").status.success(), "the pictures are put together");
    }
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Saves the bar and the line below it.
async fn head(stage: &Stage, window: &Window, theme: &str, file: &Path) {
    window.run(&format!("document.documentElement.dataset.theme = '{theme}'")).await;
    window.picture(file).await;
    let high = "return Math.round(document.querySelector('main').getBoundingClientRect().top)";
    let high = window.run(high).await;
    let part = format!("x{high}+0+0");
    let cut = finish(
        stage.desk().command("convert").arg(file).args(["-crop", &part, "+repage"]).arg(file),
        "",
    );
    assert!(cut.status.success(), "the picture is cut");
    fewer_colours(stage, file);
}
