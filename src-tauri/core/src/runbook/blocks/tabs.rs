//! Tabs of sites: `=== "Kubernetes"`, `<TabItem label="Kubernetes">`, `{% tab title="Kubernetes" %}`,
//! `:::{tab-item} Kubernetes`, `# [Kubernetes](#tab/k8s)`.
//!
//! Each becomes a heading, and what it holds is moved to the margin of its heading, so that it is read as Markdown.
//! No line goes to another place. What tabs mean to a reader, one of several ways, is said by the outline.

use super::fences::Fences;
use crate::text::patterns;

/// Tabs that stand side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::runbook) struct TabSet {
    /// The lines of their headings.
    pub tabs: Vec<u32>,
    /// The first line behind the last of them.
    pub ends: u32,
}

/// Tabs inside of tabs that are told apart; deeper ones stay text.
const DEEPEST: usize = 4;

patterns! {
    QUOTED = r#"^===[!+]*\s+["'“](.*?)["'”]\s*$"#;
    TAG = r"^<(/?)(TabItem|Tab|Tabs\.Tab|TabPanel|TabsContent|Tabs|TabGroup|TabbedContent)\b([^>]*)>$";
    CALL = r"^\{(?:%|\{[<%])-?\s*(/|end)?\s*(tabs|tabpane|tabset|tab|codetab)\b\s*(.*?)\s*-?(?:%|[%>]\})\}$";
    SLASHES = r"^/{3,}(?:\s*tab\s*\|\s*(\S.*?))?\s*$";
    NAMED = r#"\b(label|title|name|header|value)\s*=\s*\{?["'“]([^"'”]+)["'”]"#;
    /// A fence that holds a tab, or tabs, and the bare fence that ends it.
    FENCED = r"^(`{3,}|~{3,}|:{3,})\s*(?:\{tab-(set|item)\}\s*(.*?))?\s*$";
    HEADED = r"^#{1,6}\s+\[(.+?)\]\(#tab/[^)\s]*\)\s*#*\s*$";
}

/// What one of these lines holds; a text without any of them has no tabs.
const OPENINGS: [&str; 11] = [
    "=== ", "===!", "===+", "<Tab", "{% tab", "{%- tab", "{{< tab", "{{% tab", "/// tab", "{tab-",
    "](#tab/",
];

/// What a line says of tabs.
enum Line {
    /// A tab whose content is indented.
    Quoted(String),
    /// A tab up to its end.
    Opens(String),
    /// A tab up to the next one, or to a rule.
    Heads(String),
    Rule,
    Closes,
    /// What holds the tabs of a set.
    OpensSet,
    ClosesSet,
}

fn line(line: &str) -> Option<Line> {
    let line = line.trim();
    match line.as_bytes().first()? {
        b'=' => QUOTED.captures(line).map(|found| Line::Quoted(found[1].to_owned())),
        b'<' => {
            let found = TAG.captures(line)?;
            let is_set = matches!(&found[2], "Tabs" | "TabGroup" | "TabbedContent");
            Some(tagged(!found[1].is_empty(), is_set, &found[3]))
        }
        b'{' => {
            let found = CALL.captures(line)?;
            let is_set = matches!(&found[2], "tabs" | "tabpane" | "tabset");
            Some(tagged(found.get(1).is_some(), is_set, &found[3]))
        }
        b'/' => {
            let found = SLASHES.captures(line)?;
            Some(found.get(1).map_or(Line::Closes, |name| Line::Opens(name.as_str().to_owned())))
        }
        b'`' | b'~' | b':' => {
            let found = FENCED.captures(line)?;
            let is_set = found.get(2)?.as_str() == "set";
            Some(if is_set { Line::OpensSet } else { Line::Opens(found[3].to_owned()) })
        }
        b'#' => HEADED.captures(line).map(|found| Line::Heads(found[1].to_owned())),
        b'-' | b'*' if line.len() >= 3 && line.bytes().all(|b| b == line.as_bytes()[0]) => {
            Some(Line::Rule)
        }
        _ => None,
    }
}

fn tagged(closes: bool, is_set: bool, attributes: &str) -> Line {
    match (closes, is_set) {
        (true, true) => Line::ClosesSet,
        (true, false) => Line::Closes,
        (false, true) => Line::OpensSet,
        (false, false) => Line::Opens(label(attributes)),
    }
}

/// What a tab is called: by its label, or else by the last thing that stands in its tag.
fn label(attributes: &str) -> String {
    let named = |name: &str| {
        let found = NAMED.captures_iter(attributes).find(|found| &found[1] == name)?;
        Some(found[2].to_owned())
    };
    let said = ["label", "title", "name", "header", "value"].iter().find_map(|name| named(name));
    said.unwrap_or_else(|| attributes.trim_matches(['"', '\'', ' ', '/']).to_owned())
}

/// A tab that is open, or what holds several.
struct Open {
    kind: Kind,
    /// None for what holds several, before the first of them.
    set: Option<usize>,
    /// The column of its line in the file.
    indent: usize,
    /// The column of its heading.
    column: usize,
    /// The columns that its content is moved by; not known before its first line.
    moved: Option<usize>,
    /// The fence that ends it; empty where it has another end.
    fence: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Quoted,
    Tagged,
    Headed,
    Holder,
}

/// The text with its tabs as headings, and the tabs with their lines in the file, before whose text `lines_before`
/// others stand.
pub(super) fn unfold(text: &str, lines_before: u32) -> (String, Vec<TabSet>) {
    if !OPENINGS.iter().any(|opening| text.contains(opening)) {
        return (text.to_owned(), Vec::new());
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut reading = Reading { before: lines_before, ..Reading::default() };
    for (at, line) in lines.iter().enumerate() {
        reading.take(at, line, &lines[at + 1..]);
    }
    let end = u32::try_from(lines.len()).unwrap_or(u32::MAX).saturating_add(lines_before + 1);
    while let Some(open) = reading.open.pop() {
        reading.end(open.set, end);
    }
    (reading.out, reading.sets)
}

#[derive(Default)]
struct Reading {
    out: String,
    before: u32,
    sets: Vec<TabSet>,
    open: Vec<Open>,
    /// The set of the tab that has just ended, where another may follow.
    last: Option<usize>,
    fences: Fences,
}

impl Reading {
    fn take(&mut self, at: usize, raw: &str, below: &[&str]) {
        let number = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(self.before + 1);
        let start = raw.trim_start();
        if start.is_empty() {
            return self.write("", 0);
        }
        let indent = columns(&raw[..raw.len() - start.len()]);
        self.end_indented(indent, number);
        let fenced = self.fenced(start);
        let is_code = fenced.is_none() && self.fences.hold(number, raw);
        let said = if is_code { None } else { fenced.or_else(|| line(start)) };
        match said {
            Some(Line::Quoted(name)) if self.depth() < DEEPEST => {
                self.start(Kind::Quoted, indent, number, (&name, start));
            }
            Some(Line::Opens(name)) if self.depth() < DEEPEST => {
                self.start(Kind::Tagged, indent, number, (&name, start));
            }
            Some(Line::Heads(name)) if indent == 0 && self.depth() < DEEPEST => {
                if self.is_innermost(Kind::Headed) {
                    self.close(Kind::Headed, number.saturating_sub(1));
                }
                self.start(Kind::Headed, indent, number, (&name, start));
            }
            Some(Line::Rule) if self.is_innermost(Kind::Headed) => {
                self.close(Kind::Headed, number);
                self.last = None;
                // A rule in any case: dashes can make a heading of the line above.
                self.write("***", 0);
            }
            Some(Line::OpensSet) if opens_tab(below) => {
                let column = indent.saturating_sub(self.moved());
                self.last = None;
                let kind = Kind::Holder;
                let fence = fence_of(start);
                self.open.push(Open { kind, set: None, indent, column, moved: None, fence });
                self.write("", 0);
            }
            Some(Line::Closes) if self.is_open(Kind::Tagged) => {
                self.close(Kind::Tagged, number);
                self.write("", 0);
            }
            Some(Line::ClosesSet) if self.is_open(Kind::Holder) => {
                self.close(Kind::Holder, number);
                self.last = None;
                self.write("", 0);
            }
            Some(_) | None => {
                self.last = None;
                if let Some(tab) = self.open.last_mut().filter(|open| open.kind == Kind::Tagged) {
                    tab.moved.get_or_insert(indent.saturating_sub(tab.column));
                }
                let moved = self.moved();
                self.write(raw, moved);
            }
        }
    }

    /// What a fence says of tabs: one that opens them, or the end of those that are open. Not asked inside of code.
    fn fenced(&self, start: &str) -> Option<Line> {
        if !start.starts_with(['`', '~', ':']) || self.fences.unclosed().is_some() {
            return None;
        }
        let bare = start.trim_end();
        match self.open.last().filter(|open| !open.fence.is_empty() && open.fence == bare) {
            Some(Open { kind: Kind::Holder, .. }) => Some(Line::ClosesSet),
            Some(_) => Some(Line::Closes),
            None => line(start),
        }
    }

    fn is_innermost(&self, kind: Kind) -> bool {
        self.open.last().is_some_and(|open| open.kind == kind)
    }

    /// The columns that a line is moved by.
    fn moved(&self) -> usize {
        self.open.iter().rev().find_map(|open| open.moved).unwrap_or(0)
    }

    fn depth(&self) -> usize {
        self.open.iter().filter(|open| open.kind != Kind::Holder).count()
    }

    fn is_open(&self, kind: Kind) -> bool {
        self.open.iter().any(|open| open.kind == kind)
    }

    /// Ends the tabs whose content a line at this column does not belong to.
    fn end_indented(&mut self, indent: usize, number: u32) {
        while let Some(tab) = self.open.pop_if(|o| o.kind == Kind::Quoted && indent < o.indent + 4)
        {
            self.fences.end();
            self.end(tab.set, number);
            self.last = tab.set.filter(|_| indent == tab.indent);
        }
    }

    fn start(&mut self, kind: Kind, indent: usize, number: u32, (name, line): (&str, &str)) {
        let moved = self.moved();
        let known = self.last.take();
        let next = self.sets.len();
        let (set, column) = match self.open.last_mut().filter(|open| open.kind == Kind::Holder) {
            Some(holder) => (*holder.set.get_or_insert(next), holder.column),
            None => (known.unwrap_or(next), indent.saturating_sub(moved)),
        };
        if set == next {
            self.sets.push(TabSet::default());
        }
        if let Some(found) = self.sets.get_mut(set) {
            found.tabs.push(number);
        }
        let name = if name.trim().is_empty() { "Tab" } else { name.trim() };
        self.write(&format!("{}###### {name}", " ".repeat(column)), 0);
        let moved = (kind == Kind::Quoted).then(|| (indent + 4).saturating_sub(column));
        let fence = fence_of(line);
        self.open.push(Open { kind, set: Some(set), indent, column, moved, fence });
    }

    /// Ends the innermost of a kind, with what stands in it.
    fn close(&mut self, kind: Kind, number: u32) {
        while let Some(open) = self.open.pop() {
            self.end(open.set, number.saturating_add(1));
            self.last = open.set;
            if open.kind == kind {
                return;
            }
        }
    }

    fn end(&mut self, set: Option<usize>, number: u32) {
        if let Some(set) = set.and_then(|set| self.sets.get_mut(set)) {
            set.ends = number;
        }
    }

    /// Writes a line without its first columns.
    fn write(&mut self, line: &str, columns: usize) {
        let mut left = columns;
        let rest = line.trim_start_matches(|c: char| {
            let width = if c == '\t' { 4 } else { 1 };
            let goes = c.is_whitespace() && left > 0;
            left = if goes { left.saturating_sub(width) } else { 0 };
            goes
        });
        self.out.push_str(rest);
        self.out.push('\n');
    }
}

/// The fence that a line opens with; empty for every other line.
fn fence_of(line: &str) -> String {
    FENCED.captures(line.trim()).map_or_else(String::new, |found| found[1].to_owned())
}

/// True when the next line that says something opens a tab.
fn opens_tab(below: &[&str]) -> bool {
    let next = below.iter().find(|line| !line.trim().is_empty());
    next.is_some_and(|next| matches!(line(next), Some(Line::Opens(_))))
}

/// The columns that white space takes.
fn columns(space: &str) -> usize {
    space.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::{TabSet, unfold};

    fn of(text: &str) -> String {
        unfold(text, 0).0
    }

    #[test]
    fn tabs_become_headings_and_their_content_goes_to_their_margin() {
        assert_eq!(
            of(
                "=== \"A\"\n\n    1. x\n\n        ```sh\n        ls\n        ```\n=== \"B\"\n    y\nz\n"
            ),
            "###### A\n\n1. x\n\n    ```sh\n    ls\n    ```\n###### B\ny\nz\n"
        );
        assert_eq!(
            of("2. x\n\n    === \"A\"\n\n        y\n"),
            "2. x\n\n    ###### A\n\n    y\n",
            "in an item they stay in it"
        );
        let tags = "<Tabs>\n  <TabItem value=\"a\" label=\"A b\">\n\n    x\n      y\n  </TabItem>\n  <TabItem value=\"c\">\n  z\n  </TabItem>\n</Tabs>\n";
        assert_eq!(of(tags), "\n###### A b\n\nx\n  y\n\n###### c\nz\n\n\n");
        assert_eq!(
            of("{% tabs %}\n{% tab title=\"A\" %}\nx\n{% endtab %}\n{% endtabs %}\n"),
            "\n###### A\nx\n\n\n"
        );
        assert_eq!(of("{{< tab \"A\" >}}\nx\n{{< /tab >}}\n"), "###### A\nx\n\n");
        let fenced = ":::: {tab-set}\n:::{tab-item} A\nx\n:::\n\n:::{tab-item} B\n```sh\nls\n```\n:::\n::::\nz\n";
        assert_eq!(of(fenced), "\n###### A\nx\n\n\n###### B\n```sh\nls\n```\n\n\nz\n");
        assert_eq!(
            of("````{tab-set}\n```{tab-item} A\nx\n```\n````\n```sh\nls\n```\n"),
            "\n###### A\nx\n\n\n```sh\nls\n```\n"
        );
        assert_eq!(
            of("# [A](#tab/a)\nx\n# [B](#tab/b)\ny\n***\nz\n\n---\n"),
            "###### A\nx\n###### B\ny\n***\nz\n\n---\n"
        );
        for same in ["```\n=== \"A\"\n    x\n```\n", "<Tabs>\n\n## Steps\n\n</Tabs>\n", "=== A\n"] {
            assert_eq!(of(same), same);
        }
    }

    #[test]
    fn tabs_that_stand_side_by_side_are_a_set() {
        let sets = |text: &str| unfold(text, 2).1;
        let set = |tabs: &[u32], ends| TabSet { tabs: tabs.to_vec(), ends };
        let two = "=== \"A\"\n    x\n\n=== \"B\"\n    y\n\nz\n\n=== \"C\"\n    x\n";
        assert_eq!(sets(two), [set(&[3, 6], 9), set(&[11], 13)]);
        let inner =
            "=== \"A\"\n    === \"B\"\n        x\n    === \"C\"\n        y\n=== \"D\"\n    z\n";
        assert_eq!(sets(inner), [set(&[3, 8], 10), set(&[4, 6], 8)]);
        let headed = "# [A](#tab/a)\nx\n# [B](#tab/b)\ny\n---\n\n# [C](#tab/c)\nz\n";
        assert_eq!(sets(headed), [set(&[3, 5], 8), set(&[9], 11)]);
        let tags = "<Tabs>\n<TabItem value=\"a\">\nx\n</TabItem>\n\n<TabItem value=\"b\">\ny\n</TabItem>\n</Tabs>\n<Tabs>\n<TabItem value=\"c\">\n";
        assert_eq!(sets(tags), [set(&[4, 8], 12), set(&[13], 14)]);
    }
}
