//! What reading a runbook costs next to the bare event loop of the Markdown parser over the same bytes.
//!
//! The aim is three times the event loop. One line for each input, so that a change can be seen at a glance.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use holdfast_core::redact::mask;
use holdfast_core::runbook::parse;
use pulldown_cmark::{Options, Parser};

/// One input: its name and its files.
type Input = (&'static str, Vec<String>);

/// As in the programs.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    // `cargo bench -- deep` measures the inputs with `deep` in their names.
    let wanted = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    for (name, files) in inputs() {
        if wanted.as_ref().is_none_or(|part| name.contains(part.as_str())) {
            report(name, &files);
        }
    }
    if wanted.is_none_or(|part| "masking".contains(part.as_str())) {
        masking();
    }
}

/// What looking for secrets costs when the largest runbook joins an incident.
fn masking() {
    let text = varied(10_000_000);
    let took = cost(|| {
        black_box(mask(black_box(&text)));
    });
    println!("masking ({:.2} MB): {:.2} ms", text.len() as f64 / 1e6, took.as_secs_f64() * 1e3);
}

fn report(name: &str, files: &[String]) {
    let bytes: usize = files.iter().map(String::len).sum();
    let import = cost(|| {
        for file in files {
            black_box(parse(black_box(file), "file.md"));
        }
    });
    let events = cost(|| {
        for file in files {
            Parser::new_ext(black_box(file), options()).for_each(|event| {
                black_box(event);
            });
        }
    });
    let ratio = import.as_secs_f64() / events.as_secs_f64();
    println!(
        "{name} ({:.2} MB) import: {:.2} ms, event loop {:.2} ms, ratio {ratio:.1}",
        bytes as f64 / 1e6,
        import.as_secs_f64() * 1e3,
        events.as_secs_f64() * 1e3,
    );
}

/// What one run costs, over as many runs as fill half a second; the first, which fills caches, is not counted.
fn cost(mut work: impl FnMut()) -> Duration {
    work();
    let started = Instant::now();
    let before = spent(started);
    let mut runs = 0;
    loop {
        work();
        runs += 1;
        let all = spent(started).saturating_sub(before);
        if all > Duration::from_millis(500) {
            return all / runs;
        }
    }
}

/// The time that this thread had a processor, so that a busy machine says the same; where the system does not tell
/// it, the time since `started`.
fn spent(started: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|line| line.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| started.elapsed(), Duration::from_nanos)
}

/// The options that the import reads with.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM
}

fn many(text: &str, bytes: usize) -> String {
    text.repeat(bytes / text.len().max(1))
}

fn inputs() -> Vec<Input> {
    let mut inputs: Vec<Input> = vec![
        ("the runbooks of the product", shipped()),
        ("one document of 1 MB", vec![varied(1_000_000)]),
        (
            "prose of 1 MB",
            vec![many("Some words that only tell what the service is for.\n\n", 1_000_000)],
        ),
        ("deep quotes", vec![format!("{}x\n", ">".repeat(200)).repeat(200)]),
        ("deep lists", vec![deep_list(200).repeat(20)]),
        ("table of 10,000 columns", vec![wide_table(10_000)]),
        (
            "table of 100,000 rows",
            vec![format!("| a | b |\n|---|---|\n{}", "| one | `two` |\n".repeat(100_000))],
        ),
        ("a million list markers on a line", vec!["- ".repeat(1_000_000)]),
        ("100,000 lines", vec!["Check the log of the web server.\n".repeat(100_000)]),
        ("100,000 items", vec!["- Check the log of the web server\n".repeat(100_000)]),
        ("50,000 headings", vec!["## Check the log\n\n".repeat(50_000)]),
        ("50,000 numbered headings", vec![numbered("## {}. Check the log\n\n", 50_000)]),
        ("50,000 numbered sub-headings", vec![numbered("##### {}. Check the log\n\n", 50_000)]),
        ("50,000 definitions", vec![numbered("[a{}]: https://example.org/{}\n", 50_000)]),
        (
            "50,000 lists with fences between",
            vec![numbered("{}. Check the log\n\n```\nls -l\n```\n\n", 50_000)],
        ),
        (
            "50,000 lists with rules of text between",
            vec![numbered("{}) Check the log\n\nIt is long.\n\n- a\n\n", 50_000)],
        ),
    ];
    let signs =
        ["[", "*", "<", "`", "|", "[a](", "![", "[[a](b)](c)", "_a ", "~", "<!--", "](", "a\r"];
    inputs.extend(fences());
    inputs.extend(signs.iter().map(|sign| (*sign, vec![many(sign, 10_000_000)])));
    inputs
}

/// Blocks of code of a megabyte, for each grammar and each thing that may never close.
fn fences() -> Vec<Input> {
    vec![
        (
            "fence that never closes",
            vec![format!("```bash\n{}", many("kubectl get pods -A\n", 1_000_000))],
        ),
        ("a session of 1 MB", vec![fence("console", &many("$ ls -l /srv\ntotal 0\n", 1_000_000))]),
        (
            "a loop of 1 MB",
            vec![fence("bash", &format!("for i in a; do\n{}", many("  ls \"$i\"\n", 1_000_000)))],
        ),
        (
            "a quotation of 1 MB that never closes",
            vec![fence("bash", &format!("echo '{}", many("it\n", 1_000_000)))],
        ),
        (
            "a session that never closes",
            vec![fence("console", &format!("$ echo '{}", many("it\n", 1_000_000)))],
        ),
        (
            "documents in documents",
            vec![fence("bash", &many("bash <<A\ncat <<B\nx\nB\nA\n", 1_000_000))],
        ),
        ("a line of 1 MB", vec![fence("bash", &many("echo \"$x\" | ", 1_000_000))]),
        ("SQL of 1 MB", vec![fence("sql", &many("SELECT a\nFROM t\nWHERE b = 'c';\n", 1_000_000))]),
        (
            "PowerShell of 1 MB",
            vec![fence("powershell", &many("if ($x) {\n  Get-Item \"a\"\n}\n", 1_000_000))],
        ),
    ]
}

/// The runbooks in `/runbooks` and the fixtures of the core.
fn shipped() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    collect(&root.join("runbooks"), &mut files);
    collect(&root.join("src-tauri/core/src/runbook/fixtures"), &mut files);
    files
}

fn collect(folder: &Path, files: &mut Vec<String>) {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|end| end == "md") {
            files.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

/// Sections with all that a runbook has, with other words in each.
fn varied(bytes: usize) -> String {
    let mut text = "# Runbook: Queue does not drain\n\n## Severity: P2 (high)\n\n".to_owned();
    let services = ["web", "queue", "billing", "search", "login", "mail", "cache"];
    for (number, service) in (0..).zip(services.iter().cycle()) {
        if text.len() >= bytes {
            break;
        }
        let (from, to) = (number % 12 * 5, number % 12 * 5 + 5);
        write!(
            text,
            "## Part {number}: look at {service} ({from}-{to} minutes)\n\n\
             The *{service}* service takes orders and passes them on. When it stops, people see \
             an [error page](https://example.org/{service}/{number}), and **nothing** is stored.\n\n\
             1. Check if the process of {service} is running:\n   \
             ssh deploy@{service}-host \"systemctl status {service}\"\n\n\
             2. Read the last lines of its log, and look for `OutOfMemory`\n\n\
             - [ ] Tell the team what you see in part {number}\n\
             - [ ] Restart it with `kubectl rollout restart deploy/{service} -n <namespace>`\n\n\
             ```bash\nkubectl get pods -n <namespace> -l app={service}\nkubectl logs deploy/{service} --tail={number}\n```\n\n\
             > **Note:** Post an update every 15 minutes to #incident-{service}.\n\n\
             | Sign | Meaning |\n|---|---|\n| {number} errors | the *disk* is full |\n| slow | see `top` |\n\n\
             Escalate to the lead of {service} if it is not solved in {to} minutes.\n\n",
        )
        .unwrap();
    }
    text
}

fn fence(tag: &str, code: &str) -> String {
    format!("## Steps\n\n1. Run it:\n\n```{tag}\n{code}\n```\n")
}

fn deep_list(levels: usize) -> String {
    let mut text = String::new();
    for level in 0..levels {
        writeln!(text, "{}- level {level}", "  ".repeat(level)).unwrap();
    }
    text + "\n"
}

fn wide_table(columns: usize) -> String {
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(columns));
    format!("{}{}{}{}", row("name"), row("---"), row("one"), row("two"))
}

fn numbered(pattern: &str, count: usize) -> String {
    (1..=count).map(|number| pattern.replace("{}", &number.to_string())).collect()
}
