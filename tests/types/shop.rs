//! The shop whose incident the page's stand-in shows: a workspace of the runbooks that ship and three of its own, and
//! twelve minutes of an incident beside another one. Every time is a time of the clock by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use holdfast_core::channel::Outcome;
use holdfast_core::clock::{Clock, Hand, Millis};
use holdfast_core::engine::Engine;
use holdfast_core::engine::setup::SecretFact;
use holdfast_core::ids::IncidentId;
use holdfast_core::incident::command::{
    ChangeAction, ItemAction, PostAction, RecordAction, StateAction, StepAction, Update,
};
use holdfast_core::incident::event::{ActionItem, Outcome::Done};
use holdfast_core::incident::items;
use holdfast_core::incident::{Action, Audience, Command, Declare, IncidentState};
use holdfast_core::lock::{self, Tried};
use holdfast_core::severity::Severity;
use holdfast_core::team::shipped::SHIPPED;

/// The runbook of the incident.
pub const UNRESPONSIVE: &str = "database/database-unresponsive.md";
/// A runbook with all that a page can have.
pub const REPLICA: &str = "database/replica-failover.md";
/// A page without steps.
pub const WHO: &str = "who-to-call.md";

/// 2026-03-06 00:00 UTC, in milliseconds: the day of the incident.
pub const DAY: i64 = 1_772_755_200_000;

const OWN: [(&str, &str); 3] = [
    (REPLICA, include_str!("shop/replica-failover.md")),
    (WHO, include_str!("shop/who-to-call.md")),
    ("database/how-replication-is-set-up.md", include_str!("shop/how-replication-is-set-up.md")),
];

/// A review that is overdue on the day of the incident.
const OLD: (&str, &str) =
    ("platform/region-outage.md", "---\nlast_reviewed_on: 2025-07-24\nreview_in: 6 months\n---\n");

const CHANNELS: &str = r##"
name = "shop-runbooks"

[actions]
repository = "https://github.com/shop/checkout"
labels = ["post-mortem"]

[[channel]]
name = "#incidents"
kind = "slack"
audience = "internal"

[[channel]]
name = "Status page"
kind = "webhook"
audience = "external"
interval_minutes = 30

[[channel]]
name = "rehearsal-room"
kind = "webhook"
audience = "internal"
rehearsal = true
"##;

const SENT: Outcome = Outcome::Sent { provider_id: None };

/// A laptop of the shop.
pub struct Shop {
    pub engine: Engine,
    workspace: PathBuf,
    hand: Hand,
    /// Held, as by a window that is open.
    _sender: Vec<Tried>,
}

impl Shop {
    /// The laptop in `place`, before anything happened.
    pub fn open(place: &Path) -> Self {
        let workspace = place.join("shop-runbooks");
        for (path, text) in SHIPPED.iter().chain(&OWN) {
            let head = if *path == OLD.0 { OLD.1 } else { "" };
            fs::create_dir_all(workspace.join(path).parent().unwrap()).unwrap();
            fs::write(workspace.join(path), format!("{head}{text}")).unwrap();
        }
        fs::write(workspace.join("holdfast.toml"), CHANNELS).unwrap();
        let (clock, hand) = Clock::by_hand(Millis(DAY));
        let mut engine = Engine::open(&place.join("data"), &workspace, clock).unwrap();
        for channel in engine.config().channels.clone().iter().filter(|channel| !channel.rehearsal)
        {
            engine.bind(channel).unwrap();
        }
        let folder = engine.store().folder();
        let names = engine.config().channels.iter().map(|channel| lock::of_channel(&channel.name));
        let locks = names.chain([lock::SENDER.to_owned()]);
        let _sender =
            locks.map(|name| lock::try_lock(folder, &name, "the window").unwrap()).collect();
        Self { engine, workspace, hand, _sender }
    }

    fn at(&self, days: i64, time: &str) {
        self.hand.set(moment(days, time));
    }

    fn act(&mut self, time: &str, actor: &str, on: IncidentId, action: impl Into<Action>) {
        self.at(0, time);
        self.act_now(actor, on, action);
    }

    /// Lets so many seconds pass, with somebody who keeps the exercises.
    pub fn keep(&mut self, seconds: i64) {
        for _ in 0..seconds / 5 {
            self.hand.advance(5_000);
            self.engine.tick().unwrap();
        }
    }

    pub fn act_now(&mut self, actor: &str, incident: IncidentId, action: impl Into<Action>) {
        let command = Command::On { incident, action: action.into() };
        self.engine.execute(command, None, actor).unwrap();
    }

    fn declare(
        &mut self,
        actor: &str,
        title: &str,
        severity: Severity,
        book: &[&str],
    ) -> IncidentId {
        let declare = Declare {
            runbooks: book.iter().map(|path| (*path).to_owned()).collect(),
            exercise: title == "Leaked credentials",
            ..Declare::of(title, severity)
        };
        let done = self.engine.execute(Command::Declare(declare), None, actor).unwrap();
        done.incident.parse().unwrap()
    }

    /// Tells the incident up to its twelfth minute, with two that ended before and one that goes on beside it.
    pub fn play(&mut self) -> IncidentId {
        self.engine.library().pin("platform/app-down-after-deployment.md", true).unwrap();
        self.play_before();
        self.at(0, "14:26:12");
        let id =
            self.declare("Dana", "Checkout database unresponsive", Severity::Sev1, &[UNRESPONSIVE]);
        self.act("14:26:30", "Dana", id, role("scribe", "Bo"));
        self.at(0, "14:26:40");
        let text = "We are investigating failed checkouts.";
        self.act_now("Dana", id, update(Audience::Internal, text, None));
        self.settle("#incidents", &SENT);
        self.act_now("Dana", id, update(Audience::External, text, None));
        self.act("14:26:40", "Dana", id, StepAction::finish("8".to_owned()));
        self.act("14:27:40", "Dana", id, StepAction::finish("1".to_owned()));
        self.act("14:29:02", "Dana", id, StepAction::finish("2".to_owned()));
        let happened_at = Some(moment(0, "14:21:00"));
        let text = "“No space left on device” in the log".to_owned();
        self.act("14:30:15", "Bo", id, RecordAction::Note { text, happened_at });
        let reason = "process is alive, disk is full".to_owned();
        self.act("14:33:10", "Dana", id, StepAction::SkipStep { step: "3".into(), reason });
        let text = "Clear logs before failing over".to_owned();
        self.act("14:33:40", "Dana", id, RecordAction::Decide { text, happened_at: None });
        let (text, commands) = ("Tell the partners".to_owned(), vec!["./partners.sh".to_owned()]);
        let add = ChangeAction::AddStep { runbook: 1, after: Some("7".into()), text, commands };
        self.act("14:34:00", "Dana", id, add);
        self.act("14:34:10", "Dana", id, state(IncidentState::Identified));
        self.act("14:34:51", "Dana", id, StepAction::finish("4".to_owned()));
        self.at(0, "14:36:02");
        let reason = "it answered 503".to_owned();
        let later = Outcome::Retry { after_s: Some(126), reason, status: Some(503) };
        self.settle("Status page", &later);
        self.at(0, "14:38:00");
        id
    }

    fn play_before(&mut self) {
        self.at(8, "09:00:00");
        let leaked = ["security/leaked-credentials.md"];
        let id = self.declare("Dana", "Leaked credentials", Severity::Sev1, &leaked);
        self.at(8, "10:28:00");
        self.act_now("Dana", id, PostAction::Resolve { text: None });
        self.at(2, "11:00:00");
        let id = self.declare("Kim", "Search index lagging", Severity::Sev3, &[]);
        self.at(2, "11:20:00");
        self.tell_both("Kim", id, "Search shows old results. We are looking into it.");
        self.at(2, "12:12:00");
        self.act_now("Kim", id, PostAction::Resolve { text: None });
        self.act_now("Kim", id, StateAction::Close);
        self.at(0, "12:51:55");
        let id = self.declare("Kim", "Product images slow in EU", Severity::Sev3, &[]);
        self.at(0, "14:16:20");
        self.tell_both("Kim", id, "Images load slowly in Europe.");
        self.act("14:17:00", "Kim", id, state(IncidentState::Monitoring));
    }

    /// Tells both audiences, with the next update in an hour; both texts arrive.
    fn tell_both(&mut self, actor: &str, id: IncidentId, text: &str) {
        let next = Some(60);
        self.act_now(actor, id, update(Audience::Internal, text, next));
        self.act_now(actor, id, update(Audience::External, text, next));
        self.settle("#incidents", &SENT);
        self.settle("Status page", &SENT);
    }

    /// What came of the message that waits for `channel`.
    fn settle(&mut self, channel: &str, outcome: &Outcome) {
        for attempt in self.engine.claim(&BTreeSet::from([channel.to_owned()])).unwrap() {
            self.engine.settle(&attempt, outcome, 1.0).unwrap();
        }
    }

    /// Action items of the incident, and of one that ended: late, due, done, and one that asks for much.
    pub fn follow_up(&mut self, id: IncidentId) {
        let whole = ActionItem {
            issue: "Checkout failed for 12 minutes before anybody looked at the disk".to_owned(),
            done_when: Some("The alert fires at 80 % on a test host".to_owned()),
            ..items::read("Alert on a disk that fills @Kim 2026-03-04 P1 #detect")
        };
        self.act_now("Dana", id, ItemAction::add(whole));
        self.act_now("Dana", id, ItemAction::add(items::read("Improve monitoring")));
        let typed = items::read("Rotate the logs of every host @Bo 2026-03-20 P2 #prevent");
        self.act_now("Bo", id, ItemAction::add(typed));
        let link = Some("https://github.com/shop/checkout/issues/12".to_owned());
        let filed = ActionItem { link, ..items::read("Size the data disk for a month @Dana") };
        self.act_now("Dana", id, ItemAction::add(filed));
        let reason = Some("it is in the runbook now".to_owned());
        let done = ItemAction::SettleAction { item: "A4".to_owned(), outcome: Done, reason };
        self.act_now("Dana", id, done);
        let text = "step 2: the log is at /var/log/checkout now".to_owned();
        self.act_now("Bo", id, RecordAction::Note { text, happened_at: None });
    }

    /// Somebody edits the runbook of the incident: one step edited, one added, one moved.
    pub fn edit_the_runbook(&mut self) {
        // Files in use are looked at every two seconds.
        self.at(0, "14:38:03");
        let path = self.workspace.join(UNRESPONSIVE);
        let text = fs::read_to_string(&path).unwrap();
        let text = text.replace("2. Check recent logs:", "2. Check recent logs of both hosts:");
        let (before, rest) = text.split_once("5. If disk").unwrap();
        let (disk, rest) = rest.split_once("## If database").unwrap();
        let (heading, rest) = rest.split_once("6. Initiate").unwrap();
        let (six, rest) = rest.split_once("7. Update DNS").unwrap();
        let (seven, rest) = rest.split_once("## Rollback").unwrap();
        let added = "5. Check the inodes too:\n   ssh deploy@<db-host> \"df -i\"\n\n";
        let text = format!(
            "{before}{added}6. If disk{disk}## If database{heading}7. Update DNS{seven}8. Initiate{six}## Rollback{rest}"
        );
        fs::write(path, text).unwrap();
    }
}

/// A time such as `14:26:12` of the day, or of so many days before it.
fn moment(days: i64, time: &str) -> Millis {
    let parts = time.split(':').map(|part| part.parse::<i64>().unwrap());
    let seconds = parts.fold(0, |sum, part| sum * 60 + part);
    Millis(DAY - days * 86_400_000 + seconds * 1000)
}

fn role(role: &str, person: &str) -> RecordAction {
    RecordAction::AssignRole { role: role.to_owned(), person: person.to_owned() }
}

fn state(state: IncidentState) -> StateAction {
    StateAction::SetState { state, reason: None }
}

fn update(audience: Audience, text: &str, next_minutes: Option<u32>) -> PostAction {
    let approved_by = (audience == Audience::External).then(|| "Kim".to_owned());
    let text = text.to_owned();
    PostAction::PostUpdate(Update {
        audience,
        text,
        state: None,
        next_minutes,
        approved_by,
        elsewhere: false,
        to_nobody: false,
        without: vec![],
    })
}

/// What the laptop knows of the secrets; that of the rehearsal channel was never given.
pub fn secrets() -> BTreeMap<String, SecretFact> {
    let fact = |name: &str, address: &str, stands_in| {
        let address = Some(address.to_owned());
        (name.to_owned(), SecretFact { stands_in, address, problem: None })
    };
    [
        fact("#incidents", "https://hooks.slack.com/…x7Qd", true),
        fact("Status page", "https://status.shop.example/…91fe", true),
        fact("rehearsal-room", "https://desk.shop.example/…a04c", false),
    ]
    .into()
}
