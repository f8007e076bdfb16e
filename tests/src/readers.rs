//! Exported files, opened by programs that are not ours and that people have. `tests/setup/need.sh` installs them.
//!
//! Each form has one reader. It fails the test where the program finds a fault in the file, and gives the text that the
//! program reads in it. What is deliberately absent: what the text has to say, which each test knows.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The shape of a post-mortem as JSON, as the documents publish it.
pub const SCHEMA: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/docs/postmortem.schema.json");

/// The shape of the report of an exercise as JSON.
pub const EXERCISE_SCHEMA: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/docs/after-action.schema.json");

/// Elements of HTML and SVG that are younger than the list of names that `xmllint` knows. It reads them, and says so.
const YOUNGER: [&str; 14] = [
    "header",
    "wbr",
    "footer",
    "main",
    "figure",
    "figcaption",
    "svg",
    "g",
    "line",
    "path",
    "polygon",
    "rect",
    "text",
    "title",
];

/// Reads a table as a spreadsheet does: every row has as many cells as the head.
const ROWS: &str = "
import csv, sys
rows = list(csv.reader(open(sys.argv[1], newline='', encoding='utf-8-sig'), strict=True))
for number, row in enumerate(rows, 1):
    if len(row) != len(rows[0]): sys.exit(f'row {number} has {len(row)} cells: {row}')
    print('\\t'.join(row))
";

/// What a person with another program reads in a file of this form (`md`, `pdf`, …), with single blanks.
///
/// # Panics
/// Where the program finds a fault in the file, or is not installed.
#[must_use]
pub fn read(form: &str, path: &Path) -> String {
    let file = path.to_str().unwrap();
    let text = match form {
        "pdf" => pdf(file),
        "docx" => docx(path),
        "html" => html(file),
        "confluence" => confluence(path),
        "csv" => by("python3", &["-c", ROWS, file]),
        "json" => fits(SCHEMA, path),
        "md" | "status-page" => fs::read_to_string(path).unwrap(),
        other => panic!("{other} has no reader; give it one"),
    };
    assert!(!text.trim().is_empty(), "{file} holds nothing");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a record that has this shape.
///
/// # Panics
/// Where it has not, or the program that looks is not installed.
#[must_use]
pub fn fits(schema: &str, path: &Path) -> String {
    by("jsonschema", &["-i", path.to_str().unwrap(), schema]);
    fs::read_to_string(path).unwrap()
}

/// What a program prints about a file in which it finds no fault.
///
/// # Panics
/// Where it finds one, or is not installed.
pub fn by(program: &str, words: &[&str]) -> String {
    let output = run(program, words);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let trouble = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {words:?}: {said}{trouble}");
    said
}

fn run(program: &str, words: &[&str]) -> Output {
    Command::new(program).args(words).output().unwrap_or_else(|error| {
        panic!("{program} is needed ({error}); tests/setup/need.sh test installs it")
    })
}

fn pdf(file: &str) -> String {
    by("qpdf", &["--check", file]);
    let facts = by("pdfinfo", &[file]);
    assert!(facts.contains("Tagged:          yes"), "{file}: {facts}");
    by("pdftotext", &["-layout", file, "-"])
}

/// The archive is whole, its text is XML, and a program makes plain text of it.
fn docx(path: &Path) -> String {
    let file = path.to_str().unwrap();
    by("unzip", &["-tq", file]);
    let folder = tempfile::tempdir().unwrap();
    let within = folder.path().to_str().unwrap();
    by("unzip", &["-q", file, "-d", within]);
    by("xmllint", &["--noout", &format!("{within}/word/document.xml")]);
    by("docx2txt", &[file, "-"])
}

fn html(file: &str) -> String {
    let output = run("xmllint", &["--html", "--xpath", "string(/html)", file]);
    let said = String::from_utf8_lossy(&output.stderr);
    let is_fault = |line: &&str| {
        let younger = |tag: &&str| line.ends_with(&format!("error : Tag {tag} invalid"));
        ["parser error : ", "parser warning : "].iter().any(|mark| line.contains(mark))
            && !YOUNGER.iter().any(younger)
    };
    let faults: Vec<&str> = said.lines().filter(is_fault).collect();
    assert!(output.status.success() && faults.is_empty(), "{file}: {faults:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A page of Confluence is a piece of XML, whose names Confluence itself declares.
fn confluence(path: &Path) -> String {
    let piece = fs::read_to_string(path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("page.xml");
    let text = format!("<page xmlns:ac=\"urn:ac\" xmlns:ri=\"urn:ri\">{piece}</page>");
    fs::write(&whole, text).unwrap();
    by("xmllint", &["--xpath", "string(/page)", whole.to_str().unwrap()])
}
