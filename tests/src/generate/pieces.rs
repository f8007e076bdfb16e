//! How a runbook of a given shape is written down.

use super::words::{self, Name};
use super::{Chance, Lists, Shape};

/// A runbook on its way to the paper.
struct Page<'a> {
    shape: &'a Shape,
    name: &'a Name,
    chance: &'a mut Chance,
    text: String,
    section: usize,
    lines: usize,
}

/// The text of a runbook, with line ends of one character.
pub(super) fn write(shape: &Shape, name: &Name, chance: &mut Chance) -> String {
    let mut page = Page { shape, name, chance, text: String::new(), section: 0, lines: 0 };
    page.top();
    while page.section < 1 || page.lines < shape.lines {
        page.section();
    }
    if shape.unclosed {
        page.line("```bash\nkubectl get events --all-namespaces");
    }
    page.text
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
        self.lines += 1 + text.matches('\n').count();
    }

    fn paragraph(&mut self, text: &str) {
        self.line(text);
        self.line("");
    }

    fn request(&mut self) -> String {
        words::request(self.chance, self.shape.foreign)
    }

    fn statement(&mut self) -> String {
        words::statement(self.chance, self.shape.foreign)
    }

    fn command(&mut self) -> String {
        words::command(self.chance, self.name.service, self.shape.blanks)
    }

    fn heading(&mut self, level: usize, text: &str) {
        if self.shape.underlined && level < 3 {
            let under = if level == 1 { "=" } else { "-" };
            self.paragraph(&format!("{text}\n{}", under.repeat(text.chars().count().max(3))));
        } else {
            self.paragraph(&format!("{} {text}", "#".repeat(level)));
        }
    }

    fn top(&mut self) {
        let title = self.name.title.clone();
        if self.shape.front_matter {
            let (month, day) = (self.chance.between(1, 12), self.chance.between(1, 28));
            self.paragraph(&format!(
                "---\ntitle: \"{title}\"\nowner_slack: \"#{}\"\nlast_reviewed_on: 2026-{month:02}-{day:02}\nreview_in: 6 months\ntags: [{}, on-call]\n---",
                self.name.service, self.name.service,
            ));
        }
        if self.shape.template_title {
            self.heading(1, "<%= current_page.data.title %>");
        } else if self.shape.title {
            self.heading(1, &title);
        }
        let about = self.statement();
        self.paragraph(&about);
        if self.shape.table {
            self.table();
        }
    }

    /// A heading and what stands under it: a list or paragraphs, and the traps of the shape in turn.
    fn section(&mut self) {
        self.section += 1;
        let heading = self.chance.early(&words::HEADINGS);
        if self.shape.numbered_headings {
            self.heading(3, &format!("Step {}: {heading}", self.section));
        } else if self.shape.bold_headings && self.section.is_multiple_of(2) {
            self.paragraph(&format!("**{heading}:**"));
        } else {
            self.heading(2, heading);
        }
        self.prose();
        self.body();
        if self.shape.code && (self.section == 1 || self.chance.is(450)) {
            self.asked_and_fenced();
        }
        self.trap();
    }

    fn prose(&mut self) {
        for _ in 0..self.chance.below(3) {
            let (one, two) = (self.statement(), self.statement());
            self.paragraph(&format!("{one}\n{two}"));
        }
    }

    fn body(&mut self) {
        // The first list of a file is always the one that it is known for.
        let other = self.section > 1 && self.chance.is(350);
        match self.shape.lists {
            Lists::None => {
                let text = self.request();
                self.paragraph(&format!("{text}."));
            }
            Lists::Bullets => self.list(|_| "- ".to_owned()),
            Lists::Numbered if other => self.list(|_| "* ".to_owned()),
            Lists::Numbered if self.chance.is(200) => self.list(|_| "1. ".to_owned()),
            Lists::Numbered => self.list(|number| format!("{number}. ")),
            Lists::Tasks => self
                .list(|number| if number == 3 { "- [x] ".to_owned() } else { "- [ ] ".to_owned() }),
        }
    }

    fn list(&mut self, marker: impl Fn(usize) -> String) {
        for number in 1..=self.chance.between(2, 7) {
            let mut text = self.request();
            match self.chance.below(20) {
                0 => text = format!("**{}:** {text}", self.chance.one(&words::THINGS)),
                1 => {
                    text =
                        format!("If {}, {}", self.chance.one(&words::THINGS), text.to_lowercase())
                }
                2 => text = format!("{text}: `{}`", self.command()),
                _ => {}
            }
            let marker = marker(number);
            self.line(&format!("{marker}{text}"));
            let width = if marker.starts_with("- [") { 2 } else { marker.len() };
            self.under_item(&" ".repeat(width));
        }
        self.line("");
    }

    fn under_item(&mut self, indent: &str) {
        if self.shape.code_in_items && self.chance.is(400) {
            let command = self.command();
            self.line(&format!("{indent}```bash\n{indent}{command}\n{indent}```"));
        }
        if self.shape.nested && self.chance.is(250) {
            for _ in 0..self.chance.between(1, 3) {
                let text = self.request();
                self.line(&format!("{indent}- {text}"));
            }
        }
    }

    /// A paragraph that asks for something, and the code that does it.
    fn asked_and_fenced(&mut self) {
        let text = self.request();
        let language = self.chance.one(&["bash", "bash", "", "shell", "console", "sql", "yaml"]);
        self.paragraph(&format!("{text}:"));
        self.line(&format!("```{language}"));
        for _ in 0..self.chance.between(1, 4) {
            let prompt = if language == "console" { "$ " } else { "" };
            let command = self.command();
            self.line(&format!("{prompt}{command}"));
        }
        self.paragraph("```");
    }

    fn table(&mut self) {
        self.line("| Level | Description | Response time |\n| --- | --- | --- |");
        for level in 1..=self.chance.between(2, 5) {
            let said = self.statement();
            self.line(&format!("| P{level} | {said} | {} minutes |", level * 15));
        }
        self.line("");
    }

    /// Each trap of the shape in one of the first sections, and again now and then.
    fn trap(&mut self) {
        let Shape { links, notes, pictures, html, diagram, long_line, .. } = *self.shape;
        let is_first = self.section == 1;
        let due = |chance: &mut Chance, has: bool| has && (is_first || chance.is(200));
        let due =
            [links, notes, pictures, html, diagram, long_line].map(|has| due(self.chance, has));
        let name = self.name.slug.clone();
        if due[0] {
            let text = format!(
                "See [the dashboard](https://grafana.example.org/d/{name}) and [{name}](../{name}.md#mitigation)."
            );
            self.paragraph(&text);
        }
        if due[1] {
            self.note();
        }
        if due[2] {
            self.paragraph(&format!("![The graph](images/{name}.png)"));
        }
        if due[3] {
            self.paragraph("<!-- ## Old steps\n1. Do not do this -->\n\n<details>\n<summary>More</summary>\n\nUse <namespace> here.\n\n</details>");
        }
        if due[4] {
            self.paragraph("```mermaid\ngraph TD\n  alert --> triage\n  triage --> fix\n```");
        }
        if due[5] {
            let said = self.statement();
            self.paragraph(&[said.as_str(); 24].join(" "));
        }
    }

    fn note(&mut self) {
        let said = self.statement();
        let written = match self.chance.below(6) {
            0 => format!("> [!WARNING]\n> {said}"),
            1 => format!("!!! note\n    {said}"),
            2 => format!(":::caution\n{said}\n:::"),
            3 => format!("> **Note:** {said}"),
            4 => format!("```{{note}}\n{said}\n```"),
            _ => format!("**Note:** {said}"),
        };
        self.paragraph(&written);
    }
}
