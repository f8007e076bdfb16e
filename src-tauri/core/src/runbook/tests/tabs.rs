//! Tabs: what they hold is read, and they are ways of which a person takes one.

use super::{read, shown, texts};

const TABS: &str = "# T\n\n## Restore\n\n1. Call the desk\n2. Open the bridge\n\n=== \"Cluster\"\n\n    1. Drain it:\n\n        ```bash\n        kubectl drain web-1\n        ```\n\n    2. Start it\n\n=== \"Box\"\n\n    1. Stop it: `systemctl stop web`\n    2. Start it again\n\nThen:\n\n1. Check the page\n2. Tell them\n";

#[test]
fn what_stands_in_a_tab_is_read_and_the_tabs_are_ways() {
    let runbook = read(TABS);
    assert_eq!(
        texts(&runbook),
        [
            "Call the desk",
            "Open the bridge",
            "Drain it",
            "Start it",
            "Stop it: systemctl stop web",
            "Start it again",
            "Check the page",
            "Tell them"
        ]
    );
    assert_eq!(runbook.step(3).unwrap().commands, ["kubectl drain web-1"]);
    let phases: Vec<_> = runbook
        .phases
        .iter()
        .map(|p| (p.title.as_str(), p.way.map(|w| (w.place, w.of)), p.steps.len()))
        .collect();
    assert_eq!(
        phases,
        [
            ("Restore", None, 2),
            ("Cluster", Some((1, 2)), 2),
            ("Box", Some((2, 2)), 2),
            ("Restore", None, 2)
        ],
        "and what follows them is for all"
    );
    assert_eq!(runbook.step(7).unwrap().line, 25, "no line has moved");
    assert!(shown(&runbook.document).contains("Cluster"));
}

#[test]
fn other_sites_write_tabs_in_other_ways() {
    for (open, close, all) in [
        ("<TabItem value=\"a\" label=\"{}\">\n\n", "\n</TabItem>\n", ("<Tabs>\n", "</Tabs>\n")),
        ("<Tab title=\"{}\">\n", "</Tab>\n", ("<Tabs>\n", "</Tabs>\n")),
        ("{% tab title=\"{}\" %}\n", "{% endtab %}\n", ("{% tabs %}\n", "{% endtabs %}\n")),
        ("{{< tab \"{}\" >}}\n", "{{< /tab >}}\n", ("{{< tabs >}}\n", "{{< /tabs >}}\n")),
        ("/// tab | {}\n", "///\n", ("", "")),
        (":::{tab-item} {}\n", ":::\n", ("::::{tab-set}\n", "::::\n")),
        ("```{tab-item} {}\n", "```\n", ("````{tab-set}\n", "````\n")),
        ("# [{}](#tab/x)\n\n", "\n", ("", "---\n")),
    ] {
        let tab =
            |name: &str, items: &str| format!("{}{items}{close}", open.replacen("{}", name, 1));
        let tabs = tab("Box", "1. Stop web\n2. Start web\n")
            + &tab("Cluster", "1. Drain web\n2. Fill web\n");
        let runbook = read(&format!("# T\n\n## Restore\n\n{}{tabs}{}", all.0, all.1));
        assert_eq!(texts(&runbook), ["Stop web", "Start web", "Drain web", "Fill web"], "{open}");
        let ways: Vec<_> =
            runbook.phases.iter().filter_map(|p| Some((p.title.as_str(), p.way?.place))).collect();
        assert_eq!(ways, [("Box", 1), ("Cluster", 2)], "{open}");
    }
}

#[test]
fn tabs_in_a_step_are_part_of_it_and_their_commands_stay_apart() {
    let tab = |name: &str, command: &str| {
        format!(
            "   <TabItem value=\"{name}\">\n\n   ```bash\n   {command}\n   ```\n\n   </TabItem>\n"
        )
    };
    let tabs = tab("test", "kubectl drain test-1") + &tab("live", "kubectl drain live-1");
    let tags = format!(
        "# T\n\n## Restore\n\n1. Drain it:\n\n   <Tabs>\n{tabs}   </Tabs>\n\n2. Tell them\n"
    );
    let quoted = "# T\n\n## Restore\n\n1. Drain it:\n\n    === \"test\"\n\n        ```bash\n        kubectl drain test-1\n        ```\n\n    === \"live\"\n\n        ```bash\n        kubectl drain live-1\n        ```\n\n2. Tell them\n";
    for source in [&tags, quoted] {
        let runbook = read(source);
        assert_eq!(texts(&runbook), ["Drain it", "Tell them"]);
        assert_eq!(
            runbook.step(1).unwrap().commands,
            ["kubectl drain test-1", "kubectl drain live-1"]
        );
        assert_eq!(runbook.step(1).unwrap().details, ["test", "live"]);
    }
}

#[test]
fn what_follows_tabs_that_are_headings_is_for_all() {
    let runbook = read(
        "# T\n\n## Restore\n\n# [Box](#tab/box)\n\n1. Stop web\n2. Start web\n\n# [Pod](#tab/pod)\n\n1. Drain it\n2. Fill it\n\n---\n\n1. Check it\n2. Tell them\n",
    );
    let places: Vec<_> = runbook
        .phases
        .iter()
        .filter(|p| !p.steps.is_empty())
        .map(|p| (p.way.map(|way| way.place), p.steps.len()))
        .collect();
    assert_eq!(places, [(Some(1), 2), (Some(2), 2), (None, 2)]);
}
