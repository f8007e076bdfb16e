//! What the window costs beside an empty one of the same toolkit, built from the same lock file: how long until its first
//! screen stands, its memory, and its work while an open incident is on the screen that nobody touches.
//!
//! The aims: 1.3 times as long and 1.3 times the memory; half a hundredth of a core.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark")]

use holdfast_core::clock::{Clock, MINUTE_MS};
use holdfast_core::engine::Engine;
use holdfast_core::incident::command::{PostAction, StepAction};
use holdfast_core::incident::{Action, Command, Declare};
use holdfast_core::severity::Severity;
use holdfast_tests::desk::Desk;
use holdfast_tests::place;
use holdfast_tests::process::finish;
use holdfast_tests::window::Window;
use std::fs;
use std::path::Path;
use std::time::Duration;
use tokio::time::interval;

/// Incidents that were ended before, each with a runbook and some entries.
const STORED: u32 = 200;
/// How long after one incident the next one comes.
const APART_MS: i64 = 2 * 24 * 60 * MINUTE_MS;
/// Starts of each window; the middle one counts.
const STARTS: usize = 5;
/// What a start leaves to do is over by then.
const SETTLED: Duration = Duration::from_secs(10);
/// How long the idle window is watched.
const WATCHED: Duration = Duration::from_secs(60);
/// Ticks of the system's clock of processes in a second, as `/proc` counts on Linux.
const TICKS: f64 = 100.0;

/// What a window costs.
struct Cost {
    /// From the start of its process until its first screen stands.
    first: Duration,
    /// Memory of the program and of its page's processes, in MiB, as [`held`] counts it.
    memory: (f64, f64),
    /// Share of a core, in hundredths.
    idle: (f64, f64),
}

#[tokio::main]
async fn main() {
    let desk = Desk::new();
    let empty = measured(&desk, place::blank(), &[], None).await;
    let (data, team) = (desk.folder("data"), desk.folder("team"));
    fill(&desk, &data, &team);
    let folders = [("HOLDFAST_DATA", &data), ("HOLDFAST_WORKSPACE", &team)];
    let folders = folders.map(|(name, folder)| (name, folder.to_str().unwrap()));
    let ours = measured(&desk, place::holdfast_desktop(), &folders, Some(OPEN)).await;

    say("empty window", &empty);
    say("Holdfast", &ours);
    let ratio = |ours: f64, empty: f64| ours / empty;
    let first = ratio(ours.first.as_secs_f64(), empty.first.as_secs_f64());
    let sum = |(program, page): (f64, f64)| program + page;
    println!("first screen with {STORED} incidents: {first:.2} of the empty window's");
    println!("memory: {:.2} of the empty window's", ratio(sum(ours.memory), sum(empty.memory)));
    println!("idle: {:.1} of the empty window's", ratio(sum(ours.idle), sum(empty.idle).max(0.01)));
}

/// The incident that is open.
const OPEN: &str = "Checkout is slow";

/// Two hundred ended incidents, one every other day, and an open one.
fn fill(desk: &Desk, data: &Path, team: &Path) {
    let runbooks = place::root().join("runbooks");
    assert!(finish(desk.command("cp").arg("-r").arg(runbooks).arg(team), "").status.success());
    let first = Clock::system().now().plus(-(i64::from(STORED) + 1) * APART_MS);
    let (clock, hand) = Clock::by_hand(first);
    let mut engine = Engine::open(data, team, clock).unwrap();
    for n in 1..=STORED {
        let incident = declare(&mut engine, &format!("Incident {n}"));
        engine.execute(on(incident, PostAction::Resolve { text: None }), None, "Dana").unwrap();
        hand.advance(APART_MS);
    }
    drop(engine);
    declare(&mut Engine::open(data, team, Clock::system()).unwrap(), OPEN);
}

fn declare(engine: &mut Engine, title: &str) -> holdfast_core::ids::IncidentId {
    let declare = Declare {
        runbooks: vec!["runbooks/database/database-unresponsive.md".to_owned()],
        ..Declare::of(title, Severity::Sev2)
    };
    let done = engine.execute(Command::Declare(declare), None, "Dana").unwrap();
    let incident = done.incident.parse().unwrap();
    for step in 1..=8 {
        let action = StepAction::finish(step.to_string());
        engine.execute(on(incident, action), None, "Dana").unwrap();
    }
    incident
}

fn on(incident: holdfast_core::ids::IncidentId, action: impl Into<Action>) -> Command {
    Command::On { incident, action: action.into() }
}

/// Starts a window some times and watches the last one. `open` is the incident that it shows and opens.
async fn measured(
    desk: &Desk,
    program: &Path,
    folders: &[(&str, &str)],
    open: Option<&str>,
) -> Cost {
    let mut starts = Vec::new();
    loop {
        let window = Window::open(desk, program, folders).await;
        if let Some(title) = open {
            window.see(title).await;
        }
        window.drawn().await;
        starts.push(age(window.process_id()));
        if starts.len() < STARTS {
            window.kill().await;
            continue;
        }
        starts.sort_unstable();
        if open.is_some() {
            window.press("Alt+1").await;
            window.gone("Recent").await;
        }
        passed(SETTLED).await;
        let ids = processes(window.process_id());
        let memory = split(&ids, held);
        let before = split(&ids, worked);
        passed(WATCHED).await;
        let after = split(&ids, worked);
        let share = |before, after| 100.0 * (after - before) / WATCHED.as_secs_f64();
        let idle = (share(before.0, after.0), share(before.1, after.1));
        window.kill().await;
        return Cost { first: starts[STARTS / 2], memory, idle };
    }
}

/// Waits until this time has passed, during which the window is left alone.
async fn passed(time: Duration) {
    let mut over = interval(time);
    over.tick().await;
    over.tick().await;
}

/// The program, and the processes of its page.
fn processes(program: u32) -> Vec<u32> {
    let all = fs::read_dir("/proc").unwrap();
    let ids = all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
    let is_page = |id: &u32| {
        let name = fs::read_to_string(format!("/proc/{id}/comm")).unwrap_or_default();
        let parent = stat(*id).map(|stat| stat[1].clone());
        name.starts_with("WebKit") && parent == Some(program.to_string())
    };
    [program].into_iter().chain(ids.filter(is_page)).collect()
}

/// A figure of the program, and the sum of those of its page.
fn split(ids: &[u32], figure: impl Fn(u32) -> f64) -> (f64, f64) {
    (figure(ids[0]), ids[1..].iter().map(|id| figure(*id)).sum())
}

/// The columns of `/proc/…/stat` after the name: the state comes first, and the parent next.
fn stat(id: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    Some(text.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}

/// Seconds of work so far.
fn worked(id: u32) -> f64 {
    let stat = stat(id).unwrap();
    (stat[11].parse::<f64>().unwrap() + stat[12].parse::<f64>().unwrap()) / TICKS
}

/// The memory of a process in MiB. What several processes share, such as the toolkit's libraries, is counted in parts.
fn held(id: u32) -> f64 {
    let rollup = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap();
    let line = rollup.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<f64>().unwrap() / 1024.0
}

/// How long ago a process started.
fn age(id: u32) -> Duration {
    let uptime = fs::read_to_string("/proc/uptime").unwrap();
    let now: f64 = uptime.split_whitespace().next().unwrap().parse().unwrap();
    Duration::from_secs_f64(now - stat(id).unwrap()[19].parse::<f64>().unwrap() / TICKS)
}

fn say(what: &str, cost: &Cost) {
    let Cost { first, memory: (program, page), idle } = cost;
    println!(
        "{what}: first screen after {:.0} ms; {program:.0} MiB and {page:.0} MiB in its page; idle {:.2} % and {:.2} %",
        first.as_secs_f64() * 1e3,
        idle.0,
        idle.1,
    );
}
