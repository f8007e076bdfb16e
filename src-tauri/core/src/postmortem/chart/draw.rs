//! Where everything of a chart stands. Rows that have nothing are left out; signs of one row at one place are drawn once. No
//! two words cover each other, and a name that has no room is told below.

use std::collections::BTreeSet;

use super::{Chart, outcome_word, spans};
use crate::clock::{MINUTE_MS, Millis};
use crate::incident::went::phases::{Turn, Went};
use crate::incident::{Audience, IncidentState};
use crate::paper::drawing::{Drawing, Look, Shape, Side, Sign};
use crate::postmortem::cadence::{Judged, Outcome};
use crate::severity::Severity;
use crate::text::{count, length, shorten};

/// How much room a chart has: the letters are as large in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A page.
    Page,
    /// A pane beside a text.
    Pane,
}

impl Room {
    fn width(self) -> i32 {
        match self {
            Self::Page => 960,
            Self::Pane => 400,
        }
    }

    /// Where the time begins; the names of the rows stand before it.
    fn left(self) -> i32 {
        match self {
            Self::Page => 150,
            Self::Pane => 138,
        }
    }

    fn right(self) -> i32 {
        self.width() - 20
    }

    /// The most times at the foot.
    fn ticks(self) -> i64 {
        match self {
            Self::Page => 8,
            Self::Pane => 4,
        }
    }
}

const ROW: i32 = 26;
const BAND: i32 = 18;
/// The room above the rows, for the key times on one line.
const TOP: i32 = 40;
/// How high a line of words is.
const LINE: i32 = 14;
/// About how wide a character is.
const CHAR: i32 = 7;

/// The chart as shapes and words.
pub(super) fn drawn(chart: &Chart<'_>, room: Room) -> Drawing {
    let (shapes, words) = (Vec::new(), Vec::new());
    let mut pen = Pen { chart, room, y: TOP, top: TOP, free: 0, narrow: Vec::new(), shapes, words };
    pen.key_times();
    let severities = spans(&chart.severities, chart.worked_until());
    pen.bands(
        "Severity",
        severities.iter().map(|(a, b, s)| (*a, *b, of_severity(*s), s.to_string())),
    );
    let states = chart.open_states();
    pen.bands("State", states.iter().map(|(a, b, s)| (*a, *b, of_state(*s), s.to_string())));
    chart.phases.iter().for_each(|phase| pen.phase(phase));
    for audience in Audience::ALL {
        pen.updates(audience);
    }
    let decisions = chart.decisions.iter().map(|(at, text)| (*at, Sign::Decision, text.clone()));
    pen.signs("Decisions", decisions.collect());
    pen.axis()
}

fn of_severity(severity: Severity) -> Look {
    match severity {
        Severity::Sev1 => Look::Darkest,
        Severity::Sev2 => Look::Dark,
        Severity::Sev3 => Look::Middle,
        Severity::Sev4 => Look::Light,
        Severity::Sev5 => Look::Lightest,
    }
}

fn of_state(state: IncidentState) -> Look {
    match state {
        IncidentState::Investigating => Look::Dark,
        IncidentState::Identified => Look::Middle,
        IncidentState::Monitoring => Look::Lightest,
        IncidentState::Resolved | IncidentState::Closed | IncidentState::Declined => Look::Outline,
    }
}

struct Pen<'a> {
    chart: &'a Chart<'a>,
    room: Room,
    y: i32,
    /// Where the rows begin.
    top: i32,
    /// Where words in the row may begin, behind those that stand in it.
    free: i32,
    /// The names of the bands that have no room for them.
    narrow: Vec<String>,
    shapes: Vec<Shape>,
    words: Vec<String>,
}

impl Pen<'_> {
    /// Where a time stands; one outside of the chart stands at its edge.
    fn x(&self, at: Millis) -> i32 {
        let span = self.chart.to.since(self.chart.from).max(1);
        let part = at.since(self.chart.from).clamp(0, span);
        let wide =
            i128::from(self.room.right() - self.room.left()) * i128::from(part) / i128::from(span);
        self.room.left() + i32::try_from(wide).unwrap_or(0)
    }

    /// A time, with its day where the chart covers more than one; the story's where that counts.
    fn time(&self, at: Millis) -> String {
        if let Some(of_story) = self.chart.dial.story_time(at) {
            return of_story;
        }
        let (from, to) = (self.chart.from.utc().date_naive(), self.chart.to.utc().date_naive());
        if from == to { at.hh_mm() } else { at.date_hh_mm() }
    }

    fn label(&mut self, x: i32, y: i32, side: Side, text: &str) {
        self.shapes.push(Shape::Label { x, y, side, light: false, text: text.to_owned() });
    }

    /// The name of the row, which is as long as there is room.
    fn name(&mut self, name: &str) {
        let left = self.room.left();
        let room = usize::try_from((left - 10) / CHAR).unwrap_or(0);
        self.label(left - 8, self.y + 13, Side::End, &shorten(name, room));
    }

    /// Names at near times stand above each other; the lines begin below all of them.
    fn key_times(&mut self) {
        let mut told = Vec::new();
        let mut keys = self.chart.keys.clone();
        keys.sort_by_key(|(_, at)| *at);
        let mut ends: Vec<i32> = Vec::new();
        let mut placed = Vec::new();
        for (key, at) in keys {
            let (x, name) = (self.x(at), key.name());
            told.push(format!("{} {}", name.to_lowercase(), self.time(at)));
            let half = width(name) / 2;
            let middle = x.clamp(self.room.left() + half, self.room.right() - half);
            let line = ends.iter().position(|end| *end <= middle - half).unwrap_or(ends.len());
            ends.resize(ends.len().max(line + 1), 0);
            ends[line] = middle + half + CHAR;
            placed.push((x, middle, line, name));
        }
        let lines = |n: usize| i32::try_from(n).unwrap_or(0) * LINE;
        self.top = TOP + lines(ends.len().saturating_sub(1));
        self.y = self.top;
        for (x, middle, line, name) in placed {
            self.shapes.push(Shape::Line { x, y: self.top - 22, to: i32::MAX, strong: true });
            self.label(middle, self.top - 26 - lines(line), Side::Middle, name);
        }
        if !told.is_empty() {
            self.words.push(format!("Key times: {}.", told.join(", ")));
        }
    }

    fn band(&mut self, (from, to): (Millis, Millis), look: Look, text: &str, words: String) {
        let (x, end) = (self.x(from), self.x(to));
        let (y, width) = (self.y, (end - x).max(2));
        self.shapes.push(Shape::Band { x, y, width, height: BAND, look, words });
        if text.is_empty() {
            return;
        }
        let wide = self::width(text);
        if wide + 6 <= width && self.free <= x {
            let (y, side, light) = (y + 13, Side::Start, look.is_dark());
            self.shapes.push(Shape::Label { x: x + 4, y, side, light, text: text.to_owned() });
            self.free = x + 4 + wide;
        } else {
            self.narrow.push(text.to_owned());
        }
    }

    fn bands(&mut self, name: &str, bands: impl Iterator<Item = (Millis, Millis, Look, String)>) {
        let mut told = Vec::new();
        for (from, to, look, text) in bands {
            let words = format!("{text} {}–{}", self.time(from), self.time(to));
            self.band((from, to), look, &text, words.clone());
            told.push(words);
        }
        self.end_row(name, &told);
    }

    /// Names the row and tells it, where it has something.
    fn end_row(&mut self, name: &str, told: &[String]) {
        if told.is_empty() {
            return;
        }
        self.name(name);
        self.words.push(format!("{name}: {}.", told.join(", ")));
        (self.y, self.free) = (self.y + ROW, 0);
    }

    /// What was planned is an outline around what was done, for each start that its window counts from.
    fn phase(&mut self, went: &Went<'_>) {
        let mut told = Vec::new();
        for turn in &went.turns {
            told.extend(self.planned(turn));
            told.push(self.done(turn));
        }
        self.end_row(&went.phase.title, &told);
    }

    fn planned(&mut self, turn: &Turn<'_>) -> Option<String> {
        let (from, to) = turn.planned?;
        let words = match to {
            Some(to) => format!("planned {}–{}", self.time(from), self.time(to)),
            None => format!("planned from {}", self.time(from)),
        };
        if from < self.chart.to {
            self.band((from, to.unwrap_or(self.chart.to)), Look::Outline, "", words.clone());
        }
        Some(words)
    }

    fn done(&mut self, turn: &Turn<'_>) -> String {
        let Some((first, last)) = turn.done else { return "nothing was done".to_owned() };
        let (from, to) = (self.time(first.at), self.time(last.at));
        let over = turn.over().map_or_else(String::new, |ms| format!(", {} over", length(ms)));
        let words = format!("done {from}–{to}{over}");
        let look = if turn.over().is_some() { Look::Darkest } else { Look::Middle };
        self.thin((first.at, last.at), look, words.clone());
        words
    }

    /// A lower band, inside of another one.
    fn thin(&mut self, (from, to): (Millis, Millis), look: Look, words: String) {
        let (x, end) = (self.x(from), self.x(to));
        let (y, width) = (self.y + 5, (end - x).max(4));
        self.shapes.push(Shape::Band { x, y, width, height: BAND - 10, look, words });
    }

    /// Texts above, promises below, of one audience.
    fn updates(&mut self, audience: Audience) {
        let posts = self.chart.posts.iter().filter(|(_, to, _)| *to == audience);
        let posts: Vec<_> = posts
            .map(|(at, _, ping)| match ping {
                true => (*at, Sign::Ping, format!("ping {}", self.time(*at))),
                false => (*at, Sign::Update, format!("update {}", self.time(*at))),
            })
            .collect();
        let of = |judged: &&Judged| judged.audience == audience;
        let promises: Vec<_> = self
            .chart
            .promises
            .iter()
            .filter(of)
            .map(|judged| {
                let sign = match judged.outcome {
                    Outcome::Kept => Sign::Kept,
                    Outcome::Missed => Sign::Missed,
                    Outcome::Unknown => Sign::Unknown,
                };
                let only =
                    judged.channel.as_deref().map_or_else(String::new, |c| format!(" to {c}"));
                (
                    judged.due_at,
                    sign,
                    format!("{}{only} {}", self.time(judged.due_at), outcome_word(judged.outcome)),
                )
            })
            .collect();
        self.signs(&format!("Texts, {audience}"), posts);
        self.signs(&format!("Promises, {audience}"), promises);
    }

    fn signs(&mut self, name: &str, signs: Vec<(Millis, Sign, String)>) {
        let mut places = BTreeSet::new();
        let mut told = Vec::new();
        for (at, sign, words) in signs {
            let (x, y) = (self.x(at), self.y + BAND / 2);
            let words =
                if sign == Sign::Decision { format!("{} {words}", self.time(at)) } else { words };
            if places.insert((x, sign.path())) {
                self.shapes.push(Shape::Sign { x, y, sign, words: words.clone() });
                told.push(words);
            }
        }
        self.end_row(name, &told);
    }

    /// The times at the foot. Lines that go to the foot end there.
    fn axis(mut self) -> Drawing {
        let foot = self.y + 4;
        let (from, to) = (self.chart.from, self.chart.to);
        let wide = [from, to].map(|at| width(&self.time(at))).into_iter().fold(0, i32::max) + CHAR;
        let fit = i64::from((self.room.right() - self.room.left()) / wide);
        for at in ticks(from, to, self.room.ticks().min(fit).max(1)) {
            let (x, time) = (self.x(at), self.time(at));
            // Half of it stands on each side.
            if (wide..=2 * self.room.width() - wide).contains(&(2 * x)) {
                self.shapes.insert(0, Shape::Line { x, y: self.top - 6, to: foot, strong: false });
                self.label(x, foot + LINE, Side::Middle, &time);
            }
        }
        let mut low = foot + LINE;
        if let Some(said) = self.too_narrow() {
            low += LINE + 2;
            self.label(self.room.left(), low, Side::Start, &said);
        }
        for shape in &mut self.shapes {
            if let Shape::Line { to, .. } = shape {
                *to = (*to).min(foot);
            }
        }
        let Chart { title, .. } = self.chart;
        let (shapes, words) = (self.shapes, self.words);
        Drawing { title: title.clone(), width: self.room.width(), height: low + 8, shapes, words }
    }

    /// Which bands have no name in them.
    fn too_narrow(&mut self) -> Option<String> {
        let bands = u32::try_from(self.narrow.len()).unwrap_or(u32::MAX);
        self.narrow.sort();
        self.narrow.dedup();
        let names = self.narrow.join(", ");
        let are = if bands == 1 { "is" } else { "are" };
        let room = usize::try_from((self.room.right() - self.room.left()) / CHAR).unwrap_or(0);
        let said = format!("{} {are} too narrow for a name: {names}", count(bands, "band"));
        (bands > 0).then(|| shorten(&said, room))
    }
}

/// About how wide words are.
fn width(text: &str) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(i32::MAX).saturating_mul(CHAR)
}

/// Round times, at most so many.
fn ticks(from: Millis, to: Millis, most: i64) -> Vec<Millis> {
    const STEPS: [i64; 14] = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440, 2880, 10_080, 43_200];
    let span = to.since(from);
    let fits = |minutes: &&i64| span / (**minutes * MINUTE_MS) < most;
    let step = STEPS.iter().find(fits).map_or(span.max(most) / most, |minutes| minutes * MINUTE_MS);
    let first = from.0.div_euclid(step).saturating_add(1).saturating_mul(step);
    let count = usize::try_from(span / step.max(1) + 1).unwrap_or(0).min(9);
    (0_i64..).map(|n| Millis(first + n * step)).take(count).filter(|at| *at <= to).collect()
}
