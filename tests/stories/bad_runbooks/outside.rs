//! A runbook may point anywhere; nothing outside its folder is read for it.

use super::{CANARY, Scene, start};
use std::os::unix::fs::symlink;

#[test]
fn links_and_pictures_that_lead_out_are_not_followed() {
    let scene = Scene::new();
    let home = scene.home().display().to_string();
    let lines: String = [
        "../../outside.md",
        "../../../../../../../../etc/passwd",
        "..%2f..%2foutside.md",
        "%2e%2e/%2e%2e/outside.md",
        "..\\..\\outside.md",
        "/etc/passwd",
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        "//host/share/x.png",
        "\\\\host\\share\\x.png",
        "C:\\Windows\\win.ini",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "&#106;avascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/svg+xml,<svg onload=alert(1)>",
        "blob:https://x/y",
        "http://169.254.169.254/latest/meta-data/",
        &format!("{home}/outside.txt"),
        &format!("file://{home}/outside.txt"),
    ]
    .iter()
    .map(|to| {
        format!("1. Check [it]({to}) and ![it]({to})\n   [it]: <{to}>\n   <img src=\"{to}\">\n")
    })
    .collect();
    scene.write("x.md", format!("# T\n\n## Fix\n{lines}\n<%= include '{home}/outside.txt' %>\n{{% include {home}/outside.txt %}}\n"));
    let shown = scene.try_all("x.md").json();
    assert_eq!(shown["steps_total"], 22, "each line is a step all the same: {shown}");
}

#[test]
fn script_and_event_handlers_are_only_text() {
    let scene = Scene::new();
    let text = "# T\n\n## Fix\n1. Check <script>alert(1)</script> it\n2. Stop <img src=x onerror=alert(1)> it\n\n\
        <script src=\"https://example.org/x.js\"></script>\n\n<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>\n\n\
        <svg/onload=alert(1)>\n\n<style>@import url(https://example.org)</style>\n\n<a href=\"javascript:alert(1)\">x</a>\n";
    scene.write("x.md", text);
    let shown = scene.try_all("x.md").json();
    assert_eq!(shown["steps_total"], 2, "{shown}");
    let said = shown.to_string();
    assert!(said.contains("<script>") || !said.contains("script"), "it is kept as text: {said}");
}

#[test]
fn symbolic_links_that_lead_out_are_not_read() {
    let scene = Scene::new();
    let at = |name: &str| scene.runbooks().join(name);
    symlink(scene.home().join("outside.md"), at("link.md")).unwrap();
    symlink("../../outside.md", at("relative.md")).unwrap();
    symlink(scene.home().join("outside"), at("folder")).unwrap();
    symlink("/etc/passwd", at("passwd.md")).unwrap();
    scene.write("good.md", "# Good\n\n## Fix\n1. Check the disk\n");
    let list = scene.listed();
    let titles: Vec<&str> =
        list.as_array().unwrap().iter().filter_map(|row| row["title"].as_str()).collect();
    assert!(titles.contains(&"Good"), "the others are listed: {titles:?}");
    assert!(!list.to_string().contains("root:"), "no file of the system: {list}");
    if scene.knows("search") {
        let found = scene.run(&["runbook", "search", CANARY.split('-').next().unwrap()]);
        assert!(!found.stdout.contains("7f3a91"), "nor in the index: {}", start(&found.stdout));
    }
}

#[test]
fn a_name_that_climbs_out_of_the_workspace_finds_no_runbook_by_chance() {
    let scene = Scene::new();
    for name in ["runbooks/../../outside", "../outside/", "..", "", ".", "/", "~", "~/outside.md"] {
        let shown = scene.run(&["runbook", "show", name]);
        assert_ne!(shown.code, 0, "{name:?} is no runbook: {}", start(&shown.stdout));
    }
}
