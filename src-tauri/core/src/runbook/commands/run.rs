//! Whether a program is run, or its name only stands there as a word or as the name of a thing.
//!
//! `make`, `git` and `host` are words of sentences too, so that their names alone say little: what stands behind them
//! decides. Deliberately absent: what options show, which [`super::code`] asks first.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::runbook::words::mention::Mentions;
use crate::runbook::words::word_set::WordSet;
use crate::runbook::words::{asks, is_common, is_verb, lines, words};
use crate::text::patterns;

/// A subcommand, and whether it needs something behind it.
type Subcommands = HashMap<&'static str, bool>;

static SUBCOMMANDS: LazyLock<HashMap<&'static str, Subcommands>> = LazyLock::new(|| {
    let subcommands = |word: &'static str| match word.strip_suffix('+') {
        Some(word) => (word, true),
        None => (word, false),
    };
    lines(include_str!("subcommands.txt"))
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.map(subcommands).collect()))
        })
        .collect()
});

/// What is asked of the state of a service.
const OF_A_SERVICE: [&str; 5] = ["start", "stop", "restart", "reload", "status"];
/// What `make` is followed by in a sentence.
const MADE: [&str; 5] = ["sure", "sense", "changes", "use", "do"];

/// True when what stands behind a doubtful program shows that it is run: `git push`, `sudo reboot now`. `program` is
/// its name, which stands in `line`.
pub(super) fn is_run(line: &str, program: &str) -> bool {
    if line.trim_start().starts_with("sudo ") {
        return true;
    }
    let mut rest = line.split_whitespace().skip_while(|word| *word != program).skip(1);
    let (Some(second), third, fourth) = (rest.next(), rest.next(), rest.next()) else {
        return false;
    };
    match program {
        "make" if third.is_none() => is_target(second),
        "make" => {
            let words = || line.split_whitespace().skip_while(|word| *word != program).skip(1);
            words().all(is_target) && words().any(|word| word.contains(['-', '_']))
        }
        "service" => fourth.is_none() && third.is_some_and(|word| OF_A_SERVICE.contains(&word)),
        "python" => second.ends_with(".py"),
        "ping" | "host" => third.is_none() && is_host(second),
        _ => SUBCOMMANDS
            .get(program)
            .and_then(|known| known.get(second))
            .is_some_and(|needs_more| !needs_more || third.is_some()),
    }
}

/// True for inline code that calls an unknown program with an option: `app-cli scan --all`, `mdadm /dev/md0 --fail x`.
pub(in crate::runbook) fn calls_with_option(code: &str) -> bool {
    let mut words = code.split_whitespace();
    let program = words.next().unwrap_or_default();
    let is_option = |word: &str| {
        let name = word.strip_prefix("--").or_else(|| word.strip_prefix('-')).unwrap_or_default();
        name.starts_with(char::is_alphabetic)
    };
    is_program(program)
        && !is_common(program)
        && words.clone().all(|word| !matches!(word, "=" | "==" | "->" | "=>"))
        && words.any(is_option)
}

fn is_program(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && !names_data(word)
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// Ends of the names of files that hold data, which nothing runs by their names: `upgrade-cluster.yml`.
const DATA: [&str; 20] = [
    ".yml", ".yaml", ".json", ".tf", ".tfvars", ".toml", ".ini", ".conf", ".cfg", ".md", ".txt",
    ".log", ".csv", ".xml", ".html", ".sql", ".zip", ".gz", ".tar", ".tgz",
];

fn names_data(word: &str) -> bool {
    DATA.iter().any(|end| word.ends_with(end))
}

fn is_target(word: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    word.chars().all(fits) && !is_common(word) && !MADE.contains(&word)
}

fn is_host(word: &str) -> bool {
    word.split('.').filter(|part| !part.is_empty()).count() >= 2 && !word.ends_with('.')
}

/// What is run to give a variable its value: `helm list` of `v=$(helm list)`.
pub(super) fn inside_assignment(line: &str) -> Option<&str> {
    let (name, value) = line.split_once('=')?;
    let value = value.trim_start_matches('"');
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    value.strip_prefix("$(").or_else(|| value.strip_prefix('`')).filter(|_| is_name)
}

/// The most lines of code that are believed to be commands without a known program.
const FEW_LINES: usize = 3;

/// What the sentence of a step says where the code below it is no command.
const NAMES_TEXT: [&str; 26] = [
    "add",
    "append",
    "config",
    "configuration",
    "contain",
    "content",
    "error",
    "file",
    "insert",
    "line",
    "log",
    "look",
    "message",
    "note",
    "output",
    "paste",
    "put",
    "read",
    "reply",
    "result",
    "returned",
    "see",
    "template",
    "text",
    "wait",
    "write",
];

/// True for the few lines of code that are all that an item asks for: an unknown program with an argument each.
/// `sentence` is the item's own.
pub(super) fn is_asked_for(sentence: &str, code: &str) -> bool {
    are_calls(code) && asks(sentence, false) && !names_text(sentence)
}

/// Deeds behind whose "with" stands what is written, and not what is run.
const FILLS: [&str; 12] = [
    "add",
    "create",
    "edit",
    "fill",
    "make",
    "overwrite",
    "populate",
    "put",
    "replace",
    "save",
    "update",
    "write",
];

/// The same for what stands before "with" or "using", which names the tool: "Decrypt the file".
pub(super) fn is_done_with(deed: &str, code: &str) -> bool {
    let mut words = deed.split(|c: char| !c.is_alphabetic()).map(str::to_ascii_lowercase);
    let fills = words.any(|word| FILLS.contains(&word.as_str()));
    are_calls(code) && asks(deed, false) && !fills
}

fn are_calls(code: &str) -> bool {
    let mut count = 0;
    let fits = code.lines().map(str::trim).filter(|line| !line.is_empty()).all(|line| {
        count += 1;
        count <= FEW_LINES && could_run(line)
    });
    fits && count > 0
}

fn names_text(sentence: &str) -> bool {
    sentence.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
        let word = word.to_ascii_lowercase();
        let one = word.strip_suffix('s').unwrap_or(&word);
        NAMES_TEXT.contains(&word.as_str()) || NAMES_TEXT.contains(&one)
    })
}

// The words that come before a query and say that it is one: "with this PromQL expression: ".
patterns! { NAMES_QUERY = r"(?i)\b(?:promql|logql|kql|query|expression)\b[^.`]{0,20}$"; }

/// True for code behind words that call it a query, where it looks like one.
pub(super) fn is_query(said: &str, code: &str) -> bool {
    code.contains(['(', '{']) && code.contains([')', '}']) && NAMES_QUERY.is_match(said)
}

patterns! {
    /// What says that something came of the command behind it: "the copy was taken with ".
    RESULTED = r"(?i)\b(?:(?:was|were|been|is|are) (?:run|executed|created|taken|started|made|generated|installed|built|set up|deployed)\b(?:\s+\w+){0,3}|(?:is|are|was|were) (?:\w+ )?\w+ed by(?: the)?)\s*$";
    /// What says that it was run before: "you have already run ".
    RUN_BEFORE = r"(?i)\b(?:already|previously|earlier)\b(?:\s+\w+){0,3}\s*$";
}

/// The words of [`RUN_BEFORE`], and how [`RESULTED`] begins.
static BEFORE: Mentions = Mentions::of(&["already", "previously", "earlier"]);
static RESULTS: Mentions = Mentions::of(&["was", "were", "been", "is", "are"]);

/// True where the sentence tells that the command behind it was run before. `is_run` tells that the word before it is
/// "run".
pub(super) fn was_run(said: &str, is_run: bool) -> bool {
    BEFORE.any(said) && RUN_BEFORE.is_match(said)
        || !is_run && RESULTS.any(said) && RESULTED.is_match(said)
}

/// A single program or a line of words directly behind "run": `reload`, `erase startup-config`.
pub(super) fn is_bare_call(code: &str) -> bool {
    let mut words = code.split_whitespace();
    let first = words.next().unwrap_or_default();
    is_program(first)
        && first.len() > 2
        && words.all(|word| !is_common(word))
        && !code.contains(": ")
        && !code.ends_with(['.', '?', '!', ':', ',', ';', '{', '}'])
}

/// The first words of commands of network devices.
static OF_DEVICES: LazyLock<WordSet> = LazyLock::new(|| words(include_str!("device_words.txt")));

/// True for a command of a device: `write memory`, `boot system flash primary`.
pub(super) fn is_of_device(code: &str) -> bool {
    let first = code.split_whitespace().next().unwrap_or_default();
    OF_DEVICES.contains(first) && code.contains(' ') && is_bare_call(code)
}

patterns! {
    ENDS_WITH_RUN = r"(?i)(?:^|[\s(,;])(?:run|running|execute|executing)(?:\s+(?:the|this)(?:\s+following)?\s+command)?[ :]*$";
}

/// True for text that ends with "run" or "running the command", so that what stands behind it is run.
pub(super) fn ends_with_run(text: &str) -> bool {
    ENDS_WITH_RUN.is_match(text)
}

patterns! {
    /// What a clause says of the command that it begins with: "the `x y` command might fail".
    SAID_OF = r"(?i)^\s+(?:command|script|tool)\s+(?:might|may|can|could|would|will|is|was|has|does|did|fails?|stops?|transforms?|returns?)\b";
}

/// True where a clause begins with the command and tells something of it, so that it asks for nothing.
pub(super) fn is_subject(before: &str, after: &str) -> bool {
    let clause = before.rsplit([',', '.', ';', ':', '(']).next().unwrap_or_default();
    clause.trim().eq_ignore_ascii_case("the") && SAID_OF.is_match(after)
}

/// True for a line whose first word could be a program and the rest its arguments, and which is no sentence, setting
/// or message.
pub(super) fn could_run(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or_default();
    let mut arguments = words.peekable();
    is_program(first)
        && !is_verb(first)
        && arguments.peek().is_some_and(|second| !second.starts_with(['=', ':']))
        && arguments.all(|word| !is_common(word))
        && !line.contains(": ")
        && !line.ends_with(['.', '?', '!', ':', ',', ';', '{', '}'])
}
