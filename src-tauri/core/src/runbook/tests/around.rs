//! What stands around a step: condition, result, warnings, links.

use super::{read, step};
use crate::runbook::Runbook;

fn first(source: &str) -> crate::runbook::Step {
    read(source).step(1).expect("there is a step").clone()
}

fn cautions(source: &str, text: &str) -> Vec<String> {
    step(&read(source), text).cautions.clone()
}

#[test]
fn a_condition_is_told_apart() {
    let condition = |text: &str| first(&format!("## Steps\n1. {text}\n2. Stop it\n")).condition;
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(condition("If one replica lags, take it out"), some("If one replica lags"));
    assert_eq!(condition("When the disk is full then clear it"), some("When the disk is full"));
    assert_eq!(condition("Once it is up: open the gate"), some("Once it is up"));
    assert_eq!(condition("If it cannot be recovered:"), some("If it cannot be recovered"));
    assert_eq!(condition("Check if it is up, then go on"), None, "it only begins with one");
    assert_eq!(condition("Stop it"), None);
}

#[test]
fn results_are_what_should_be_seen_after_the_command() {
    let expected = |below: &str| {
        first(&format!("## Steps\n1. Get it:\n   ```bash\n   kubectl get pods\n   ```\n{below}"))
            .expected
    };
    assert_eq!(expected("   Expected: below 5\n"), ["below 5"]);
    assert_eq!(expected("   Expected output:\n   ```\n   NAME READY\n   ```\n"), ["NAME READY"]);
    assert_eq!(
        expected("   You should see:\n   - one pod\n   - no error\n"),
        ["one pod", "no error"]
    );
    assert_eq!(expected("   This should return 200.\n"), ["This should return 200."]);
    assert_eq!(expected("   Then go on.\n"), Vec::<String>::new());
    let comment = "## Steps\n1. Get it:\n   ```bash\n   curl -s x/y\n   # Expected: 200\n   ```\n";
    assert_eq!(first(comment).expected, ["200"]);
    let paragraph = "## Recovery\n\nGet it:\n\n```bash\nkubectl get pods\n```\n\nYou should see two pods.\n\nThen wait.\n";
    assert_eq!(first(paragraph).expected, ["You should see two pods."], "outside a list too");
}

#[test]
fn every_way_to_warn_guards_the_step_behind_it() {
    let ways = [
        "> [!WARNING]\n> Writes are lost.\n",
        "> [!CAUTION]\n> Writes are lost.\n",
        "> **Warning:** Writes are lost.\n",
        "> ⚠️ Writes are lost.\n",
        "!!! warning\n    Writes are lost.\n",
        "!!! danger \"Mind this\"\n\n    Writes are lost.\n",
        ":::warning\nWrites are lost.\n:::\n",
        ":::warning\n\nWrites are lost.\n\n:::\n",
        "```{warning}\nWrites are lost.\n```\n",
        "**Warning:** Writes are lost.\n",
        "**WARNING**\n\nWrites are lost.\n",
        "⚠️ Writes are lost.\n",
        "Do not do this twice. Writes are lost.\n",
    ];
    for way in ways {
        let runbook = read(&format!("# T\n\n## Steps\n\n{way}\n1. Promote it\n2. Wait\n"));
        assert_eq!(runbook.steps().count(), 2, "a warning is no step: {way}");
        let caution = step(&runbook, "Promote it").cautions.join("\n");
        assert!(caution.ends_with("Writes are lost."), "{way} gives {caution:?}");
        assert!(step(&runbook, "Wait").cautions.is_empty(), "it guards one step");
        let json = serde_json::to_string(&runbook.document).unwrap();
        let typed = json.contains(r#""kind":"warning""#) || json.contains(r#""kind":"caution""#);
        assert!(typed, "the reader shows it as a warning: {way}");
    }
}

#[test]
fn a_warning_in_a_step_or_between_two_belongs_where_it_guards() {
    let inside = "## Steps\n1. Promote it\n\n   > [!WARNING]\n   > Ask first.\n\n2. Wait\n";
    assert_eq!(cautions(inside, "Promote it"), ["Ask first."]);
    let between = "## Steps\n1. Promote it\n\n> [!WARNING]\n> Ask first.\n\n2. Wait\n";
    assert_eq!(cautions(between, "Wait"), ["Ask first."], "it stands directly before it");
    assert!(cautions(between, "Promote it").is_empty());
    let note = "## Steps\n\n> [!NOTE]\n> Nice to know.\n\n1. Wait\n";
    assert!(cautions(note, "Wait").is_empty(), "a note warns of nothing");
    let heading = "# T\n\n## Steps\n\n### Warning: data is lost\n\nText.\n\n### Promote\n1. Wait\n";
    assert_eq!(cautions(heading, "Wait"), ["data is lost"]);
}

#[test]
fn words_of_loss_are_a_warning() {
    let source =
        "## Steps\n1. Drop the table\n\n   This cannot be undone.\n2. Wipe it (DESTRUCTIVE)\n";
    assert_eq!(cautions(source, "Drop the table"), ["This cannot be undone."]);
    assert_eq!(cautions(source, "Wipe it (DESTRUCTIVE)"), ["DESTRUCTIVE"]);
}

#[test]
fn links_of_a_step_are_its_references() {
    let source = "## Steps\n1. Look at [the panel](https://example.org/p) and [the log](log.md)\n";
    let found: Vec<(String, String)> =
        first(source).references.into_iter().map(|r| (r.text, r.href)).collect();
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(found, [pair("the panel", "https://example.org/p"), pair("the log", "log.md")]);
}

#[test]
fn tasks_and_commands_in_an_admonition_stay_there() {
    let runbook: Runbook = read(
        "# T\n\n## Steps\n1. Stop web\n\n!!! note\n\n    - [ ] tick me\n\n    ```bash\n    rm -rf x/y\n    ```\n",
    );
    assert_eq!(runbook.steps().count(), 1);
    assert_eq!(runbook.commands_total(), 0);
    assert!(super::shown(&runbook.document).contains("tick me"), "but they are shown");
}

#[test]
fn notes_of_a_site_are_read_as_notes() {
    let read = |note: &str| {
        let runbook =
            read(&format!("# T\n\n## Steps\n1. Mount the disk:\n\n    {note}\n2. Wait\n"));
        runbook.step(1).cloned().unwrap_or_default()
    };
    let details = |note: &str| read(note).details;
    for note in [
        "{{< note >}}\nThe disk may be slow.\n    {{< /note >}}\n",
        "{{% notice note %}}\n    The disk may be slow.\n    {{% /notice %}}\n",
        "{{< callout type=\"note\" >}}The disk may be slow.{{< /callout >}}\n",
    ] {
        assert_eq!(details(note), ["Note: The disk may be slow."], "{note}");
    }
    let warned = read("{{< warning >}}\n    It erases the disk.\n    {{< /warning >}}\n");
    assert_eq!(warned.cautions, ["It erases the disk."]);
    let titled = read(
        "{{% alert title=\"One way\" color=\"warning\" %}}\n    It erases all.\n    {{% /alert %}}\n",
    );
    assert!(titled.cautions.iter().any(|one| one.contains("One way")), "{titled:?}");
}
