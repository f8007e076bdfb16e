use super::*;
use crate::runbook::{Step, parse};

fn around_with<'a>(target: &'a dyn Fn(&str) -> Target) -> Around<'a> {
    Around { today: "2026-08-29".parse().unwrap(), file_name: "notes.md", target }
}

fn found(source: &str) -> Vec<LintFinding> {
    lint(source, &parse(source, "notes.md"), &around_with(&|_| Target::There), &Settings::default())
        .findings
}

/// Rules above a note with their lines: `secret:3`.
fn loud(source: &str) -> Vec<String> {
    let loud = found(source).into_iter().filter(|f| f.level > Level::Note);
    loud.map(|f| format!("{}:{}", f.rule.word(), f.line.unwrap_or_default())).collect()
}

fn quiet(source: &str, why: &str) {
    assert_eq!(loud(source), Vec::<String>::new(), "{why}: {source}");
}

fn steps(commands: &[&str]) -> String {
    let items =
        (1..).zip(commands).map(|(n, c)| format!("{n}. Do this:\n\n   ```bash\n   {c}\n   ```\n"));
    format!("# A\n\n## Steps\n{}", items.collect::<String>())
}

#[test]
fn names_are_unique_and_read_back() {
    for rule in Rule::ALL {
        assert_eq!(rule.word().parse(), Ok(rule), "{rule:?}");
        assert_eq!(serde_json::to_value(rule).unwrap(), rule.word(), "as it crosses");
    }
    let slip = "no-stpes".parse::<Rule>().unwrap_err().to_string();
    assert!(slip.contains("did you mean no-steps"), "a slip is understood: {slip}");
}

#[test]
fn a_page_that_explains_may_have_no_steps_and_a_runbook_may_not() {
    quiet("# How replication works\n\nThe primary streams its log.\n", "a page that explains");
    quiet("# Our runbooks\n\nThey lie in Git.\n", "a page about runbooks");
    assert_eq!(loud("# Runbook: Disk full\n\nThink.\n"), ["no-steps:0"], "it says what it is");
    assert_eq!(loud("# Failover procedure\n\nThink.\n"), ["no-steps:0"], "in other words, too");
}

#[test]
fn severity_and_escalation_are_notes_where_there_are_steps() {
    let rules = |source: &str| found(source).into_iter().map(|f| f.rule.word()).collect::<Vec<_>>();
    let bare = "# A\n\n## Steps\n1. Check the disk\n2. Restart the server\n";
    assert_eq!(rules(bare), ["no-escalation", "no-severity"], "both are missing");
    let full = format!("{bare}\n## Severity: P1\n\nEscalate to the CTO after 30 minutes.\n");
    assert_eq!(rules(&full), Vec::<String>::new(), "both are there");
    let mut runbook = parse(bare, "notes.md").checklist;
    runbook.front.severity = Some("P2".to_owned());
    let given =
        lint(bare, &runbook, &around_with(&|_| Target::There), &Settings::default()).findings;
    assert!(given.iter().all(|f| f.rule != Rule::NoSeverity), "the front matter counts");
}

#[test]
fn destroying_needs_a_way_back_or_a_warning() {
    for command in [
        "psql -c 'DROP TABLE orders'",
        "mysql -e \"delete from sessions\"",
        "rm -rf /var/lib/app/data",
        "sudo rm -f -r /srv/data",
        "terraform destroy -auto-approve",
        "kubectl -n shop delete pvc data-0",
        "aws rds delete-db-instance --db-instance-identifier x",
        "git push origin main --force",
        "redis-cli FLUSHALL",
    ] {
        assert_eq!(loud(&steps(&["uptime", command])), ["no-rollback:12"], "{command}");
        let with = format!("{}\n## Rollback\n\nThere is none.\n", steps(&[command]));
        quiet(&with, "it says how to come back, or that nobody can");
    }
    let twice = found(&steps(&["rm -rf /srv/a", "rm -rf /srv/b"]));
    let told = twice.iter().find(|f| f.rule == Rule::NoRollback).expect("it is found");
    assert!(told.message.contains("another step"), "one finding tells of both: {}", told.message);
}

#[test]
fn what_is_made_again_by_itself_is_not_destroyed() {
    for command in [
        "kubectl delete pod web-0",
        "rm -rf /tmp/build",
        "rm -rf node_modules",
        "rm /var/run/app.pid",
        "truncate -s 0 /var/log/app.log",
        "systemctl restart web --force",
        "# never run rm -rf /srv",
        "redis-cli del key",
        "git branch --delete old",
        "grep -r 'drop' .",
    ] {
        quiet(&steps(&[command]), command);
    }
}

#[test]
fn a_caution_on_the_step_is_enough() {
    let source = "# A\n\n## Steps\n1. Look\n2. Promote\n";
    let mut runbook = parse(source, "notes.md").checklist;
    let step: &mut Step =
        &mut runbook.phases.iter_mut().find(|p| !p.steps.is_empty()).unwrap().steps[0];
    step.commands = vec!["dropdb shop".to_owned()];
    let rules = |runbook: &Checklist| {
        let found =
            lint(source, runbook, &around_with(&|_| Target::There), &Settings::default()).findings;
        found.iter().any(|f| f.rule == Rule::NoRollback)
    };
    assert!(rules(&runbook), "nothing guards it");
    let step = &mut runbook.phases.iter_mut().find(|p| !p.steps.is_empty()).unwrap().steps[0];
    step.cautions = vec!["This cannot be taken back.".to_owned()];
    assert!(!rules(&runbook), "a person was told");
}

#[test]
fn anchors_are_compared_as_renderers_differ() {
    let page = "# Disk & Memory: 1. Check\n\n## Step 1 – Look\n\n## Look\n\n## Look\n\n<a id=\"given\"></a>\n\nSetext\n------\n\n### Own {#mine}\n";
    let links = "[a](#disk--memory-1-check) [b](#step-1--look) [c](#look-1) [d](#given) [e](#setext) [f](#mine) [g](#) [h](#top) [i](#LOOK) [j](#L12) [k](#step-1-%E2%80%93-look)";
    quiet(&format!("{page}\n{links}\n"), "each leads somewhere");
    assert_eq!(
        loud(&format!("{page}\n[x](#nowhere) [y](#nowhere)\n")),
        ["dead-anchor:16"],
        "told once"
    );
    assert_eq!(
        loud("# A\n\n`[x](#nowhere)`\n\n```\n[x](#nowhere)\n```\n"),
        Vec::<String>::new(),
        "code is no link"
    );
}

#[test]
fn a_dead_link_is_told_with_its_line_and_levels_follow_what_is_known() {
    let source = "---\ntitle: A\n---\n# A\n\n[x](gone.md) and ![y](<gone too.png>)\n";
    let with = |target: Target| {
        let target = move |_: &str| target.clone();
        lint(source, &parse(source, "a.md"), &around_with(&target), &Settings::default())
            .findings
            .into_iter()
            .filter(|f| f.rule.word().starts_with("dead"))
            .map(|f| (f.line, f.level))
            .collect::<Vec<_>>()
    };
    assert_eq!(with(Target::Missing), [(Some(6), Level::Error), (Some(6), Level::Error)]);
    assert_eq!(
        with(Target::NotHere),
        [(Some(6), Level::Note), (Some(6), Level::Note)],
        "a lone copy"
    );
    assert_eq!(with(Target::Unchecked), [], "nothing is known");
}

#[test]
fn a_secret_is_found_and_never_repeated() {
    let token = ["xoxb-1234567890-", "abcdefABCDEF"].concat();
    let key = ["AKIA", "Q3EGHJ7KLMN2PRST"].concat();
    let source = format!("# A\n\nUse {token}\n\n```\naws configure set key {key}\n```\n");
    let all = found(&source);
    assert_eq!(loud(&source), ["secret:3", "secret:6"], "both, with their lines");
    let told = format!("{all:?}");
    assert!(!told.contains(&token) && !told.contains(&key), "not in any finding: {told}");
}

#[test]
fn a_secret_is_known_by_the_name_before_it() {
    let made = ["wJalrXUtnFEMI7K7MDENG4b", "PxRfiCY2q9Zt"].concat();
    let hex = ["a8f5f167f44f4964", "e6c998dee827110c"].concat();
    let errors = [
        format!("export AWS_SECRET_ACCESS_KEY={made}"),
        format!("  \"apiKey\": \"{made}\","),
        format!("client_secret: {hex}"),
        format!("| Access key | `{made}` |"),
        format!("mysql --password {made} -u app"),
    ];
    let warnings = [
        "The password is: hunter2",
        "**Password:** hunter2.",
        "The admin password is `hunter2` on every host",
        "export PGPASSWORD=swordfish",
        "login --password hunter2",
    ];
    let all = errors.iter().map(|text| (text.as_str(), Level::Error));
    for (text, level) in all.chain(warnings.map(|text| (text, Level::Warning))) {
        let all = found(&format!("# A\n\n{text}\n"));
        let one: Vec<_> = all.iter().filter(|f| f.rule == Rule::Secret).collect();
        let told = one.iter().map(|f| (f.level, f.line)).collect::<Vec<_>>();
        assert_eq!(told, [(level, Some(3))], "random or only given: {text}");
        assert!(!format!("{one:?}").contains("hunter2"), "never repeated: {one:?}");
        assert!(!format!("{one:?}").contains(&made), "never repeated: {one:?}");
    }
}

#[test]
fn a_name_before_what_is_no_secret_is_quiet() {
    for text in [
        "Rotate the token: open the console and choose Rotate.",
        "Password: see the vault of the team",
        "Token: OAuth2",
        "The password is base64 encoded",
        "The token is 32 characters long",
        "export DB_PASSWORD=$(vault read -field=password secret/db)",
        "token=`cat /var/run/token2`",
        "--password=<BASIC_AUTH_PASSWORD2>",
        "PGPASSWORD=\"${db_password2}\" psql",
        "password: {{ vault_db_password_2 }}",
        "password=xxxxxxxx1x",
        "Password: ********",
        "Password: changeme1",
        "secretKeyRef:\n  name: orders-db-2\n  key: password",
        "secret: orders-db-2",
        "kubectl get secret prometheus-k8s-token-nwtrf",
        "aws --secret /prod/orders/db2",
        "api_key: op://team/orders2/key",
        "private_key=~/.ssh/id_ed25519",
        "AZURE_TOKEN_CREDENTIALS=dev2024",
        "max_tokens=4096",
        "token: a1b2c3d4 expires after an hour",
        "| token | v2beta1 |",
        "password = config.database2.password",
    ] {
        quiet(&format!("# A\n\n{text}\n"), "names no secret");
    }
}

#[test]
fn what_stands_for_a_secret_is_none() {
    for text in [
        "curl -H 'Authorization: Bearer $TOKEN' https://example.org",
        "curl -H 'Authorization: Bearer <token>' https://example.org",
        "curl -H \"Authorization: Bearer ${API_TOKEN}\"",
        "psql postgres://user:password@localhost/db",
        "psql postgres://app:$PGPASSWORD@db/app",
        "AKIAIOSFODNN7EXAMPLE",
        "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
        "https://example.org/?token=YOUR_TOKEN",
        "grep -- '-----BEGIN RSA PRIVATE KEY-----' key.pem",
    ] {
        quiet(&format!("# A\n\n```\n{text}\n```\n"), text);
    }
}

#[test]
fn characters_that_deceive_are_found_in_commands_alone() {
    for command in ["rm\u{200b} -rf x", "echo \u{202e}abc", "curl https://ex\u{430}mple.org/x"] {
        let source = format!("# A\n\n```bash\nuptime\n{command}\n```\n");
        assert_eq!(loud(&source), ["hidden-characters:5"], "{command:?}");
    }
    quiet("# A\n\nZero\u{200b}width in prose, Москва too.\n", "prose deceives no shell");
    quiet(
        "# A\n\n```bash\necho 'Готово' 👩\u{200d}🔧 5µs ❤️\n```\n",
        "a language and an emoji are no trick",
    );
    quiet("\u{feff}# A\r\n\r\n```bash\r\nuptime\r\n```\r\n", "marks and line ends of the file");
}

#[test]
fn a_blank_that_stands_alone_beside_its_like_is_a_slip() {
    let slip = steps(&["ssh <replica-host>", "ping <replica-host>", "dig <replcia-host>"]);
    assert_eq!(loud(&slip), ["unknown-blank:17"], "two letters are swapped");
    for pair in [
        ["<node-1>", "<node-2>"],
        ["<src>", "<dst>"],
        ["<cluster>", "<namespace>"],
        ["<username>", "<usernames>"],
    ] {
        let [often, once] = pair;
        quiet(
            &steps(&[&format!("a {often}"), &format!("b {often} -x"), &format!("c {once} -x")]),
            "two things",
        );
    }
    assert_eq!(loud(&steps(&["kubectl -n {{ }} get pods"])), ["unknown-blank:7"], "it has no name");
}

#[test]
fn windows_that_contradict_each_other_are_errors() {
    let with = |windows: &[&str]| {
        let sections = windows.iter().map(|w| format!("## Phase {w}\n1. Check the disk\n\n"));
        format!("# A\n\n{}", sections.collect::<String>())
    };
    assert_eq!(loud(&with(&["(0-5 minutes)", "(3-10 minutes)"])), ["windows-overlap:6"]);
    assert_eq!(
        loud(&with(&["(0-5 minutes)", "(15-5 minutes)"])),
        ["windows-overlap:6"],
        "backwards"
    );
    for fine in [
        &["(0-5 minutes)", "(5-15 minutes)", "(15+ minutes)"][..],
        &["(5 min)", "(5 min)", "(10 min)"],
        &["(2-3 min)", "(1-2 min)"],
        &["(0-5 minutes)", "(5-15 minutes)", "(0-5 minutes)", "(5-15 minutes)"],
        &["(0-15 minutes)", "(0-5 minutes)"],
    ] {
        quiet(&with(fine), "a timeline, lengths, or a second track");
    }
}

#[test]
fn a_rhythm_that_no_incident_has_is_told_where_it_stands() {
    let with = |line: &str| format!("# A\n\n## Communication\n- {line}\n");
    for slow in
        ["Post update every 168 hours", "Then send stakeholders an update every 1441 minutes"]
    {
        assert_eq!(loud(&with(slow)), ["slow-rhythm:4"], "{slow}");
    }
    for fine in [
        "Post update every 24 hours",
        "Post update every 15 minutes",
        "Back the database up every 168 hours",
        "Post update every 99999999999 minutes",
    ] {
        quiet(&with(fine), "a day, or no update at all");
    }
    quiet("# A\n\n```\npost update every 168 hours\n```\n", "what a command prints");
}

#[test]
fn a_review_that_is_over_is_told_and_the_teams_interval_holds() {
    let source = "---\nlast_reviewed_on: 2026-01-01\n---\n# A\n";
    let with = |date: &str, in_days: Option<u32>, team: Option<u32>| {
        let mut runbook = parse(source, "a.md").checklist;
        runbook.front.last_reviewed_on = Some(date.to_owned());
        runbook.front.review_in_days = in_days;
        let settings = Settings { review_in_days: team, ..Settings::default() };
        let found = lint(source, &runbook, &around_with(&|_| Target::There), &settings).findings;
        found
            .into_iter()
            .filter(|f| f.rule == Rule::OverdueReview)
            .map(|f| (f.line, f.message))
            .next()
    };
    let (line, message) = with("2026-01-01", None, None).expect("240 days are more than 183");
    assert_eq!(line, Some(2), "where the date stands");
    assert!(message.contains("2026-07-03"), "when it was due: {message}");
    assert!(with("2026-01-01", None, Some(365)).is_none(), "the team reviews once a year");
    assert!(with("2026-01-01", Some(90), Some(365)).is_some(), "the file knows better");
    let (_, ahead) = with("2062-01-01", None, None).expect("a slip");
    assert!(ahead.contains("lies ahead"), "{ahead}");
    let (_, none) = with("soon", None, None).expect("no date");
    assert!(none.contains("is no date"), "{none}");
}

#[test]
fn a_fence_without_an_end_is_found_where_it_opens() {
    assert_eq!(loud("# A\n\n```bash\nuptime\n"), ["unclosed-fence:3"], "up to the end of the file");
    assert_eq!(
        loud("# A\n\n1. Look\n   ```bash\n   uptime\n\nText.\n"),
        ["unclosed-fence:4"],
        "or of the item"
    );
    quiet(
        "# A\n\n> ```\n> uptime\n> ```\n\n~~~~\n```\n~~~~\n",
        "closed in a quotation, or by its own kind",
    );
}

#[test]
fn a_comment_turns_a_rule_off_for_its_file_and_a_slip_in_it_is_told() {
    let off = "<!-- holdfast-lint off: no-steps, dead-anchor -->\n# Runbook: A\n\n[x](#nowhere)\n";
    quiet(off, "both are off");
    let slip = "# A\n\n<!-- holdfast-lint off:\n  dead-ancor\n-->\n[x](#nowhere)\n";
    assert_eq!(
        loud(slip),
        ["unknown-rule:3", "dead-anchor:6"],
        "nothing was turned off, and it is said"
    );
}

#[test]
fn the_teams_levels_and_choices_hold() {
    let source = "# Runbook: A\n\nThink.\n";
    let with = |settings: &Settings| {
        lint(source, &parse(source, "a.md"), &around_with(&|_| Target::There), settings).findings
    };
    let levels = [(Rule::NoSteps, Level::Error)].into();
    let louder = with(&Settings { levels, ..Settings::default() });
    assert_eq!(louder[0].level, Level::Error, "it matters to them");
    let off = [Rule::NoSteps].into();
    assert_eq!(with(&Settings { off, ..Settings::default() }), [], "it does not");
}
