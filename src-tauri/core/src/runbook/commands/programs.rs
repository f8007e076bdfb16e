//! Programs that are known, and whether a line begins with one.

use std::sync::LazyLock;

use super::run;
use crate::runbook::words::word_set::WordSet;
use crate::runbook::words::words;
use crate::text::patterns;

static PROGRAMS: LazyLock<WordSet> = LazyLock::new(|| words(include_str!("programs.txt")));
static DOUBTFUL: LazyLock<WordSet> = LazyLock::new(|| words(include_str!("doubtful_programs.txt")));

const SCRIPTS: [&str; 5] = [".sh", ".py", ".ps1", ".rb", ".pl"];
patterns! { ASSIGNMENTS = r"^(?:[A-Za-z_]\w*=\S*\s+)+"; }

/// True when the program is also a plain word, and nothing behind it shows that it is run.
pub(super) fn is_doubtful(line: &str) -> bool {
    let word = first_word(line);
    DOUBTFUL.contains(word) && !run::is_run(line, word)
}

/// `./restart.sh`: a script that is run from where one stands.
pub(super) fn is_script_here(code: &str) -> bool {
    code.starts_with("./") && SCRIPTS.iter().any(|end| code.ends_with(end))
}

fn first_word(line: &str) -> &str {
    let mut rest = line.trim_start();
    while rest.contains('=') || rest.starts_with("sudo ") {
        rest = run::inside_assignment(rest).unwrap_or(rest).trim_start();
        let assigned = if rest.contains('=') { ASSIGNMENTS.find(rest) } else { None };
        let after = assigned.map_or(rest, |m| &rest[m.end()..]);
        let after = after.strip_prefix("sudo ").unwrap_or(after).trim_start();
        if after == rest {
            break;
        }
        rest = after;
    }
    rest.split_whitespace().next().unwrap_or("")
}

/// True when the line starts with a program that is known, or with the path of one.
pub(super) fn starts_with_program(line: &str) -> bool {
    let word = first_word(line);
    if line.trim_start().starts_with("sudo ") && !word.is_empty() {
        return true;
    }
    let is_path = word.starts_with("./")
        || word.starts_with("~/")
        || word.starts_with("../")
        || word.starts_with("$(")
        || word.starts_with('/') && word[1..].contains('/') && line.contains(' ');
    let is_script = SCRIPTS.iter().any(|end| word.ends_with(end) && word.len() > end.len());
    is_path || is_script || PROGRAMS.contains(word) || word == "export" || is_cmdlet(word)
}

patterns! {
    /// A command of PowerShell: a verb that it approves of, a hyphen and a noun.
    CMDLET = r"^(?:Add|Backup|Clear|Close|Compare|Connect|Convert|ConvertTo|ConvertFrom|Copy|Disable|Disconnect|Dismount|Enable|Enter|Exit|Export|Find|Format|Get|Grant|Import|Initialize|Install|Invoke|Join|Lock|Measure|Mount|Move|New|Open|Out|Publish|Read|Receive|Register|Remove|Rename|Repair|Reset|Resize|Resolve|Restart|Restore|Resume|Revoke|Save|Search|Select|Send|Set|Show|Start|Stop|Suspend|Switch|Sync|Test|Unblock|Uninstall|Unlock|Unregister|Update|Use|Wait|Watch|Write)-[A-Z][A-Za-z]+$";
}

/// True for `Get-Service`, and for words of a language that are put together alike.
pub(super) fn is_cmdlet(word: &str) -> bool {
    word.contains('-') && CMDLET.is_match(word)
}

/// True when the line starts with a program by its plain name.
pub(super) fn starts_with_known(line: &str) -> bool {
    PROGRAMS.contains(first_word(line))
}
