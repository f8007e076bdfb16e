//! What is run and what only bears the name of a program, in inline code, in blocks and in lines without any mark.

use super::{read, texts};

/// The commands of the one step of a list.
fn of(step: &str) -> Vec<String> {
    let runbook = read(&format!("# T\n\n## Procedure\n\n1. {step}\n"));
    runbook.steps().flat_map(|(_, step)| step.commands.clone()).collect()
}

#[test]
fn programs_that_are_words_are_run_where_what_is_behind_them_says_so() {
    for run in [
        "git push origin main",
        "git revert HEAD",
        "docker ps",
        "helm list",
        "vault operator unseal",
        "make deploy",
        "sudo reboot now",
        "service web restart",
        "python manage.py migrate",
        "./bin/drain.sh",
        "queue-tool scan --all",
        "ping db.example.com",
    ] {
        assert_eq!(of(&format!("Stop it: `{run}` and wait")), [run], "a command in the middle");
        let block = format!("Stop it\n\n   ```\n   {run}\n   ```");
        assert_eq!(of(&block), [run], "the same in a block without a tag");
    }
    for word in
        ["make sure", "git history", "docker service", "host name", "service owner", "./conf"]
    {
        assert_eq!(of(&format!("Look at the `{word}`")), Vec::<String>::new(), "{word}");
    }
    assert_eq!(of("Run `porter ship web`"), ["porter ship web"], "the sentence says it is run");
    assert_eq!(of("Ask for `porter ship web`"), Vec::<String>::new(), "and here it does not");
}

#[test]
fn what_gives_a_variable_its_value_is_looked_at() {
    assert_eq!(of("Find it:\n\n       v=$(helm show all web)"), ["v=$(helm show all web)"]);
    assert_eq!(of("Set it:\n\n   ```\n   v=1\n   ```"), Vec::<String>::new(), "a mere setting");
}

#[test]
fn an_unknown_program_is_run_where_a_numbered_item_asks_for_nothing_else() {
    let asked =
        |sentence: &str, code: &str| of(&format!("{sentence}\n\n   ```\n   {code}\n   ```"));
    assert_eq!(asked("Check the old address", "porter staging get URL").len(), 1);
    for (sentence, code) in [
        ("Check the old address", "url is gone"),
        ("Check the old address", "url: none here"),
        ("Add this line", "porter staging get"),
        ("Look for this message", "porter lost peers"),
        ("Check the output", "porter staging get"),
    ] {
        assert_eq!(asked(sentence, code), Vec::<String>::new(), "{sentence}: {code}");
    }
}

#[test]
fn an_example_of_a_deed_is_run_and_an_example_of_output_is_not() {
    let steps = |lead: &str, tag: &str| {
        let source = format!("# T\n\n## Restore\n\n{lead}\n\n```{tag}\npg_dump web\n```\n");
        read(&source).steps().flat_map(|(_, s)| s.commands.clone()).count()
    };
    assert_eq!(steps("For example, to dump one table:", "sh"), 1);
    assert_eq!(steps("For example, to dump one table:", ""), 1);
    assert_eq!(steps("The following example dumps one table.", ""), 1);
    assert_eq!(steps("The example output:", "sh"), 0);
    assert_eq!(steps("An example:", ""), 0, "of what, nobody says");
}

#[test]
fn commands_below_the_tag_of_a_language_are_commands() {
    let of_python = |code: &str| {
        let source = format!("# T\n\n## Fix\n\nDelete the pods:\n\n```python\n{code}\n```\n");
        read(&source).steps().flat_map(|(_, s)| s.commands.clone()).collect::<Vec<_>>()
    };
    assert_eq!(of_python("kubectl get pods"), ["kubectl get pods"]);
    assert_eq!(of_python("$ anything at all"), ["anything at all"]);
    assert_eq!(of_python("import os\nprint(1)"), Vec::<String>::new());
    assert_eq!(of_python("aws = client('s3')"), Vec::<String>::new());
}

#[test]
fn a_table_without_pipes_around_it_is_no_command() {
    let source =
        "# T\n\n## Check\n\nThese are the hosts:\nhost | memory -m\n:--- | :---:\nweb | 1\n";
    assert_eq!(read(source).steps().count(), 0);
}

#[test]
fn code_is_copied_without_the_indent_of_its_place() {
    let source = "# T\n\n## Steps\n\n1. Do this:\n\n\t\tkubectl get pods\n\t\tkubectl get nodes\n";
    let commands: Vec<String> =
        read(source).steps().flat_map(|(_, s)| s.commands.clone()).collect();
    assert_eq!(commands, ["kubectl get pods\nkubectl get nodes"]);
}

#[test]
fn headings_in_other_languages_are_known_with_and_without_accents() {
    let source = "# T\n\n## Prévention\n\n1. Alertes à 70 %\n2. Rétention\n\n## Étapes\n\n1. Arrêter le service avec la commande et vérifier\n2. Redémarrer le service\n";
    let runbook = read(source);
    assert!(!texts(&runbook).contains(&"Rétention"), "prevention is to be read");
}

#[test]
fn a_rhythm_for_one_severity_is_not_that_of_all() {
    let cadence = |line: &str| read(&format!("# T\n\n## Steps\n- {line}\n")).cadence_minutes;
    assert_eq!(cadence("Post updates on a cadence (high: hourly; low: daily)"), None);
    assert_eq!(cadence("Post updates hourly; page the owner"), Some(60));
}

#[test]
fn a_line_that_is_nothing_but_a_command_below_its_sentence_is_copied() {
    let read = |body: &str| {
        let runbook = read(&format!("# T\n\n### Save\n\n{body}\n"));
        runbook.steps().flat_map(|(_, step)| step.commands.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        read("Take a copy of the keys\n\n`cp -rf /etc/keys /srv/`"),
        ["cp -rf /etc/keys /srv/"]
    );
    assert_eq!(read("Take a copy of the keys\n\n`the old keys`"), Vec::<String>::new());
}

#[test]
fn a_tag_that_slipped_into_its_block_is_not_copied_and_the_block_is_no_output() {
    let runbook = read(
        "# T\n\n## Check\n\nConnect and count with these:\n\n```\nbin/db.sh -- psql\n```\n```\nsql\nselect count(*) from carts;\nselect max(id) from carts;\n```\n",
    );
    let step = runbook.step(1).cloned().unwrap_or_default();
    assert_eq!(
        step.commands,
        ["bin/db.sh -- psql", "select count(*) from carts;\nselect max(id) from carts;"]
    );
    assert!(step.expected.is_empty(), "{:?}", step.expected);
}

#[test]
fn an_option_without_its_program_is_no_command() {
    for body in [
        "-Dring.replace=10.0.0.2",
        "# in ring.options\n-Dring.replace=10.0.0.2",
        "-f, --force\n    Do it at once.",
    ] {
        let block =
            format!("Set the option\n\n   ```bash\n   {}\n   ```", body.replace('\n', "\n   "));
        assert_eq!(of(&block), Vec::<String>::new(), "{body}");
    }
}
