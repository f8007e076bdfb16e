//! Reports as PDF and as pages, read back by programs that are not ours: poppler and qpdf.

use crate::desk::Desk;
use crate::terminal::{TWO, refused, run};
use holdfast_tests::readers::by;
use std::fs;

/// A desk with a resolved incident, one note of which looks like what a typesetter carries out.
fn resolved() -> Desk {
    let desk = Desk::new().at(TWO);
    run(&desk, &["declare", "--title", "Slow `search` #1", "--severity", "sev3"]);
    run(&desk, &["note", "1", "#eval(\"1+1\") $x$ *as typed* قاعدة البيانات 故障 🔥"]);
    run(&desk, &["resolve", "1", "Over.", "--to-nobody"]);
    desk
}

fn pdf(desk: &Desk, name: &str, words: &[&str]) -> String {
    let path = desk.workspace().join(name).display().to_string();
    let all: Vec<&str> = ["postmortem", "1", "-o", &path].iter().chain(words).copied().collect();
    run(desk, &all);
    path
}

#[test]
fn other_programs_read_the_pdf_with_its_text_title_and_size() {
    let desk = resolved();
    for (name, words, size) in
        [("a.pdf", &[][..], "(A4)"), ("b.pdf", &["--paper", "letter"][..], "(letter)")]
    {
        let path = pdf(&desk, name, words);
        by("qpdf", &["--check", &path]);
        let facts = by("pdfinfo", &[&path]);
        for held in ["Post-mortem: Slow `search` #1", "Holdfast", "Tagged:          yes", size] {
            assert!(facts.contains(held), "{held}: {facts}");
        }
        let text = by("pdftotext", &["-layout", &path, "-"]);
        for held in ["#eval(\"1+1\") $x$ *as typed*", "故障", "🔥", "Action items", "Page 1 of"]
        {
            assert!(text.contains(held), "{held}: {text}");
        }
        assert!(text.contains("ةدعاق") || text.contains("قاعدة"), "joined letters: {text}");
        let tags = by("pdfinfo", &["-struct-text", &path]);
        for held in ["H1", "H2", "Table", "TH", "TD", "LBody"] {
            assert!(tags.contains(held), "{held} is a tag: {tags}");
        }
        assert!(by("pdfinfo", &["-meta", &path]).contains("pdfuaid:part"), "PDF/UA");
    }
}

#[test]
fn a_long_table_repeats_its_head_and_long_code_loses_nothing() {
    let desk = resolved();
    let path = pdf(&desk, "draft.md", &[]);
    let rows: String = (0..120).map(|n| format!("| {n} | Row number {n} |\n")).collect();
    let word = "0123456789".repeat(40);
    let text = fs::read_to_string(&path).unwrap();
    let more = format!("| Ordinal | Words |\n|---|---|\n{rows}\n```sh\n{word}\n```\n");
    fs::write(&path, format!("{text}\n## More\n\n{more}")).unwrap();
    let path = pdf(&desk, "long.pdf", &["--from", &path]);
    let text = by("pdftotext", &["-layout", &path, "-"]);
    assert!(text.matches("Ordinal").count() >= 3, "the head stands on every page: {text}");
    assert!(text.contains("Row number 119"), "{text}");
    // A page may end in the middle of it.
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("Page "));
    let letters: String = lines.flat_map(str::split_whitespace).collect();
    assert!(letters.contains(&word), "the code wraps, and is as it was when copied");
}

#[test]
fn a_picture_beside_the_draft_is_printed_and_one_elsewhere_is_told_of() {
    let desk = resolved();
    let path = pdf(&desk, "draft.md", &[]);
    let graph = holdfast_tests::place::root().join("src-tauri/print/src/testdata/graph.png");
    fs::copy(graph, desk.workspace().join("graph.png")).unwrap();
    let large = fs::File::create(desk.workspace().join("large.png")).unwrap();
    large.set_len(40 * 1024 * 1024).unwrap();
    // What stands behind a picture's end is no part of it, and makes a file of 20 MB.
    let mut heavy = fs::read(desk.workspace().join("graph.png")).unwrap();
    heavy.resize(20 * 1024 * 1024, 0);
    fs::write(desk.workspace().join("heavy.png"), heavy).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let pictures = "![the lag](graph.png)\n\n![a heavy one](heavy.png)\n\n![all](large.png)\n\n![no](../../etc/passwd)\n";
    fs::write(&path, format!("{text}\n{pictures}")).unwrap();
    let path = pdf(&desk, "pictures.pdf", &["--from", &path]);
    let list = by("pdfimages", &["-list", &path]);
    let drawn = |line: &&str| {
        line.split_whitespace().collect::<Vec<_>>().windows(2).any(|size| size == ["320", "160"])
    };
    assert_eq!(list.lines().filter(drawn).count(), 2, "both that lie beside it: {list}");
    let text = by("pdftotext", &[&path, "-"]);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("all: the picture is not shown, because its file is larger"), "{text}");
    assert!(text.contains("no: the picture is not shown, because no such file"), "{text}");
}

#[test]
fn a_copy_carries_its_mark_on_each_page_and_what_it_masks_is_in_no_form() {
    let desk = resolved();
    for n in 0..60 {
        run(&desk, &["note", "1", &format!("Dana wrote to kim.lee@example.com, {n}")]);
    }
    for (profile, mark) in
        [("internal", "INTERNAL"), ("company", "CONFIDENTIAL"), ("external", "TLP:CLEAR")]
    {
        let copy = desk.workspace().join("copy.md").display().to_string();
        run(&desk, &["postmortem", "1", "--profile", profile, "-o", &copy, "--force"]);
        // Readers outside are asked nothing.
        let answered = fs::read_to_string(&copy).unwrap().replace("[[TODO", "[[");
        let lines: Vec<&str> = answered.lines().filter(|line| !line.is_empty()).collect();
        let line = format!("**{mark}**");
        assert!(
            lines[0] == line && lines[lines.len() - 3..].contains(&line.as_str()),
            "{answered}"
        );
        fs::write(&copy, &answered).unwrap();
        let given = ["--profile", profile, "--from", &copy];
        let path = pdf(&desk, &format!("{profile}.pdf"), &given);
        let text = by("pdftotext", &["-layout", &path, "-"]);
        let pages: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
        assert!(pages.iter().all(|page| page.matches(mark).count() >= 2), "{mark}: {text}");
        assert!(!text.contains("kim.lee@"), "{text}");
        assert!(profile == "external" || pages.len() > 1, "over pages: {text}");
    }
}

#[test]
fn what_has_no_shape_stands_as_its_number_and_no_character_is_lost() {
    let desk = resolved();
    let odd = "\u{1a1f} and \u{1e905}";
    run(&desk, &["note", "1", &format!("שלום 日本語 ひらがな 👩‍💻 {odd}")]);
    let path = desk.workspace().join("odd.pdf").display().to_string();
    let said = run(&desk, &["postmortem", "1", "-o", &path]).stderr;
    assert!(said.contains("(U+1A1F)") && said.contains("(U+1E905)"), "{said}");
    let text = by("pdftotext", &["-layout", &path, "-"]);
    for part in ["日本語", "ひらがな", "[U+1A1F]", "[U+1E905]"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(text.contains("שלום") || text.contains("םולש"), "{text}");
    assert!(text.contains('👩') && text.contains('💻'), "{text}");
}

#[cfg(unix)]
#[test]
fn a_folder_that_nobody_may_write_into_keeps_its_file() {
    use std::os::unix::fs::PermissionsExt;
    let desk = resolved();
    let shut = desk.workspace().join("shut");
    fs::create_dir(&shut).unwrap();
    let path = pdf(&desk, "shut/a.pdf", &[]);
    let before = fs::read(&path).unwrap();
    run(&desk, &["note", "1", "one more"]);
    for file in fs::read_dir(desk.data()).unwrap().map(|file| file.unwrap().path()) {
        let mode = if file.is_dir() { 0o555 } else { 0o444 };
        fs::set_permissions(file, PermissionsExt::from_mode(mode)).unwrap();
    }
    for folder in [&shut, desk.data()] {
        fs::set_permissions(folder, PermissionsExt::from_mode(0o555)).unwrap();
    }
    let refusal = refused(&desk.as_nobody(), &["postmortem", "1", "-o", &path], 1);
    assert!(refusal.contains("nobody may write there") && refusal.contains("-o"), "{refusal}");
    for folder in [&shut, desk.data()] {
        fs::set_permissions(folder, PermissionsExt::from_mode(0o700)).unwrap();
    }
    assert_eq!(fs::read(&path).unwrap(), before, "what stood there stands as it was");
}

#[test]
fn an_export_that_cannot_be_written_leaves_the_old_file_whole() {
    let desk = resolved();
    let refusal = refused(&desk, &["postmortem", "1", "--format", "pdf"], 1);
    assert!(refusal.contains("-o"), "it is no text to print: {refusal}");
    let taken = desk.workspace().join("taken.pdf");
    fs::create_dir(&taken).unwrap();
    let taken = taken.display().to_string();
    let refusal = refused(&desk, &["postmortem", "1", "-o", &taken], 1);
    assert!(refusal.contains("a folder stands there"), "{refusal}");
    let gone = desk.workspace().join("no/such/a.pdf").display().to_string();
    let refusal = refused(&desk, &["postmortem", "1", "-o", &gone], 1);
    assert!(refusal.contains("there is no such folder"), "{refusal}");

    let path = pdf(&desk, "a.pdf", &[]);
    let before = fs::read(&path).unwrap();
    run(&desk, &["note", "1", "one more"]);
    pdf(&desk, "a.pdf", &[]);
    assert_ne!(fs::read(&path).unwrap(), before, "the next one stands in its place");
    fs::write(&path, "read by legal").unwrap();
    let refusal = refused(&desk, &["postmortem", "1", "-o", &path], 1);
    assert!(refusal.contains("somebody changed it"), "{refusal}");
    pdf(&desk, "a.pdf", &["--force"]);
    let kept = fs::read_to_string(format!("{path}.old")).unwrap();
    assert_eq!(kept, "read by legal", "what somebody changed is kept");
    let names = fs::read_dir(desk.workspace()).unwrap();
    let halves =
        names.filter(|name| name.as_ref().unwrap().file_name().to_string_lossy().ends_with(".new"));
    assert_eq!(halves.count(), 0, "no half of a file is left");
}
