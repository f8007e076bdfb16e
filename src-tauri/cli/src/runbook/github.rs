//! Findings as annotations of GitHub Actions: `::warning file=…,line=…,title=…::message`.
//!
//! The escapes are those of the runner's own toolkit (`command.ts` of actions/toolkit): without them a file's name or a
//! message with a line break could begin a command of its own.

use holdfast_core::runbook::lint::{Level, LintFinding};

/// The annotation of one finding; without a line it stands at the top of the file.
pub fn annotation(file: &str, finding: &LintFinding) -> String {
    let word = match finding.level {
        Level::Note => "notice",
        Level::Warning => "warning",
        Level::Error => "error",
    };
    format!(
        "::{word} file={},line={},title={}::{}",
        property(file),
        finding.line.unwrap_or(1),
        finding.rule.word(),
        message(&finding.message)
    )
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use holdfast_core::runbook::lint::Rule;

    #[test]
    fn no_name_and_no_message_can_begin_a_command() {
        let finding = LintFinding {
            rule: Rule::DeadLink,
            level: Level::Error,
            line: Some(7),
            message: "50%\r\n::set-output name=x::y".to_owned(),
        };
        assert_eq!(
            annotation("a,b:c%\n.md", &finding),
            "::error file=a%2Cb%3Ac%25%0A.md,line=7,title=dead-link::50%25%0D%0A::set-output name=x::y"
        );
    }

    #[test]
    fn levels_have_the_runners_words_and_a_place_to_stand() {
        let finding = LintFinding {
            rule: Rule::NoSeverity,
            level: Level::Note,
            line: None,
            message: "m".to_owned(),
        };
        assert_eq!(annotation("a.md", &finding), "::notice file=a.md,line=1,title=no-severity::m");
    }
}
