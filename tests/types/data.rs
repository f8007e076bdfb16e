//! The page's stand-in for the shell answers from the views of one incident, built by the real engine with a clock by
//! hand and written to `ui/src/dev/data/views`, so that it cannot drift from the core. Ids and hashes are named by order
//! of appearance, folder and laptop as a person’s. `make types` writes the files; this test fails when they are stale.

use regex::Regex;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use holdfast_core::clock::{Clock, Millis};
use holdfast_core::engine::{DraftText, Engine, default_workspace};
use holdfast_core::exercise::Dial;
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::{ItemAction, PostAction, StateAction};
use holdfast_core::incident::event::Outcome::Done;
use holdfast_core::incident::{Audience, IncidentState, ReviewState};
use holdfast_core::postmortem::Profile;
use holdfast_core::postmortem::wording::WordList;
use holdfast_core::screen::{self, Around, ComposeText};
use holdfast_core::team::shipped;
use holdfast_core::update::{Told, no_change};

use crate::drill;
use crate::practice::{Drill, PAGES};
use crate::shop::{DAY, REPLICA, Shop, UNRESPONSIVE, WHO, secrets};
use crate::{WRITE, there, write};

/// What the stand-in is asked to search for, and how many hits of it are kept.
const SEARCHES: [&str; 6] =
    ["500 errors after a release", "500 errors", "500", "grafana shows", "ddos", "unresponsive"];
const HITS: usize = 3;
/// What the tests of the page type into the line of the timeline.
const LINES: [&str; 5] = ["seen", "-2m !fail over now", "-20m seen", "-20m x", "14:99 disk full"];

/// The states that an update can tell.
const TOLD: [IncidentState; 4] = [
    IncidentState::Investigating,
    IncidentState::Identified,
    IncidentState::Monitoring,
    IncidentState::Resolved,
];

#[test]
fn the_stand_in_answers_from_views_of_the_core() {
    let folder = holdfast_tests::place::root().join("ui/src/dev/data/views");
    let wanted = views();
    if std::env::var_os(WRITE).is_some() {
        write(&folder, &wanted);
    }
    let there = there(&folder);
    let names = wanted.keys().chain(there.keys());
    let stale: Vec<&String> = names.filter(|name| wanted.get(*name) != there.get(*name)).collect();
    assert!(stale.is_empty(), "{} is stale; run `make types`: {stale:?}", folder.display());
}

/// Every view by the name of its file.
fn views() -> BTreeMap<String, String> {
    let place = tempfile::tempdir().unwrap();
    let mut shop = Shop::open(place.path());
    let id = shop.play();
    let device = shop.engine.store().device().name.clone();
    let mut files = Files { names: Names::new(place.path(), &device), kept: BTreeMap::new() };
    keep_the_incident(&mut files, &mut shop.engine, id);
    keep_the_library(&mut files, &mut shop.engine);
    let engine = &mut shop.engine;
    files.keep("home", screen::home(engine, &around()).unwrap());
    files.keep("settings", screen::settings(engine, &around()).unwrap());
    shop.follow_up(id);
    let engine = &mut shop.engine;
    files.keep("actions", screen::actions(engine, None).unwrap());
    files.keep("lessons", screen::lessons(&engine.lessons(id).unwrap()));
    files.keep("report", screen::report(engine, None).unwrap());
    shop.edit_the_runbook();
    let changed = screen::incident(&mut shop.engine, &around(), id).unwrap();
    files.keep("changed", &changed.runbooks[0].change);
    keep_the_deeds(&mut files, &mut shop, id);
    keep_the_exercise(&mut files, &place.path().join("drill"));
    keep_the_practice(&mut files, &place.path().join("practice"));
    files.keep("first-run", first_run(&place.path().join("new")));
    files.kept
}

fn around() -> Around {
    Around { actor: "Dana".into(), awake: true, secrets: secrets() }
}

fn keep_the_incident(files: &mut Files, engine: &mut Engine, id: IncidentId) {
    files.keep("incident", screen::incident(engine, &around(), id).unwrap());
    files.keep("timeline", screen::timeline(engine, id, None, None, 200).unwrap());
    files.keep("compose", screen::compose(engine, &around(), id).unwrap());
    let draft = screen::draft_view(engine, id).unwrap();
    let list = (&WordList::shipped(), Vec::new());
    let people = screen::named_people(engine, id).unwrap();
    files.keep("draft-notes", screen::draft_notes(&draft.text, list, &people, true));
    files.keep("draft", draft);
    let asking = |from: ReviewState| {
        let asks = |to: &ReviewState| to.wants_answers(from);
        (from, ReviewState::ALL.into_iter().filter(asks).collect::<Vec<_>>())
    };
    files.keep("want-answers", BTreeMap::from_iter(ReviewState::ALL.into_iter().map(asking)));
    files.keep("masked", screen::masked_view(engine, id, Profile::Company).unwrap());
    files.keep("chart", screen::chart_view(engine, id).unwrap());
    keep_the_composer(files, engine, id);
}

/// What becomes of a view when a person does something, so that the stand-in need not know.
fn keep_the_deeds(files: &mut Files, shop: &mut Shop, id: IncidentId) {
    let mut boards = BTreeMap::new();
    for row in screen::actions(&mut shop.engine, None).unwrap().open {
        let item = row.name;
        let settle = ItemAction::SettleAction { item: item.clone(), outcome: Done, reason: None };
        let deeds = [
            (format!("settle_action {item} done"), settle),
            (format!("reopen_action {item}"), ItemAction::ReopenAction { item, reason: None }),
        ];
        for (deed, action) in deeds {
            shop.act_now("Dana", id, action);
            boards.insert(deed, screen::actions(&mut shop.engine, None).unwrap());
        }
    }
    files.keep("boards", boards);
    let engine = &mut shop.engine;
    let frozen = engine.frozen(id, UNRESPONSIVE).unwrap().read();
    files.keep("frozen", frozen.card);
    let mut said = BTreeMap::new();
    for group in screen::reader(engine, REPLICA).unwrap().runbook.groups {
        for (word, steps) in [("steps", Some(true)), ("text", Some(false)), ("", None)] {
            engine.library().choose_steps(REPLICA, &group.id, steps).unwrap();
            let groups = screen::reader(engine, REPLICA).unwrap().runbook.groups;
            let after = groups.into_iter().find(|one| one.id == group.id).unwrap();
            said.insert(format!("{} {word}", group.id), after);
        }
    }
    files.keep("said", said);
    engine.library().pin(REPLICA, true).unwrap();
    files.keep("pinned", screen::library(engine).unwrap().pinned);
    keep_the_refusals(files, shop, id);
}

/// Why a text is not kept.
fn keep_the_refusals(files: &mut Files, shop: &mut Shop, id: IncidentId) {
    let draft = |text: &str, base| DraftText { text: text.to_owned(), base, session: None };
    let first = shop.engine.keep_draft(id, &draft("theirs", None), "Kim").unwrap();
    let stale = shop.engine.keep_draft(id, &draft("mine", None), "Dana").unwrap_err();
    shop.act_now("Dana", id, PostAction::Resolve { text: None });
    let (review, because) = (ReviewState::Closed, Some("it is told".to_owned()));
    shop.act_now("Dana", id, StateAction::SetReview { review, open: 0, because });
    let closed = shop.engine.keep_draft(id, &draft("mine", Some(first.n)), "Dana").unwrap_err();
    files.keep("refusals", BTreeMap::from([("stale", stale), ("closed", closed)]));
}

/// How texts look, and those to start from: in each state that they may tell, and where nothing changed.
fn keep_the_composer(files: &mut Files, engine: &mut Engine, id: IncidentId) {
    let (name, (now, _)) = (engine.name(id).unwrap(), engine.time_of(id).unwrap());
    let quiet = Audience::ALL.map(|audience| {
        let (state, next) = (None, Some(now.plus_minutes(15)));
        let incident = engine.incident(id).unwrap();
        no_change(&Told { incident, name: &name, audience, state, next, now })
    });
    let now = engine.clock().now();
    let here = Regex::new(r" \(\d\d:\d\d here\)").unwrap();
    let lines = LINES.map(|words| {
        let read = screen::line(words, now, Dial::WALL);
        // This laptop stands in any zone.
        let says = read.says.map(|says| here.replace(&says, "").into_owned());
        (words, screen::LineView { says, ..read })
    });
    files.keep("lines", BTreeMap::from(lines));
    let mut preview = |asked: ComposeText| screen::preview(engine, &around(), id, &asked).unwrap();
    let mut fresh = BTreeMap::new();
    for (audience, quiet) in Audience::ALL.into_iter().zip(quiet) {
        let in_state = |state: IncidentState| {
            let asked = ComposeText { state: Some(state), ..ComposeText::fresh(audience) };
            (state.word(), preview(asked).text)
        };
        let texts = TOLD.map(in_state).into_iter().chain([("no_change", quiet)]);
        fresh.insert(audience.word(), texts.collect::<BTreeMap<_, _>>());
    }
    files.keep("fresh", fresh);
    let customers =
        "Checkout is failing for some customers. We know the cause and are working on it.";
    let texts = [
        ("internal", Audience::Internal, "The disk is full. We clear old logs."),
        ("external", Audience::External, customers),
        ("empty", Audience::Internal, ""),
        ("written", Audience::Internal, "Next update 15:30 UTC."),
    ];
    let look = |(name, audience, text)| (name, preview(ComposeText::typed(audience, text)));
    files.keep("preview", texts.map(look).into_iter().collect::<BTreeMap<_, _>>());
}

/// An exercise as its facilitator sees it, its players, and the screen on which they work.
fn keep_the_exercise(files: &mut Files, place: &Path) {
    let (mut shop, id) = drill::play(place);
    files.keep("exercise", screen::exercise(&mut shop.engine, id).unwrap());
    drill::pause(&mut shop, id);
    files.keep("players", screen::players(&mut shop.engine, id).unwrap());
}

fn keep_the_library(files: &mut Files, engine: &mut Engine) {
    files.keep("library", screen::library(engine).unwrap());
    let hits = SEARCHES.map(|words| {
        let mut hits = screen::search(engine, words).unwrap();
        hits.truncate(HITS);
        (words, hits)
    });
    files.keep("search", BTreeMap::from(hits));
    let pages = [REPLICA, UNRESPONSIVE, WHO];
    let read = pages.map(|path| (path, screen::reader(engine, path).unwrap()));
    files.keep("reader", BTreeMap::from(read));
    let found = pages.map(|path| {
        let opened = engine.library().open(path).unwrap();
        (path, screen::unchecked(engine, opened).findings())
    });
    files.keep("findings", BTreeMap::from(found));
}

/// The scenarios of a library, and an exercise that has ended.
fn keep_the_practice(files: &mut Files, place: &Path) {
    let mut drill = Drill::open(place);
    let job = drill.engine.library().scenario_job().unwrap();
    files.keep("scenarios", screen::scenario_rows(job.cards()));
    let pages = PAGES.map(|path| (path, screen::scenario(&job.open(path).unwrap())));
    files.keep("scenario", BTreeMap::from(pages));
    let id = drill.play();
    files.keep("hot-wash", screen::exercise(&mut drill.engine, id).unwrap());
    files.keep("after-action", screen::after_action(&mut drill.engine, id).unwrap().markdown);
}

/// The first screen of a laptop on which nothing was set up.
fn first_run(data: &Path) -> screen::HomeView {
    let workspace = default_workspace(data);
    fs::create_dir_all(data).unwrap();
    shipped::seed(&workspace).unwrap();
    let (clock, _hand) = Clock::by_hand(Millis(DAY));
    let mut engine = Engine::open(data, &workspace, clock).unwrap();
    let around = Around { actor: "Dana".into(), awake: false, secrets: BTreeMap::new() };
    screen::home(&mut engine, &around).unwrap()
}

/// The files, with names in them that stay.
struct Files {
    names: Names,
    kept: BTreeMap<String, String>,
}

impl Files {
    fn keep(&mut self, name: &str, view: impl Serialize) {
        let view = serde_json::to_value(view).unwrap();
        self.kept.insert(format!("{name}.json"), self.names.plain(&view));
    }
}

/// Names what differs from run to run by the order in which it appears.
struct Names {
    /// What is written in place of what.
    fixed: [(String, String); 2],
    word: Regex,
    known: BTreeMap<String, usize>,
}

impl Names {
    fn new(folder: &Path, host: &str) -> Self {
        let id = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
        Self {
            fixed: [
                (folder.display().to_string(), "/home/dana".to_owned()),
                (format!("from {host} from"), "from dana-laptop from".to_owned()),
            ],
            word: Regex::new(&format!(r"\b(?:{id}|[0-9a-f]{{64}}|[0-9a-f]{{12}})\b")).unwrap(),
            known: BTreeMap::new(),
        }
    }

    /// The view as it is kept: with ids that count up, hashes too, and the folder of a person.
    fn plain(&mut self, view: &Value) -> String {
        let mut text = serde_json::to_string_pretty(view).unwrap() + "\n";
        for (from, to) in &self.fixed {
            text = text.replace(from, to);
        }
        // A seal is taken over what lies in its block, ids and hashes among it.
        let seal = Regex::new(r"/auto [0-9a-f]{8}\b").unwrap();
        let text = seal.replace_all(&text, "/auto 00000000");
        let known = &mut self.known;
        let named = self.word.replace_all(&text, |found: &regex::Captures<'_>| {
            let next = known.len() + 1;
            let n = *known.entry(found[0].to_owned()).or_insert(next);
            match found[0].len() {
                64 => format!("{n:064x}"),
                12 => format!("{n:012x}"),
                _ => format!("00000000-0000-7000-8000-{n:012x}"),
            }
        });
        named.into_owned()
    }
}
