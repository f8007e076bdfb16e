//! Scenarios as teams have written them, read into the form that an exercise is run from.
//!
//! A file may be a tabletop with times in its headings, a table of injects, a library of stories, a game day with
//! commands, or only talk about exercises. Nothing is guessed in silence: every doubt is a warning with its line, and a
//! time that the file does not give stays empty. The stages: `moment`, `words`, `signs` (text alone), `found`, `table`,
//! `list`, `series`, `repeats`, `one` (what is released), `clock`, `body`, `around`, then `draft` (the file to run).

mod around;
mod body;
mod clock;
mod draft;
mod found;
mod list;
mod moment;
mod one;
mod refuse;
mod repeats;
mod series;
mod signs;
mod table;
mod told;
mod words;

pub use draft::draft;
pub use told::{Told, told};

use std::collections::BTreeSet;
use std::ops::Range;

use self::body::joined;
use self::found::{Found, Sign};
use self::moment::Moment;
use super::moment::LONGEST_MS;
use super::page::Page;
use super::scenario::{Expectation, Inject, InjectKind, Scenario, Trigger};
use super::strict;
use crate::clock::{MINUTE_MS, Millis};
use crate::runbook::Warning;

/// What a file gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// The title of the file.
    pub title: String,
    /// Its scenarios, in its order; none where it was refused. Times are those that the file gives.
    pub scenarios: Vec<Scenario>,
    /// What the whole file wants to show.
    pub objectives: Vec<String>,
    /// Every doubt, with its line.
    pub warnings: Vec<Warning>,
    /// Why it gave no scenario.
    pub refusal: Option<String>,
    /// The lines of the file.
    lines: Vec<String>,
    /// For each scenario, the lines that belong to another one alone.
    others: Vec<Vec<Range<u32>>>,
    /// Injects whose words in the file differ from what is kept of them.
    origins: Vec<(String, String)>,
}

/// Reads a file of any kind. Total: what holds no scenario says why.
#[must_use]
pub fn import(text: &str, file_name: &str) -> Imported {
    if strict::is_strict(text) {
        return as_it_is(text, file_name);
    }
    let page = Page::read(text, file_name);
    let mut warnings = Vec::new();
    let found = releases(&page, &mut warnings);
    let title = title(&page);
    let lines = page.lines.clone();
    if found.is_empty() {
        let refusal = Some(refuse::reason(&page));
        return Imported { title, refusal, warnings, lines, ..Imported::default() };
    }
    let taken: Vec<Range<u32>> = found.iter().map(|one| one.lines.clone()).collect();
    let around = around::read(&page, &taken);
    let starts = clock::stories(&found);
    let mut imported = Imported { title, lines, ..Imported::default() };
    imported.objectives = around.objectives.iter().map(|(_, text)| text.clone()).collect();
    for (at, from) in starts.iter().enumerate() {
        let to = starts.get(at + 1).copied().unwrap_or(found.len());
        let story = Story { page: &page, around: &around, found: &found, from: *from, to };
        let scenario = story.scenario(&mut imported.origins, &mut warnings, starts.len() > 1);
        imported.others.push(story.others());
        imported.scenarios.push(scenario);
    }
    warnings.extend(about_stories(&imported, &found, &starts));
    warnings.extend(page.unclosed.map(|line| Warning {
        line: Some(line),
        message: "the code fence that opens here is never closed, so the rest of the file was read as code".to_owned(),
    }));
    warnings.sort_by_key(|warning| warning.line);
    imported.warnings = warnings;
    imported
}

/// A file that has the strict form already. What is wrong with it is said as doubts.
fn as_it_is(text: &str, file_name: &str) -> Imported {
    let strict::Strict { scenario, findings } = strict::read(text, file_name);
    let warnings = findings.into_iter().map(|f| Warning { line: Some(f.line), message: f.message });
    let is_empty = scenario.injects.is_empty();
    let refusal = "the file has the strict form, but no inject".to_owned();
    Imported {
        title: scenario.title.clone(),
        objectives: scenario.objectives.iter().map(|objective| objective.text.clone()).collect(),
        refusal: is_empty.then_some(refusal),
        warnings: warnings.collect(),
        lines: text.lines().map(str::to_owned).collect(),
        scenarios: if is_empty { Vec::new() } else { vec![scenario] },
        ..Imported::default()
    }
}

/// What is released in a file, each thing once.
fn releases(page: &Page, warnings: &mut Vec<Warning>) -> Vec<Found> {
    if let Some(line) = refuse::record_line(page) {
        warnings.push(warning(line, "this reads like the record of an exercise that was held"));
        return Vec::new();
    }
    let mut found = series::find(page);
    found.sort_by_key(|one| one.lines.start);
    found.retain(|one| !blank(one));
    let strong: BTreeSet<(u32, u32)> =
        found.iter().filter(|one| one.sign == Sign::Strong).map(|one| one.group).collect();
    found.retain(|one| strong.is_empty() || strong.contains(&one.group));
    let (mut found, details) = repeats::merge(found);
    if !details.is_empty() {
        let message = "told twice: the overview and its details were read as one";
        warnings.push(warning(details[0], message));
    }
    found.retain(|one| {
        if one.is_before() {
            warnings.push(warning(
                one.lines.start,
                "a time before the start: kept as a note, not as an inject",
            ));
        }
        !one.is_before() && !is_debrief(one)
    });
    if found.is_empty() {
        found.extend(one::scene(page).filter(|one| !blank(one)));
    }
    without_doubles(found, warnings)
}

/// The talk after the play is no part of it.
fn is_debrief(found: &Found) -> bool {
    words::topic(&found.title) == Some(words::Topic::HotWash)
}

fn blank(found: &Found) -> bool {
    let body = body::read(found);
    let text = joined(&body.text);
    let is_form = signs::is_blank(&text) && !text.is_empty();
    signs::is_blank(&found.title) && (is_form || text.is_empty())
}

fn without_doubles(found: Vec<Found>, warnings: &mut Vec<Warning>) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    let mut keep = |one: &Found| {
        let is_new = seen.insert((one.title.clone(), joined(&body::read(one).text)));
        if !is_new {
            warnings.push(warning(
                one.lines.start,
                "the same inject stands here a second time and was left out",
            ));
        }
        is_new
    };
    found.into_iter().filter(|one| keep(one)).collect()
}

fn warning(line: u32, message: &str) -> Warning {
    Warning { line: Some(line), message: message.to_owned() }
}

fn title(page: &Page) -> String {
    let bare = words::bare(&page.title);
    plain_title(if bare.is_empty() { &page.title } else { bare })
}

/// A title that stands in a heading without being read as anything else.
fn plain_title(text: &str) -> String {
    let text = text.replace('<', "‹").replace('>', "›");
    let text: String =
        text.chars().filter(|c| !matches!(c, '`' | '*' | '#' | '\\' | '[' | ']' | '_')).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn about_stories(imported: &Imported, found: &[Found], starts: &[usize]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if starts.len() > 1 {
        let begins: Vec<String> = imported
            .scenarios
            .iter()
            .filter_map(|scenario| scenario.injects.first().map(|inject| inject.id.clone()))
            .collect();
        let message = format!(
            "the file holds {} scenarios, each with a clock of its own; they begin at {}",
            starts.len(),
            begins.join(", ")
        );
        warnings.push(Warning { line: found.first().map(|one| one.lines.start), message });
    }
    let any =
        imported.scenarios.iter().flat_map(|s| &s.injects).any(|inject| inject.at_ms.is_some());
    if !any {
        let message = "the file gives no times; those in the draft are proposed".to_owned();
        warnings.push(Warning { line: None, message });
    }
    warnings
}

/// One of the stories of a file.
struct Story<'a> {
    page: &'a Page,
    around: &'a around::Around,
    found: &'a [Found],
    from: usize,
    to: usize,
}

impl Story<'_> {
    fn own(&self) -> &[Found] {
        &self.found[self.from..self.to]
    }

    fn heading(&self) -> Option<usize> {
        self.own().first().and_then(|one| one.story)
    }

    /// The lines that belong to the injects of other stories.
    fn others(&self) -> Vec<Range<u32>> {
        let own = self.heading();
        let span = |story: usize| self.page.headings[story].line..self.page.end_of(story);
        let others =
            self.found.iter().filter_map(|one| one.story).filter(|story| Some(*story) != own);
        let stories: BTreeSet<usize> = others.collect();
        let loose = self.found[..self.from].iter().chain(&self.found[self.to..]);
        let loose = loose.filter(|one| one.story.is_none()).map(|one| one.lines.clone());
        let all = stories.into_iter().map(span).chain(loose);
        match own.map(span) {
            Some(own) => all.flat_map(|lines| without(&lines, &own)).collect(),
            None => all.collect(),
        }
    }

    fn scenario(
        &self,
        origins: &mut Vec<(String, String)>,
        warnings: &mut Vec<Warning>,
        is_one_of_many: bool,
    ) -> Scenario {
        let minutes = clock::minutes(self.own());
        let mut injects = Vec::new();
        for (at, (found, minutes)) in self.own().iter().zip(&minutes).enumerate() {
            let inject = inject(found, *minutes, self.from + at, at == 0, warnings);
            origins.push((inject.id.clone(), found.words.clone()));
            injects.push(inject);
        }
        let title = self.title(&injects, is_one_of_many);
        let others = self.others();
        let mine = |line: &u32| !others.iter().any(|lines| lines.contains(line));
        let objectives: Vec<(u32, String)> =
            self.around.objectives.iter().filter(|(line, _)| mine(line)).cloned().collect();
        let texts = |all: &[(u32, String)]| {
            all.iter()
                .filter(|(line, _)| mine(line))
                .map(|(_, text)| text.clone())
                .collect::<Vec<_>>()
        };
        let kind = around::kind(&self.page.title);
        let longest = injects.iter().filter_map(|inject| inject.at_ms).max();
        let duration_ms = self.around.minutes.map(|minutes| minutes * MINUTE_MS);
        if let (Some(longest), Some(duration)) = (longest, duration_ms)
            && longest > duration
        {
            let message = "the last inject lies behind the duration that the file gives".to_owned();
            warnings.push(Warning { line: self.own().last().map(|one| one.lines.start), message });
        }
        Scenario {
            title,
            kind,
            mode: kind.mode(),
            duration_ms,
            clock_start: self.clock_start(),
            opening: texts(&self.around.opening).join("\n\n"),
            objectives: around::objectives(&objectives),
            participants: self.around.participants.clone(),
            rules: self.around.rules.clone(),
            stop_criteria: self.around.stop.clone(),
            hot_wash: texts(&self.around.hot_wash),
            injects,
            ..Scenario::default()
        }
    }

    fn title(&self, injects: &[Inject], is_one_of_many: bool) -> String {
        let story =
            self.heading().filter(|_| is_one_of_many).map(|at| &self.page.headings[at].words);
        let counted = story.map(|words| {
            let rest =
                words::counter(words).map(|counter| counter.rest).filter(|rest| !rest.is_empty());
            plain_title(&rest.unwrap_or_else(|| words.clone()))
        });
        let first = injects.first().map(|inject| inject.title.clone()).unwrap_or_default();
        let own = counted.or_else(|| Some(first).filter(|_| is_one_of_many));
        let named = own.filter(|own| signs::letters(own) > 1).unwrap_or_else(|| title(self.page));
        if signs::letters(&named) > 0 { named } else { "Scenario".to_owned() }
    }

    /// The first time by the clock, on the first day of all: only the time of day is known.
    fn clock_start(&self) -> Option<Millis> {
        let first = self.own().iter().find_map(|one| match one.time {
            Some(Moment::Clock { minute, .. }) => Some(minute),
            Some(Moment::Offset(_) | Moment::Day(_) | Moment::Span { .. }) | None => None,
        });
        first.map(|minute| Millis(minute * MINUTE_MS))
    }
}

/// What is left of some lines without others.
fn without(lines: &Range<u32>, other: &Range<u32>) -> [Range<u32>; 2] {
    [
        lines.start..lines.end.min(other.start.max(lines.start)),
        other.end.min(lines.end).max(lines.start)..lines.end,
    ]
}

/// The longest title of an inject, in letters.
const LONGEST_TITLE: usize = 70;

fn inject(
    found: &Found,
    minutes: Option<i64>,
    at: usize,
    is_first: bool,
    warnings: &mut Vec<Warning>,
) -> Inject {
    let body = body::read(found);
    let line = found.lines.start;
    let at_minutes = minutes.filter(|minutes| (0..=LONGEST_MS / MINUTE_MS).contains(minutes));
    if minutes.is_some() && at_minutes.is_none() {
        warnings.push(warning(
            line,
            "a time before the first one, or more than a year after it: left out",
        ));
    }
    if found.rough {
        warnings.push(warning(
            line,
            "the file gives this time only roughly, or together with a condition",
        ));
    }
    let text = joined(&body.text);
    let text = if text.trim().is_empty() { found.title.clone() } else { text };
    if body.text.is_empty() {
        warnings
            .push(warning(line, "no text for players was found here, so they are given the title"));
    }
    let mut facilitator = Vec::new();
    facilitator.extend(found.condition.iter().map(|when| format!("Release: {when}")));
    facilitator.extend(body.hidden);
    let expectation = |text: String| Expectation {
        text: strict::expectation::as_words(text),
        ..Expectation::default()
    };
    Inject {
        id: format!("I{}", at + 1),
        at_ms: at_minutes.map(|minutes| minutes.saturating_mul(MINUTE_MS)),
        trigger: at_minutes.is_none().then_some(Trigger::Manual),
        kind: kind(found, is_first),
        title: short(&found.title, at),
        text,
        from: body.from,
        to: body.to,
        via: body.via,
        expectations: body.expectations.into_iter().map(expectation).collect(),
        hints: body.hints,
        facilitator,
        line,
    }
}

fn kind(found: &Found, is_first: bool) -> InjectKind {
    let is_extra =
        found.condition.is_some() && found.time.is_none() || body::is_optional(&found.words);
    match (is_extra, is_first) {
        (true, _) => InjectKind::Contingency,
        (false, true) => InjectKind::Contextual,
        (false, false) => InjectKind::Expected,
    }
}

fn short(title: &str, at: usize) -> String {
    let line = title.lines().find(|line| signs::letters(line) > 0).unwrap_or_default();
    let line = plain_title(line);
    let line = line.trim_matches([' ', '"', '“', '”', ':', '-', '–', '—', '.']);
    if signs::letters(line) == 0 {
        return format!("Inject {}", at + 1);
    }
    if line.chars().count() <= LONGEST_TITLE {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LONGEST_TITLE).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([' ', ',', ';', ':', '-', '–', '—']))
}
