//! Action items: what is read of what people type, what becomes of them, what is hinted at, and where a link leads.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::exercise::entry::Element;
use crate::incident::command::{ItemAction, RecordAction, StateAction};
use crate::incident::decide::tests::Desk;
use crate::incident::event::{Choice, ItemChange, ItemKind, Priority, Text};
use crate::incident::{Action, apply, fold};

fn act(desk: &mut Desk, action: impl Into<Action>) {
    desk.act(action.into());
}

fn refused(desk: &Desk, action: impl Into<Action>) -> String {
    desk.ask(action.into()).unwrap_err().message
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn kept(item: ActionItem) -> KeptItem {
    KeptItem {
        entry: EventId(uuid::Uuid::from_u128(1)),
        place: 0,
        number: 1,
        item,
        at: Millis(0),
        by: "Dana".into(),
        settled: None,
    }
}

fn whole() -> ActionItem {
    ActionItem {
        done_when: Some("The alert fired in a test".into()),
        link: Some("https://git.example/1".into()),
        ..read("Alert on replica lag @Kim 2026-02-01 P1 #detect")
    }
}

#[test]
fn marks_are_read_from_the_end_and_words_stay_to_the_letter() {
    let item = read("  Alert on P1 @ the lag  @Kim_Lee P2 #Prevent 2026-12-31 ");
    assert_eq!(item.fix, "Alert on P1 @ the lag");
    assert_eq!(item.owner.as_deref(), Some("Kim Lee"));
    assert_eq!(item.due.as_deref(), Some("2026-12-31"));
    assert_eq!((item.priority, item.kind), (Some(Priority::P2), Some(ItemKind::Prevent)));
    let plain = read("Look at ticket #4711");
    assert_eq!((plain.fix.as_str(), plain.kind), ("Look at ticket #4711", None));
    assert_eq!(read("Mail a@b.example P1 P2").fix, "Mail a@b.example P1", "each mark counts once");
}

#[test]
fn a_whole_item_gets_no_hint_and_each_gap_gets_its_own() {
    let added = day("2026-01-02");
    assert_eq!(hints(&whole(), added), Vec::<&str>::new());
    let with = |change: ItemChange| hints(&change.onto(&whole()), added).join(" ");
    let text = |text: &str| Some(text.to_owned());
    let said = |change| with(change);
    let vague = said(ItemChange { fix: text("Improve monitoring"), ..Default::default() });
    assert!(vague.contains("nobody can tick"), "{vague}");
    for owner in ["", "TBD", "all", "Kim and Bo", "Kim/Bo"] {
        let hint = said(ItemChange { owner: text(owner), ..Default::default() });
        assert!(hint.contains("Name"), "{owner}: {hint}");
    }
    let far = said(ItemChange { due: text("2026-09-01"), ..Default::default() });
    assert!(far.contains("90 days"), "{far}");
    let past = said(ItemChange { due: text("2025-12-31"), ..Default::default() });
    assert!(past.contains("was over"), "{past}");
    let same = said(ItemChange { done_when: text("alert on replica lag"), ..Default::default() });
    assert!(same.contains("says what is done"), "{same}");
    let unfiled = said(ItemChange { link: text(""), ..Default::default() });
    assert_eq!(unfiled, "It is not filed yet.");
    let two = vec![
        kept(ActionItem { kind: Some(ItemKind::Mitigate), ..whole() }),
        kept(ActionItem { kind: Some(ItemKind::Mitigate), ..whole() }),
    ];
    assert_eq!(hints_of_all(&two).len(), 1);
    assert_eq!(
        hints_of_all(&vec![kept(whole()); 11]),
        ["More than ten items: which three matter?"]
    );
}

#[test]
fn a_closed_incident_takes_items_and_what_becomes_of_them() {
    let mut desk = Desk::declared();
    act(&mut desk, RecordAction::Note { text: "TODO Alert on lag @Kim".into(), happened_at: None });
    assert_eq!(desk.state.items, [], "a note is a note, whatever it begins with");
    act(&mut desk, ItemAction::add(read("Alert on lag @Kim")));
    act(&mut desk, StateAction::Decline { reason: "it was nothing".into() });
    act(&mut desk, StateAction::Close);
    act(&mut desk, ItemAction::add(read("Write it down @Bo 2026-02-01")));
    let names: Vec<String> = desk.state.items.iter().map(KeptItem::name).collect();
    assert_eq!(names, ["A1", "A2"]);
    let change =
        ItemChange { owner: Some("Dana".into()), due: Some(String::new()), ..Default::default() };
    act(&mut desk, ItemAction::ChangeAction { item: "a2".into(), change });
    let item = &desk.state.items[1].item;
    assert_eq!((item.owner.as_deref(), item.due.as_deref()), (Some("Dana"), None));
    let settle = |item: &str, outcome, reason: Option<&str>| ItemAction::SettleAction {
        item: item.into(),
        outcome,
        reason: reason.map(str::to_owned),
    };
    let why = refused(&desk, settle("A1", Outcome::Accepted, None));
    assert!(why.contains("Say why"), "{why}");
    act(&mut desk, settle("1", Outcome::Done, None));
    let again = refused(&desk, settle("A1", Outcome::Done, None));
    assert!(again.contains("reopen it first"), "{again}");
    act(&mut desk, ItemAction::ReopenAction { item: "A1".into(), reason: None });
    assert_eq!(desk.state.items[0].settled, None);
    let none = refused(&desk, settle("A9", Outcome::Done, None));
    assert!(none.contains("holdfast actions list"), "{none}");
}

#[test]
fn what_cannot_be_kept_is_refused_with_a_way_on() {
    let mut desk = Desk::declared();
    for (item, word) in [
        (ActionItem::default(), "one sentence"),
        (ActionItem { due: Some("soon".into()), ..whole() }, "2026-12-31"),
        (ActionItem { link: Some("javascript:alert(1)".into()), ..whole() }, "https://"),
        (ActionItem { objective: Some("O1".into()), ..whole() }, "no objectives"),
        (ActionItem { fix: "x".repeat(2_001), ..whole() }, "shorten"),
    ] {
        let why = refused(&desk, ItemAction::add(item));
        assert!(why.contains(word), "{why}");
    }
    act(&mut desk, ItemAction::add(whole()));
    let same = ItemAction::ChangeAction { item: "A1".into(), change: ItemChange::default() };
    assert!(refused(&desk, same).contains("already"));
}

#[test]
fn what_is_late_comes_first_and_what_has_no_day_last() {
    let today = day("2026-02-03");
    let at = |due: &str, priority| {
        kept(ActionItem { due: Some(due.into()), priority, ..ActionItem::default() })
    };
    let late = at("2026-02-01", None);
    let urgent = at("2026-02-09", Some(Priority::P1));
    let next = at("2026-02-09", Some(Priority::P3));
    let never = kept(ActionItem { priority: Some(Priority::P1), ..ActionItem::default() });
    let mut all = vec![never.clone(), next.clone(), urgent.clone(), late.clone()];
    all.sort_by_key(KeptItem::urgency);
    assert_eq!(all, [late.clone(), urgent, next, never]);
    assert_eq!(late.overdue_days(today), Some(2));
    assert_eq!(at("2026-02-03", None).overdue_days(today), None, "its day is not over");
}

#[test]
fn a_link_opens_the_form_with_the_item_and_is_never_too_long() {
    let to = |tracker| Repository {
        url: "https://git.example/acme/shop".into(),
        tracker,
        labels: vec!["post-mortem".into()],
    };
    let about = ("INC-0042", "Checkout & cart");
    let hub = new_issue(&to(Tracker::Github), &kept(whole()), about);
    assert!(hub.url.starts_with(
        "https://git.example/acme/shop/issues/new?title=Alert%20on%20replica%20lag&body="
    ));
    assert!(hub.url.contains("Checkout%20%26%20cart") && hub.url.ends_with("&labels=post-mortem"));
    let lab = new_issue(&to(Tracker::Gitlab), &kept(whole()), about);
    assert!(lab.url.contains("/-/issues/new?issue%5Btitle%5D="), "{}", lab.url);
    let two = ActionItem { fix: "Alert on lag\nof every replica".into(), ..whole() };
    let two = new_issue(&to(Tracker::Github), &kept(two), about).url;
    assert!(
        two.contains("title=Alert%20on%20lag%20of%20every%20replica&body=Alert%20on%20lag%0Aof"),
        "{two}"
    );
    let wordy = ActionItem { fix: "word ".repeat(60), ..whole() };
    let wordy = new_issue(&to(Tracker::Github), &kept(wordy), about).url;
    assert!(wordy.contains("word%E2%80%A6&body=word%20"), "the title is cut: {wordy}");
    assert!(wordy.matches("word%20").count() > 59, "the text has all");
    let long = ActionItem { issue: "ü".repeat(2_000), ..whole() };
    let cut = new_issue(&to(Tracker::Github), &kept(long), about);
    assert!(cut.cut && cut.url.len() <= 8_000, "{}", cut.url.len());
}

proptest! {
    /// Whatever is typed, the words are a part of it, and what was read is what can be kept.
    #[test]
    fn reading_loses_no_word(text in "\\PC{0,60}( (@[a-z]{1,5}|P[0-4]|#[a-z]{1,8}|20[0-9]{2}-[01][0-9]-[0-3][0-9])){0,4}") {
        let item = read(&text);
        prop_assert!(text.contains(&item.fix));
        let marks = [item.owner.is_some(), item.due.is_some(), item.kind.is_some(), item.priority.is_some()];
        let words = text.split_whitespace().count();
        prop_assert_eq!(words, item.fix.split_whitespace().count() + marks.iter().filter(|m| **m).count());
    }
}

proptest! {
    /// Each field of a closed set can be left, set and taken away, and the entry says which of these it was.
    #[test]
    fn a_change_of_a_choice_leaves_sets_or_takes_away(
        kinds in prop::array::uniform2(choice(&ItemKind::ALL)),
        priorities in prop::array::uniform2(choice(&Priority::ALL)),
        elements in prop::array::uniform2(choice(&Element::ALL)),
    ) {
        let before = ActionItem {
            kind: kinds[0].flatten(),
            priority: priorities[0].flatten(),
            element: elements[0].flatten(),
            ..whole()
        };
        let change = ItemChange {
            kind: kinds[1].map(Choice),
            priority: priorities[1].map(Choice),
            element: elements[1].map(Choice),
            ..ItemChange::default()
        };
        let after = change.onto(&before);
        prop_assert_eq!(after.kind, kinds[1].unwrap_or(before.kind));
        prop_assert_eq!(after.priority, priorities[1].unwrap_or(before.priority));
        prop_assert_eq!(after.element, elements[1].unwrap_or(before.element));
        let written = serde_json::to_string(&change).unwrap();
        prop_assert_eq!(serde_json::from_str::<ItemChange>(&written).unwrap(), change.clone());
        prop_assert_eq!(change.words().contains("no element"), elements[1] == Some(None));
    }
}

/// A field that is left out, taken away, or one of the set.
fn choice<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
) -> impl Strategy<Value = Option<Option<T>>> {
    prop::option::of(prop::option::of(prop::sample::select(all)))
}

/// A log as it was written when a note that begins with `TODO` was an item: `A1` is a note, `A2` was added.
#[test]
fn a_note_of_an_old_log_is_an_item_where_an_entry_says_what_became_of_it() {
    let note = |text: &str| Event::Note(Text { text: text.into(), plain: false });
    let log = old_log([
        note("TODO Alert on lag @Kim 2026-12-31"),
        note("The alert fired"),
        Event::ActionAdded(read("Write it down @Bo")),
        note("TODO Call the vendor"),
    ]);
    let before = fold(log.clone());
    let named = |state: &Incident| -> Vec<(String, String)> {
        state.items.iter().map(|kept| (kept.name(), kept.item.fix.clone())).collect()
    };
    assert_eq!(named(&before), [("A1".into(), "Write it down".into())], "a note is a note");
    let of = OfItem { action: log[0].id, name: "A1".into(), text: "Alert on lag".into() };
    let said = ActionSettled { of, outcome: Outcome::Done, reason: None };
    let log = with(log, Event::ActionSettled(said));
    let state = fold(log.clone());
    let items = [("A1".into(), "Alert on lag".into()), ("A2".into(), "Write it down".into())];
    assert_eq!(named(&state), items, "each has the name that it had");
    let first = &state.items[0];
    assert_eq!(first.settled.as_ref().map(|settled| settled.outcome), Some(Outcome::Done));
    assert_eq!(first.item.owner.as_deref(), Some("Kim"));
    assert_eq!((first.item.due.as_deref(), first.at), (Some("2026-12-31"), log[0].recorded_at));
}

fn old_log(events: impl IntoIterator<Item = Event>) -> Vec<Recorded<Event>> {
    events.into_iter().fold(Vec::new(), with)
}

/// The log with one more entry.
fn with(mut log: Vec<Recorded<Event>>, event: Event) -> Vec<Recorded<Event>> {
    let n = u32::try_from(log.len()).unwrap() + 1;
    let id = EventId(uuid::Uuid::from_u128(n.into()));
    let (n, hlc, at) = (n.into(), n.into(), Millis(i64::from(n)));
    log.push(Recorded { id, n, hlc, recorded_at: at, ..entry(&Desk::declared(), event) });
    log
}

proptest! {
    /// Notes that an entry names are items, all others are notes; items stand and are counted in the order of the log, in
    /// whatever order the entries came.
    #[test]
    fn items_are_what_was_added_or_named_in_the_order_of_the_log(
        kinds in prop::collection::vec(any::<bool>(), 1..6),
        named in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        order in any::<prop::sample::Index>(),
    ) {
        let event = |added: &bool| match added {
            true => Event::ActionAdded(read("Write it down")),
            false => Event::Note(Text { text: "TODO Alert on lag".into(), plain: false }),
        };
        let log = old_log(kinds.iter().map(event));
        let named: Vec<EventId> = named.iter().map(|index| index.get(&log).id).collect();
        let said = |action: &EventId| {
            let of = OfItem { action: *action, name: String::new(), text: String::new() };
            Event::ActionSettled(ActionSettled { of, outcome: Outcome::Done, reason: None })
        };
        let mut log = named.iter().map(said).fold(log, with);
        let counts = |(entry, added): &(&Recorded<Event>, &bool)| **added || named.contains(&entry.id);
        let wanted: Vec<EventId> =
            log.iter().zip(&kinds).filter(counts).map(|(entry, _)| entry.id).collect();
        let at = order.index(log.len());
        log.rotate_left(at);
        let state = fold(log);
        let items: Vec<EventId> = state.items.iter().map(|kept| kept.entry).collect();
        prop_assert_eq!(items, wanted);
        let numbers: Vec<u32> = state.items.iter().map(|kept| kept.number).collect();
        prop_assert_eq!(numbers, (1..=u32::try_from(state.items.len()).unwrap()).collect::<Vec<_>>());
        let settled = |kept: &&KeptItem| kept.settled.is_some() == named.contains(&kept.entry);
        prop_assert!(state.items.iter().all(|kept| settled(&kept)));
    }
}

#[test]
fn two_laptops_that_change_different_fields_lose_neither_in_any_order() {
    let mut desk = Desk::declared();
    act(&mut desk, ItemAction::add(whole()));
    let of = desk.state.items[0].of();
    let change =
        |change: ItemChange| Event::ActionChanged(ActionChanged { of: of.clone(), change });
    let owner = change(ItemChange { owner: Some("Bo".into()), ..Default::default() });
    let due = change(ItemChange { due: Some("2026-03-01".into()), ..Default::default() });
    for pair in [[owner.clone(), due.clone()], [due, owner]] {
        let mut state = desk.state.clone();
        for event in pair {
            apply(&mut state, &mut entry(&desk, event));
        }
        let item = &state.items[0].item;
        assert_eq!((item.owner.as_deref(), item.due.as_deref()), (Some("Bo"), Some("2026-03-01")));
    }
}

/// An entry of another laptop.
fn entry(desk: &Desk, event: Event) -> Recorded<Event> {
    Recorded {
        id: EventId(uuid::Uuid::from_u128(9)),
        incident: desk.id,
        device: crate::ids::DeviceId(uuid::Uuid::from_u128(8)),
        n: 1,
        hlc: i64::MAX,
        recorded_at: desk.cx.now,
        happened_at: None,
        simulated_at: None,
        actor: "Kim".into(),
        exercise: false,
        event,
    }
}
