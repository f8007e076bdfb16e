//! A report that is being written when the disk is full, or the program is killed: what stood there stands whole.

use holdfast_tests::terminal::Terminal;
use std::fs;
use std::path::Path;

use crate::kills::shim;

/// What stands at the place, and beside it under a second name; halves that a kill left are of no account.
fn whole(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let kept = files.filter(|file| !file.file_name().to_string_lossy().ends_with(".new"));
    let mut texts: Vec<String> =
        kept.map(|file| fs::read_to_string(file.path()).unwrap()).collect();
    texts.sort();
    texts
}

#[test]
fn a_report_stands_whole_or_as_it_was_whatever_stops_the_writing() {
    let folder = tempfile::tempdir().unwrap();
    // The shim counts what is written below a folder `data`: here the report, and not the log.
    let reports = folder.path().join("data");
    let terminal = Terminal::new().on(&folder.path().join("log"), folder.path());
    let _ = terminal.run(["--as", "Kim", "declare", "--title", "Slow", "--severity", "sev4"]).ok();
    let to = reports.join("draft.html");
    let export = ["postmortem", "1", "--force", "-o", to.to_str().unwrap()];
    let (old, end) = ("typed by a person", "</html>");
    for fault in ["full", "eio", "kill"] {
        for at in 1.. {
            let _ = fs::remove_dir_all(&reports);
            fs::create_dir_all(&reports).unwrap();
            fs::write(&to, old).unwrap();
            let fired = folder.path().join(format!("{fault}-{at}"));
            let mut writer = terminal.command();
            writer.args(export).env("LD_PRELOAD", shim()).env("HOLDFAST_FAULT_FIRED", &fired);
            let output = writer.env("HOLDFAST_FAULT", format!("{fault}:{at}")).output().unwrap();
            let texts = whole(&reports);
            assert!(texts.iter().any(|text| text == old), "{fault} {at}: the old words: {texts:?}");
            for text in texts.iter().filter(|text| *text != old) {
                assert!(text.trim_end().ends_with(end), "{fault} {at}: a half: {text}");
            }
            assert!(to.exists(), "{fault} {at}: something stands at the place");
            if !fired.exists() {
                assert!(output.status.success() && at > 2, "without a fault: {output:?}");
                assert_eq!(texts.len(), 2, "the report, and what stood there");
                break;
            }
            assert!(!output.status.success(), "{fault} {at}: it is said");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(fault != "full" || said.contains("the disk is full"), "{at}: {said}");
        }
    }
}
