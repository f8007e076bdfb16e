//! Writes one change into a text.

use regex::Regex;

use super::count::previous;
use super::edit::{Edit, Edited, Place, Result, Unwritten, unwritten};
use super::item::Item;
use super::lines::{Line, indent, insert, is_blank, joined, lines, remove};
use super::numbers::{close_up, make_room, reorder};

const BY_HAND: &str = "change it by hand";

/// The text with the change.
///
/// # Errors
/// When the place is not of a form that can be changed without touching anything else; the sentence says so.
pub fn apply(text: &str, edit: &Edit) -> Result<Edited> {
    let mut all = lines(text);
    let mut doubts = Vec::new();
    match edit {
        Edit::Add { spot, text, commands } => doubts = add(&mut all, *spot, text, commands)?,
        Edit::Reword { line, was, text } => reword(&mut all, *line, was, text)?,
        Edit::Commands { line, was, now } => commands(&mut all, *line, was, now)?,
        Edit::Move { line, spot } => doubts = go(&mut all, *line, *spot)?,
        Edit::Drop { line } => doubts = drop(&mut all, *line)?,
        Edit::Remark { line, text } => remark(&mut all, *line, text)?,
        Edit::Window { line, from, to, now, next } => {
            window(&mut all, *line, *from, *to, *now)?;
            if let Some(next) = next {
                begins_at(&mut all, *next, *to, *now)?;
            }
        }
    }
    Ok(Edited { text: joined(&all), doubts })
}

fn index(line: u32) -> usize {
    usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1)
}

fn item(all: &[Line], line: u32) -> Result<Item> {
    Item::at(all, index(line)).map_or_else(
        || unwritten(format!("Line {line} of the file is no item of a list: {BY_HAND}.")),
        Ok,
    )
}

fn add(all: &mut Vec<Line>, spot: Place, text: &str, commands: &[String]) -> Result<Vec<String>> {
    let (Place::After(line) | Place::Before(line)) = spot;
    let near = item(all, line)?;
    let is_after = matches!(spot, Place::After(_));
    let (number, doubts) = make_room(all, &near, is_after);
    let mark = match (number, &near.number) {
        (Some(n), Some((_, behind))) => format!("{n}{behind}"),
        (Some(_) | None, _) => near.mark.clone(),
    };
    let task = if near.task.is_empty() { "" } else { "[ ] " };
    let mut new = vec![format!("{}{mark}{}{task}{text}", near.lead, near.gap)];
    let inside = format!("{}{}{}", near.lead, " ".repeat(mark.chars().count()), near.gap);
    for command in commands {
        new.extend(code(&inside, command));
    }
    put(all, &near, is_after, new);
    Ok(doubts)
}

/// Puts the lines of an item beside another one, with a blank line where its list has them.
fn put(all: &mut Vec<Line>, near: &Item, is_after: bool, mut new: Vec<String>) {
    match (is_apart(all, near), is_after) {
        (true, true) => new.insert(0, String::new()),
        (true, false) => new.push(String::new()),
        (false, _) => {}
    }
    insert(all, if is_after { near.end } else { near.start }, new);
}

/// A command as a block of code, set in.
fn code(inside: &str, command: &str) -> Vec<String> {
    let longest = command.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let mut out = vec![format!("{inside}{fence}sh")];
    out.extend(command.lines().map(|line| format!("{inside}{line}").trim_end().to_owned()));
    out.push(format!("{inside}{fence}"));
    out
}

/// True where blank lines stand between the items of the list.
fn is_apart(all: &[Line], near: &Item) -> bool {
    let before = near.start.checked_sub(1).and_then(|n| all.get(n));
    let after_blank = before.is_some_and(|line| is_blank(&line.text));
    match near.next(all) {
        Some(next) => next.start > near.end,
        None => after_blank && previous(all, near).is_some(),
    }
}

fn reword(all: &mut Vec<Line>, line: u32, was: &str, text: &str) -> Result<()> {
    let at = index(line);
    let Some(first) = all.get(at).map(|line| line.text.clone()) else {
        return unwritten(format!("The file has no line {line}: {BY_HAND}."));
    };
    if first.matches(was).count() == 1 && !was.is_empty() {
        all[at].text = first.replacen(was, text, 1);
        return Ok(());
    }
    let item = item(all, line)?;
    let sentence = item.sentence(all);
    let colon = all.get(sentence.end - 1).is_some_and(|line| line.text.trim_end().ends_with(':'));
    let colon = if colon && !text.ends_with(':') { ":" } else { "" };
    all[at].text = format!("{}{}{}{}{text}{colon}", item.lead, item.mark, item.gap, item.task);
    remove(all, sentence.start + 1..sentence.end);
    Ok(())
}

fn commands(all: &mut Vec<Line>, line: u32, was: &[String], now: &[String]) -> Result<()> {
    if now.len() < was.len() {
        return unwritten(format!(
            "A command was taken away from the step on line {line}: {BY_HAND}."
        ));
    }
    for (old, new) in was.iter().zip(now).filter(|(old, new)| old != new) {
        let item = item(all, line)?;
        replace_command(all, &item, old, new).ok_or_else(|| {
            Unwritten(format!("The command of the step on line {line} does not stand in the file by itself: {BY_HAND}."))
        })?;
    }
    for command in now.iter().skip(was.len()) {
        let item = item(all, line)?;
        insert(all, item.end, code(&item.inside(), command));
    }
    Ok(())
}

/// Puts a command in the place of another one: whole lines of a block of code, or code in a sentence.
fn replace_command(all: &mut Vec<Line>, item: &Item, old: &str, new: &str) -> Option<()> {
    let wanted: Vec<&str> = old.lines().collect();
    let found = (item.start + 1..item.end).find_map(|at| {
        let lines = all.get(at..at + wanted.len()).filter(|_| at + wanted.len() <= item.end)?;
        let lead = lines.first()?.text.strip_suffix(wanted.first()?)?.to_owned();
        let is_lead = lead.trim().is_empty() || ["$", "#", ">", "%"].contains(&lead.trim());
        let set_in: String = lead.chars().take_while(|c| c.is_whitespace()).collect();
        let same = |(n, (line, wanted)): (usize, (&Line, &&str))| {
            let lead = if n == 0 { lead.as_str() } else { set_in.as_str() };
            line.text.strip_prefix(lead) == Some(*wanted)
                || (wanted.is_empty() && is_blank(&line.text))
        };
        let all_same = lines.iter().zip(&wanted).enumerate().all(same);
        (is_lead && all_same).then_some((at, lead, set_in))
    });
    if let Some((at, lead, set_in)) = found {
        let new: Vec<String> = new
            .lines()
            .enumerate()
            .map(
                |(n, line)| {
                    if n == 0 { format!("{lead}{line}") } else { format!("{set_in}{line}") }
                },
            )
            .collect();
        insert(all, at + wanted.len(), new);
        remove(all, at..at + wanted.len());
        return Some(());
    }
    let quoted = format!("`{old}`");
    let range = item.start..item.end;
    let mut places = range.filter(|at| all[*at].text.matches(&quoted).count() == 1);
    let at = places.next().filter(|_| !new.contains(['`', '\n']))?;
    all[at].text = all[at].text.replacen(&quoted, &format!("`{new}`"), 1);
    Some(())
}

fn drop(all: &mut Vec<Line>, line: u32) -> Result<Vec<String>> {
    let item = item(all, line)?;
    let doubts = close_up(all, &item);
    take_out(all, &item);
    Ok(doubts)
}

/// Takes an item out, with one of the two blank lines around it. Gives its lines.
fn take_out(all: &mut Vec<Line>, item: &Item) -> Vec<String> {
    let taken = all.get(item.start..item.end).unwrap_or_default();
    let taken = taken.iter().map(|line| line.text.clone()).collect();
    let is_blank_at = |at: usize| all.get(at).is_some_and(|line| is_blank(&line.text));
    let is_after_blank = item.start.checked_sub(1).is_some_and(is_blank_at);
    let end = item.end + usize::from(is_after_blank && is_blank_at(item.end));
    let is_last = item.end == all.len() && previous(all, item).is_some();
    remove(all, item.start - usize::from(is_after_blank && is_last)..end);
    taken
}

fn go(all: &mut Vec<Line>, line: u32, spot: Place) -> Result<Vec<String>> {
    let moved = item(all, line)?;
    let (Place::After(to) | Place::Before(to)) = spot;
    let target = item(all, to)?;
    if target.lead != moved.lead || target.number.is_some() != moved.number.is_some() {
        return unwritten(format!(
            "The step on line {line} would go into a list of another form: {BY_HAND}."
        ));
    }
    let is_after = matches!(spot, Place::After(_));
    let doubts = reorder(all, &moved, &target, is_after);
    let before = all.len();
    let taken = take_out(all, &moved);
    let gone = if target.start > moved.start { before - all.len() } else { 0 };
    let Some(target) = Item::at(all, target.start - gone) else {
        return unwritten(format!("The step on line {line} cannot be moved: {BY_HAND}."));
    };
    put(all, &target, is_after, taken);
    Ok(doubts)
}

fn remark(all: &mut Vec<Line>, line: u32, text: &str) -> Result<()> {
    let item = item(all, line)?;
    let inside = item.inside();
    let mut quoted: Vec<String> =
        text.lines().map(|line| format!("{inside}> {line}").trim_end().to_owned()).collect();
    // Behind a block of code that is not set in, a quotation that is would belong to nothing.
    let last = all.get(item.end - 1).map(|line| indent(&line.text));
    let is_beside = item.end - 1 > item.start && last <= Some(indent(&item.lead));
    let at = if is_beside { item.sentence(all).end } else { item.end };
    // Right behind another quotation it would be a part of that.
    let is_quoted = |line: &Line| line.text.trim_start().starts_with('>');
    if at.checked_sub(1).and_then(|n| all.get(n)).is_some_and(is_quoted) {
        quoted.insert(0, String::new());
    }
    insert(all, at, quoted);
    Ok(())
}

fn window(all: &mut [Line], line: u32, from: u32, to: u32, now: u32) -> Result<()> {
    let pattern = format!(r"\b({from}\s*(?:-|–|—|to)\s*){to}\b");
    change(all, line, &pattern, &format!("${{1}}{now}"))
}

/// The window of a heading begins at another minute.
fn begins_at(all: &mut [Line], line: u32, was: u32, now: u32) -> Result<()> {
    let pattern = format!(r"\b{was}(\s*(?:-|–|—|to|\+))");
    change(all, line, &pattern, &format!("{now}${{1}}"))
}

fn change(all: &mut [Line], line: u32, pattern: &str, new: &str) -> Result<()> {
    let found = Regex::new(pattern).ok().zip(all.get_mut(index(line)));
    let Some((pattern, heading)) = found.filter(|(p, l)| p.find_iter(&l.text).count() == 1) else {
        return unwritten(format!(
            "The heading on line {line} words its time in another way: {BY_HAND}."
        ));
    };
    heading.text = pattern.replace(&heading.text, new).into_owned();
    Ok(())
}
