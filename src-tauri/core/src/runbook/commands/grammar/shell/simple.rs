//! The commands of which no parser needs to be asked: words, quotations that end, variables, placeholders, a pipe.
//!
//! Most lines of runbooks are such, and reading them by hand costs a hundredth. What is not known here is left to the
//! parser.

/// Words that begin something that has an end of its own.
const WORDS: [&str; 17] = [
    "if", "for", "while", "until", "case", "select", "function", "time", "coproc", "then", "do",
    "else", "elif", "done", "fi", "esac", "[[",
];

/// True for one line that every shell takes as it is: nothing that it opens stays open.
pub(super) fn is_simple(line: &str) -> bool {
    let bytes = line.as_bytes();
    let (mut at, mut command) = (0, 0);
    while let Some(byte) = bytes.get(at) {
        let rest = &bytes[at + 1..];
        let step = match byte {
            b'\'' => rest.iter().position(|c| *c == b'\'').map(|end| end + 1),
            b'"' => quoted(rest),
            b'$' => variable(rest),
            b'<' => placeholder(rest),
            b'|' if begins_well(&line[command..at]) && rest.first().is_some_and(|c| *c == b' ') => {
                command = at + 1;
                Some(0)
            }
            c if c.is_ascii_alphanumeric() || b" _./:=,@%+-\t*?[]~^".contains(c) => Some(0),
            _ => None,
        };
        let Some(step) = step else { return false };
        at += 1 + step;
    }
    begins_well(&line[command..])
}

/// True for a command with a word that begins none of the constructs.
fn begins_well(command: &str) -> bool {
    command.split_whitespace().next().is_some_and(|first| !WORDS.contains(&first))
}

/// The length of a quotation behind its sign, its end included, where nothing is run inside.
fn quoted(rest: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(byte) = rest.get(at) {
        match byte {
            b'"' => return Some(at + 1),
            b'\\' => at += 1,
            b'`' => return None,
            b'$' => at += variable(&rest[at + 1..])?,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The length of a variable behind its sign: `NAME`, `{NAME}`.
fn variable(rest: &[u8]) -> Option<usize> {
    let name = |bytes: &[u8]| {
        bytes.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == b'_').count()
    };
    match rest.first()? {
        b'{' => {
            let length = name(&rest[1..]);
            (length > 0 && rest.get(1 + length) == Some(&b'}')).then_some(length + 2)
        }
        _ => Some(name(rest)).filter(|length| *length > 0),
    }
}

/// The length of a placeholder behind `<`, its end included.
fn placeholder(rest: &[u8]) -> Option<usize> {
    let begins = rest.first().is_some_and(|c| c.is_ascii_alphabetic() || *c == b'_');
    let end = rest.iter().take(60).position(|c| *c == b'>').filter(|_| begins)?;
    rest[..end]
        .iter()
        .all(|c| c.is_ascii_alphanumeric() || b" _-./:".contains(c))
        .then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::is_simple;

    #[test]
    fn what_opens_something_is_left_to_the_parser() {
        for line in [
            "kubectl get pods -n <name-space> -l app=web",
            "ssh a@b \"df -h | grep $DISK\" | sort",
            "echo 'it is' ${NAME}/x *.log",
        ] {
            assert!(is_simple(line), "{line}");
        }
        for line in [
            "",
            "|",
            "ls |",
            "| ls",
            "echo 'a",
            "echo \"a",
            "echo $(ls",
            "echo `ls`",
            "if x",
            "ls | while read a",
            "cat <<EOF",
            "cat < file",
            "ls > x",
            "a; b",
            "a && b",
            "(ls)",
            "{ ls",
            "ls \\",
            "echo ${x",
            "echo \"${x\"",
            "fi",
            "[[ -f x",
            "ls || a",
        ] {
            assert!(!is_simple(line), "{line}");
        }
    }
}
