//! Texts that are hard to read, each with what must come of it.

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comes {
    /// It is refused, with these words in the sentence.
    Refused(&'static str),
    /// It is read, with this many steps and this title.
    Read(usize, &'static str),
    /// It is read; how is not said here.
    Somehow,
}

/// A name, the bytes, and what must come of them.
pub type Case = (&'static str, Vec<u8>, Comes);

const PLAIN: &str =
    "# Disk full\n\n## Fix\n1. Check the disk:\n   df -h --total\n2. Delete the oldest log\n";
const READ: Comes = Comes::Read(2, "Disk full");
/// Without its mark UTF-16 cannot be told from any other bytes.
const NO_TEXT: Comes = Comes::Refused("is not a text file");

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
}

/// Encodings and line ends.
pub fn encodings() -> Vec<Case> {
    let zero = [PLAIN.as_bytes(), b"\0\0\n"].concat();
    let latin = [PLAIN.as_bytes(), b"3. Caf\xe9\n"].concat();
    let cut = [PLAIN.as_bytes(), b"\xf0\x9f"].concat();
    let odd = [utf16(PLAIN, u16::to_le_bytes), vec![b'x']].concat();
    vec![
        ("plain", PLAIN.into(), READ),
        ("bom", format!("\u{feff}{PLAIN}").into(), READ),
        ("crlf", PLAIN.replace('\n', "\r\n").into(), READ),
        ("cr", PLAIN.replace('\n', "\r").into(), READ),
        ("utf16le", utf16(PLAIN, u16::to_le_bytes), READ),
        ("utf16be", utf16(PLAIN, u16::to_be_bytes), READ),
        ("utf16odd", odd, Comes::Somehow),
        ("utf16half", vec![0xff, 0xfe, 0x00, 0xd8], Comes::Somehow),
        ("utf16le-bare", utf16(PLAIN, u16::to_le_bytes)[2..].to_vec(), NO_TEXT),
        ("utf16be-bare", utf16(PLAIN, u16::to_be_bytes)[2..].to_vec(), NO_TEXT),
        ("latin", latin, Comes::Refused("line 7")),
        ("cut", cut, Comes::Refused("is not UTF-8")),
        ("zero", zero, Comes::Refused("is not a text file")),
        ("empty", Vec::new(), Comes::Refused("is empty")),
        ("blank", b" \n\t\n\r\n".to_vec(), Comes::Refused("is empty")),
        ("only-bom", "\u{feff}".into(), Comes::Refused("is empty")),
        ("no-end", PLAIN.trim_end().into(), READ),
    ]
}

/// Large and deep files, within what may be read and beyond.
pub fn sizes() -> Vec<Case> {
    let row = |cell: &str, columns: usize| format!("|{}\n", format!("{cell}|").repeat(columns));
    let table = row("a", 10_000) + &row("-", 10_000) + &row("check it", 10_000);
    let nested: String =
        (0..200).map(|depth| format!("{}- Check level {depth}\n", "  ".repeat(depth))).collect();
    let quoted = format!("{}Check it\n", "> ".repeat(200));
    let columns = format!("# T\n\n{table}");
    let million = format!("# T\n\n{}\n", "- ".repeat(1_000_000));
    let numbers = format!("# T\n\n{}\n", "1. ".repeat(300_000));
    let brackets = format!("# T\n\n{}\n", "[".repeat(200_000));
    let stars = format!("# T\n\n{}\n", "*a _b ".repeat(50_000));
    let heading = format!("# {}\n", "long ".repeat(200_000));
    let fence = "# T\n\n## Fix\n1. Check the disk\n\n```bash\ndf -h\n1. Delete it\n";
    vec![
        ("50mb", b"1. Check it\n".repeat(4_166_667), Comes::Refused("50.1 MB")),
        ("nested", nested.into(), Comes::Somehow),
        ("quoted", quoted.into(), Comes::Somehow),
        ("columns", columns.into(), Comes::Read(0, "T")),
        ("million", million.into(), Comes::Read(0, "T")),
        ("numbers", numbers.into(), Comes::Read(0, "T")),
        ("brackets", brackets.into(), Comes::Read(0, "T")),
        ("stars", stars.into(), Comes::Read(0, "T")),
        ("heading", heading.into(), Comes::Somehow),
        ("fence", fence.into(), Comes::Somehow),
        ("repeated", repeated().into(), Comes::Somehow),
        ("guarded", guarded().into(), Comes::Somehow),
    ]
}

/// A long heading over many lists: what is kept of each list must not repeat it to the square of the file.
fn repeated() -> String {
    let lists = "1. Check the disk\n\nThen.\n\n".repeat(2_000);
    format!("# T\n\n## Fix {}\n\n{lists}", "it again ".repeat(4_000))
}

/// The same with a long warning before many steps.
fn guarded() -> String {
    let steps = "1. Check the disk\n".repeat(2_000);
    format!("# T\n\n## Fix\n\n> [!WARNING]\n> {}\n\n{steps}", "be careful ".repeat(3_000))
}

/// Front matter that is no front matter, or is made to explode.
pub fn front_matter() -> Vec<Case> {
    let with = |front: &str| format!("---\n{front}\n---\n{PLAIN}").into_bytes();
    let bomb: String = std::iter::once("a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned())
        .chain((1..30).map(|level| {
            let before = format!("*a{}", level - 1);
            format!("a{level}: &a{level} [{}]\n", vec![before; 9].join(", "))
        }))
        .collect();
    let deep = format!("title: {}x{}", "[".repeat(20_000), "]".repeat(20_000));
    vec![
        ("not-yaml", with("title: [\n: : :\n\t- {"), Comes::Somehow),
        ("yaml-bomb", with(&bomb), READ),
        ("yaml-deep", with(&deep), Comes::Somehow),
        ("yaml-binary", with("title: !!binary R0lGODlhDAAMAIQAAP"), Comes::Somehow),
        ("yaml-tag", with("title: !!python/object/apply:os.system [id]"), Comes::Somehow),
        ("yaml-date", with("last_reviewed_on: 2026-02-31\nreview_in: 99999999999 years"), READ),
        ("yaml-huge", with("review_in: -1 months\nseverity: 1e400"), READ),
        ("yaml-list", with("- a\n- b"), READ),
        ("yaml-keys", with(&"tags: [a]\n".repeat(5_000)), READ),
        ("yaml-open", format!("---\ntitle: x\n\n{PLAIN}").into(), Comes::Somehow),
        ("toml", format!("+++\ntitle = [[[\n+++\n{PLAIN}").into(), Comes::Somehow),
    ]
}
