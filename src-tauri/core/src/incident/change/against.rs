//! The checklist in use against what its file says now: the differences that a person takes over or sets aside.

use sha2::{Digest, Sha256};

use crate::incident::plan::{AttachedRunbook, Used, frozen};
use crate::incident::state::Incident;
use crate::incident::step_ref::{Heading, Spot, StepRef};
use crate::runbook::diff::{Before, Compared, What, compare};
use crate::runbook::{Checklist, Phase, Step};

/// A difference between the file and the checklist.
#[derive(Clone, Debug)]
pub struct FileDifference<'a> {
    /// Names it by its content: the same difference has the same id when other parts of the file change.
    pub id: String,
    /// What became of the step in the file.
    pub what: What,
    /// The step in use; none when the file added it.
    pub ours: Option<Used<'a>>,
    /// The step of the file; none when the file no longer has it.
    pub theirs: Option<Step>,
    /// Where the file has it.
    pub spot: Spot,
    /// How many steps that wait to be taken over the file has between that place and this step.
    pub ahead: usize,
    /// A person looked at it and kept the checklist as it is.
    pub set_aside: bool,
}

/// What differs, in the order of the file; what it removed comes last.
#[must_use]
pub fn differences<'a>(
    state: &'a Incident,
    ordinal: u32,
    file: &Checklist,
) -> Vec<FileDifference<'a>> {
    told(state, ordinal, file, &compared(state, ordinal, file))
}

/// How the steps of the checklist and of its file belong together: the part of [`differences`] that costs, and that
/// holds as long as both stay as they are.
#[must_use]
pub fn compared(state: &Incident, ordinal: u32, file: &Checklist) -> Compared {
    let Some(book) = state.runbook(ordinal) else { return Compared::default() };
    let ours = of_the_file(book, ordinal);
    let mut placed = false;
    let before = ours.iter().map(|used| {
        // What the file put behind a step that a person moved went with it.
        placed = is_moved_here(used) || (placed && used.at.added.is_some());
        Before { step: before(book, used), placed }
    });
    let before: Vec<Before<'_>> = before.collect();
    let steps: Vec<&Step> = file.steps().map(|(_, step)| step).collect();
    compare(&before, &steps)
}

/// As [`differences`], from the comparison of the same checklist and file.
#[must_use]
pub fn told<'a>(
    state: &'a Incident,
    ordinal: u32,
    file: &Checklist,
    compared: &Compared,
) -> Vec<FileDifference<'a>> {
    let Some(book) = state.runbook(ordinal) else { return Vec::new() };
    let ours = of_the_file(book, ordinal);
    let theirs: Vec<(&Phase, &Step)> = file.steps().collect();
    let dropped = |used: &Used<'_>| used.plan.is_some_and(|p| p.dropped.is_some());
    let mut found: Vec<FileDifference<'_>> = Vec::new();
    for difference in &compared.differences {
        let used = difference.old.and_then(|at| ours.get(at)).copied();
        let step = difference.new.and_then(|at| theirs.get(at)).map(|(_, step)| (*step).clone());
        let known = used.is_none() && step.as_ref().is_some_and(|s| is_our_own(book, s));
        if known || used.is_some_and(|used| dropped(&used)) {
            continue;
        }
        let spot = match difference.new {
            Some(at) => spot((book, file), &ours, &theirs, &compared.matched, at),
            None => Spot::default(),
        };
        let id = id(difference.what, used.map(|u| u.at), step.as_ref(), &spot);
        let set_aside = book.plan.set_aside.contains(&id);
        let ahead = match found.last() {
            Some(last) if is_between(last, &spot) => last.ahead + usize::from(!last.set_aside),
            Some(_) | None => 0,
        };
        found.push(FileDifference {
            id,
            what: difference.what,
            ours: used,
            theirs: step,
            spot,
            ahead,
            set_aside,
        });
    }
    found
}

/// True when the difference before is a new step at the same place.
fn is_between(last: &FileDifference<'_>, spot: &Spot) -> bool {
    last.what == What::Added && last.spot == *spot
}

/// The steps that the file had when they were taken over last, in the order in which they are used.
fn of_the_file(book: &AttachedRunbook, ordinal: u32) -> Vec<Used<'_>> {
    let gone = |used: &Used<'_>| {
        used.plan.is_some_and(|p| p.dropped.as_ref().is_some_and(|(mark, _)| mark.from_file))
    };
    let own =
        |used: &Used<'_>| used.at.added.is_some() && used.plan.is_some_and(|p| p.file.is_none());
    let all = book.order(ordinal).into_iter().flatten();
    all.filter_map(|at| book.used(at)).filter(|used| !gone(used) && !own(used)).collect()
}

/// True when a person chose its place.
fn is_moved_here(used: &Used<'_>) -> bool {
    used.plan.is_some_and(|p| p.moved.as_ref().is_some_and(|mark| !mark.from_file))
}

/// A sub-step as it counts for the id of a difference: answers are kept by that id, so that its form never changes.
#[derive(Debug)]
#[expect(dead_code, reason = "read by its debug form")]
struct Substep<'a> {
    number: &'a str,
    text: &'a str,
    commands: &'a [String],
    details: &'a [String],
}

fn words_of(sub: &crate::runbook::Substep) -> Substep<'_> {
    Substep { number: &sub.number, text: &sub.text, commands: &sub.commands, details: &sub.details }
}

/// What the file said of a step.
fn before<'a>(book: &'a AttachedRunbook, used: &Used<'a>) -> &'a Step {
    let as_frozen = || frozen(&book.file.runbook.phases, used.at.step);
    let taken = used.plan.and_then(|p| p.file.as_ref());
    taken.or_else(as_frozen).unwrap_or(used.step)
}

/// True when a person added the same step here already.
fn is_our_own(book: &AttachedRunbook, step: &Step) -> bool {
    let same = |s: &Step| s.text == step.text && s.commands == step.commands;
    book.plan
        .steps
        .values()
        .any(|p| p.added.is_some() && p.file.is_none() && p.now.as_ref().is_some_and(same))
}

/// Where the file has a step, in terms of the checklist: after the one before it under the same heading, else first
/// under that heading, else after the last step before it that the checklist has.
fn spot(
    (book, file): (&AttachedRunbook, &Checklist),
    ours: &[Used<'_>],
    theirs: &[(&Phase, &Step)],
    matched: &[Option<usize>],
    at: usize,
) -> Spot {
    let line = theirs.get(at).map(|(phase, _)| phase.line);
    let before = (0..at).rev().find_map(|n| {
        let used = ours.get((*matched.get(n)?)?)?;
        Some((theirs.get(n)?.0.line, used.at))
    });
    let known = theirs.get(at).and_then(|(phase, _)| heading(&book.file.runbook, file, phase));
    match before {
        Some((heading, after)) if Some(heading) == line || known.is_none() => {
            Spot { after: Some(after), under: None }
        }
        Some(_) | None => Spot { after: None, under: known },
    }
}

/// The frozen heading that a heading of the file is: the one with its title, counted where the title repeats.
fn heading(frozen: &Checklist, file: &Checklist, phase: &Phase) -> Option<Heading> {
    let same = |p: &&Phase| p.title == phase.title;
    let before = file.phases.iter().take_while(|p| p.line != phase.line).filter(same).count();
    let mut places = (1..).zip(&frozen.phases).filter(|(_, p)| same(p));
    let (place, found) = places.nth(before)?;
    Some(Heading { place, title: found.title.clone() })
}

/// The first 16 hexadecimal digits of a SHA-256 over what makes the difference.
fn id(what: What, ours: Option<StepRef>, theirs: Option<&Step>, spot: &Spot) -> String {
    let place = if what == What::Moved { format!("{spot:?}") } else { String::new() };
    let words = theirs.filter(|_| what != What::Moved).map(|s| {
        let around = (&s.expected, &s.cautions, &s.condition, s.optional);
        let substeps: Vec<Substep<'_>> = s.substeps.iter().map(words_of).collect();
        // The key tells two steps with the same words apart.
        (&s.key, &s.text, &s.commands, substeps, around)
    });
    let digest = Sha256::digest(format!("{what:?}\n{ours:?}\n{words:?}\n{place}").as_bytes());
    hex::encode(&digest[..8])
}
