//! One story of a file as a scenario: its injects with their times, and what stands around them.

use std::collections::BTreeMap;

use super::body::joined;
use super::found::Found;
use super::lines::Lines;
use super::moment::{self, Moment};
use super::turn::Origin;
use super::{around, body, clock, signs, words};
use crate::clock::{MINUTE_MS, Millis, YEAR_MS};
use crate::exercise::page::Page;
use crate::exercise::scenario::{Expectation, Inject, InjectKind, Scenario, Trigger};
use crate::exercise::strict;
use crate::runbook::Warning;

/// One of the stories of a file.
pub(super) struct Story<'a> {
    pub page: &'a Page,
    pub around: &'a around::Around,
    /// Its injects.
    pub own: &'a [Found],
    /// How many injects of the file stand before them.
    pub before: usize,
    /// The lines that belong to other stories.
    pub others: &'a Lines,
}

impl Story<'_> {
    fn heading(&self) -> Option<usize> {
        self.own.first().and_then(|one| one.story)
    }

    /// The scenario that it is. Adds where each inject comes from, and every doubt.
    pub fn scenario(
        &self,
        origins: &mut BTreeMap<String, Origin>,
        warnings: &mut Vec<Warning>,
        is_one_of_many: bool,
    ) -> Scenario {
        let minutes = clock::minutes(self.own);
        let mut injects = Vec::new();
        for (at, (found, minutes)) in self.own.iter().zip(&minutes).enumerate() {
            let (inject, origin) = inject(found, *minutes, self.before + at, at == 0, warnings);
            origins.insert(inject.id.clone(), origin);
            injects.push(inject);
        }
        let title = self.title(&injects, is_one_of_many);
        let mine = |line: &u32| !self.others.holds(*line);
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
            let message = "the last inject lies behind the duration that the file gives";
            warnings.push(Warning::new(self.own.last().map(|one| one.lines.start), message));
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
        let named =
            own.filter(|own| signs::letters(own) > 1).unwrap_or_else(|| super::title(self.page));
        if signs::letters(&named) > 0 { named } else { "Scenario".to_owned() }
    }

    /// The first time by the clock, on the first day of all: only the time of day is known.
    fn clock_start(&self) -> Option<Millis> {
        let first = self.own.iter().find_map(|one| match one.time {
            Some(Moment::OfDay { minute, .. }) => Some(minute),
            Some(Moment::Offset(_) | Moment::Day(_) | Moment::Span { .. }) | None => None,
        });
        first.map(|minute| Millis(minute * MINUTE_MS))
    }
}

/// What is doubted about an inject.
const ROUGH: &str = "the file gives this time only roughly, or together with a condition";
const NO_TEXT: &str = "no text for players was found here, so they are given the title";

/// The longest title of an inject, in letters.
const LONGEST_TITLE: usize = 70;

fn inject(
    found: &Found,
    minutes: Option<i64>,
    at: usize,
    is_first: bool,
    warnings: &mut Vec<Warning>,
) -> (Inject, Origin) {
    let body = body::read(found);
    let line = found.lines.start;
    let at_minutes = minutes.filter(|minutes| (0..=YEAR_MS / MINUTE_MS).contains(minutes));
    if minutes.is_some() && at_minutes.is_none() {
        warnings.push(Warning::new(
            line,
            "a time before the first one, or more than a year after it: left out",
        ));
    }
    let time = match (at_minutes.is_some(), found.rough) {
        (false, _) => Some("the file gives no time; this one is proposed"),
        (true, true) => Some(ROUGH),
        (true, false) => None,
    };
    let origin =
        Origin { words: found.words.clone(), time, text: body.text.is_empty().then_some(NO_TEXT) };
    let rough = found.rough.then_some(ROUGH);
    warnings.extend(rough.into_iter().chain(origin.text).map(|doubt| Warning::new(line, doubt)));
    let text = joined(&body.text);
    let text = if text.trim().is_empty() { found.title.clone() } else { text };
    let mut facilitator = Vec::new();
    facilitator.extend(found.condition.iter().map(|when| format!("Release: {when}")));
    facilitator.extend(body.hidden);
    let expectation = |text: String| Expectation {
        text: strict::expectation::as_words(text),
        ..Expectation::default()
    };
    let inject = Inject {
        id: format!("I{}", at + 1),
        at_ms: at_minutes.map(|minutes| minutes.saturating_mul(MINUTE_MS)),
        trigger: at_minutes.is_none().then_some(Trigger::Manual),
        kind: kind(found, is_first),
        title: short(if is_named(&found.title) { &found.title } else { &text }, at),
        text,
        from: body.from,
        to: body.to,
        via: body.via,
        expectations: body.expectations.into_iter().map(expectation).collect(),
        hints: body.hints,
        facilitator,
        line,
    };
    (inject, origin)
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

/// A heading may give a time and a second time, and nothing else: `T+2 hours (8:47 PM)`.
fn is_named(title: &str) -> bool {
    let rest = moment::closing(title).map_or_else(|| title.to_owned(), |timed| timed.rest);
    signs::letters(&rest) > 0
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

/// A title that stands in a heading without being read as anything else.
pub(super) fn plain_title(text: &str) -> String {
    let text = text.replace('<', "‹").replace('>', "›");
    let text: String =
        text.chars().filter(|c| !matches!(c, '`' | '*' | '#' | '\\' | '[' | ']' | '_')).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
