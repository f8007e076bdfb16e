use super::*;
use std::fs;
use tempfile::TempDir;

const COMMENTED: &str = r##"# Our team's settings. Ask in #platform before changing them.
name = "Platform"   # shown in the window

[cadence]
sev1 = 10      # faster than the default
sev4 = "off"
sev5 = 240

[future]
key = { of = "a later version" }

# What we learned: keep the status page apart.

# Everybody who responds.
[[channel]]
name = "incidents"
kind = "slack"       # incoming webhook
audience = "internal"
colour = "red"

# Customers.
[[channel]]
audience = "external"
kind = "webhook"
name = "status"
interval_minutes = 30
host = "status.example.org"

# The end.
"##;

fn workspace(text: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(FILE), text).unwrap();
    folder
}

fn text_in(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join(FILE)).unwrap()
}

fn refusal(text: &str) -> String {
    Config::load(workspace(text).path()).unwrap_err().to_string()
}

#[test]
fn a_missing_file_gives_the_defaults() {
    let config = Config::load(TempDir::new().unwrap().path()).unwrap();
    assert_eq!(config, Config::default(), "a new team starts without a file");
    assert_eq!(config.policy().interval_minutes, [Some(15), Some(15), Some(60), None, None]);
}

#[test]
fn a_full_file_is_read_and_unknown_keys_are_ignored() {
    let config = Config::load(workspace(COMMENTED).path()).unwrap();
    assert_eq!(config.name.as_deref(), Some("Platform"));
    assert_eq!(config.cadence, [Some(10), Some(15), Some(60), None, Some(240)], "unsaid: default");
    let incidents = ChannelConfig::new("incidents", Kind::Slack, Audience::Internal);
    let status = ChannelConfig {
        interval_minutes: Some(30),
        host: Some("status.example.org".to_owned()),
        ..ChannelConfig::new("status", Kind::Webhook, Audience::External)
    };
    assert_eq!(config.channels, [incidents, status]);
    let policy = config.policy();
    let pings: Vec<_> = policy.channels.iter().map(|c| c.ping).collect();
    assert_eq!(pings, [PingMode::Auto, PingMode::Ask], "only internal channels ping by themselves");
}

#[test]
fn further_folders_are_read_in_their_order() {
    let config = Config::load(workspace("[library]\nfolders = [\"b\", \"./a/c\"]").path()).unwrap();
    assert_eq!(config.folders, ["b", "./a/c"]);
}

#[test]
fn each_mistake_names_the_file_the_line_and_what_to_write() {
    let channel = |more: &str| format!("\n[[channel]]\nname = \"ops\"\nkind = \"slack\"\n{more}");
    for (text, line, says) in [
        ("name = ".to_owned(), 1, ""),
        ("a = 1\nname = 3".to_owned(), 2, "text in quotes"),
        ("\n\ncadence = 15".to_owned(), 3, "[cadence]"),
        ("[cadence]\nsev1 = 0".to_owned(), 2, "sev1 is \"off\" or minutes"),
        ("[cadence]\nsev1 = 10\nsev2 = \"15\"".to_owned(), 3, "sev2"),
        ("channel = 3".to_owned(), 1, "[[channel]] block"),
        ("[channel]\nname = \"ops\"".to_owned(), 1, "[[channel]] block"),
        ("[[channel]]\nkind = \"slack\"".to_owned(), 1, "no name"),
        ("[[channel]]\nname = \"ops\"".to_owned(), 1, "no kind"),
        ("[[channel]]\nname = \"ops\"\nkind = \"fax\"".to_owned(), 3, "not a kind of channel"),
        (channel("audience = \"all\""), 5, "internal, external"),
        (channel("ping = \"never\""), 5, "\"auto\" or \"ask\""),
        (channel("rehearsal = \"yes\""), 5, "true or false"),
        (channel("interval_minutes = 2.5"), 5, "whole number"),
        (channel("interval_minutes = 1441"), 5, "1440"),
        (channel("host = \"https://hooks.slack.com/services/x\""), 3, "host name alone"),
        (channel("audience = \"external\"\nping = \"auto\""), 3, "ping = \"ask\""),
        (channel("") + &channel(""), 7, "two channels “ops”"),
        ("[library]\nfolders = \"docs\"".to_owned(), 2, "folders is a list"),
        ("library = 3".to_owned(), 1, "library is a table"),
        ("[library]\nfolders = [\n\"docs\",\n\"../x\"]".to_owned(), 4, "inside the workspace"),
        ("[library]\nfolders = [\"/etc\"]".to_owned(), 2, "inside the workspace"),
        ("[library]\nfolders = [\"\"]".to_owned(), 2, "inside the workspace"),
        ("[library]\nfolders = [3]".to_owned(), 2, "text in quotes"),
        ("[[channel]]\nname = \"a\\u0007b\"\nkind = \"slack\"".to_owned(), 2, "control characters"),
        (format!("[[channel]]\nname = \"{}\"\nkind = \"slack\"", "x".repeat(41)), 2, "1 to 40"),
        ("[[channel]]\nname = \"\"\nkind = \"slack\"".to_owned(), 2, "1 to 40"),
    ] {
        let sentence = refusal(&text);
        assert!(sentence.contains(&format!("{FILE}, line {line}: ")), "{text:?}: {sentence}");
        assert!(sentence.contains(says), "{text:?}: {sentence}");
    }
}

#[test]
fn what_cannot_be_read_says_so() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join(FILE)).unwrap();
    let sentence = Config::load(folder.path()).unwrap_err().to_string();
    assert!(sentence.contains("not a file"), "{sentence}");

    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join(FILE), b"name = 1\n\xFF").unwrap();
    let sentence = Config::load(folder.path()).unwrap_err().to_string();
    assert!(sentence.contains("line 2 is not UTF-8"), "{sentence}");
}

#[test]
fn inline_channels_are_read_and_edited_too() {
    let folder = workspace("channel = [{ name = \"ops\", kind = \"slack\" }] # all of them\n");
    let more = ChannelConfig::new("hook", Kind::Webhook, Audience::Internal);
    add_channel(folder.path(), &more).unwrap();
    remove_channel(folder.path(), "ops").unwrap();
    assert_eq!(Config::load(folder.path()).unwrap().channels, [more]);
    assert!(text_in(&folder).contains("# all of them"), "{}", text_in(&folder));
}

#[test]
fn adding_appends_one_block_and_changes_nothing_else() {
    let folder = workspace(COMMENTED);
    let channel = ChannelConfig {
        ping: PingMode::Ask,
        rehearsal: true,
        interval_minutes: Some(5),
        host: Some("hooks.slack.com".to_owned()),
        ..ChannelConfig::new("#drill \"1\"", Kind::Slack, Audience::Internal)
    };
    add_channel(folder.path(), &channel).unwrap();
    let (text, block) = (text_in(&folder), "\n[[channel]]\nname = '#drill \"1\"'");
    let at = text.find(block).expect("the block is there");
    let end = text.find("\n# The end.").unwrap();
    let rest = format!("{}{}", &text[..at], &text[end..]);
    assert_eq!(rest, COMMENTED, "everything else is as it was");
    assert_eq!(Config::load(folder.path()).unwrap().channels.last(), Some(&channel), "read back");
}

#[test]
fn adding_creates_a_missing_file() {
    let folder = TempDir::new().unwrap();
    add_channel(folder.path(), &ChannelConfig::new("ops", Kind::Slack, Audience::Internal))
        .unwrap();
    assert_eq!(
        text_in(&folder),
        "[[channel]]\nname = \"ops\"\nkind = \"slack\"\naudience = \"internal\"\n",
        "what is the default is not written"
    );
}

#[test]
fn a_taken_name_and_an_external_auto_channel_are_refused() {
    let folder = workspace(COMMENTED);
    let taken = ChannelConfig::new("status", Kind::Slack, Audience::Internal);
    let auto = ChannelConfig {
        ping: PingMode::Auto,
        ..ChannelConfig::new("page", Kind::Slack, Audience::External)
    };
    for channel in [taken, auto] {
        let refused = add_channel(folder.path(), &channel);
        assert!(matches!(refused, Err(ConfigError::Refused { .. })), "{refused:?}");
    }
    assert_eq!(text_in(&folder), COMMENTED, "nothing was written");
}

#[test]
fn removing_takes_the_block_with_its_comment_and_keeps_the_others() {
    let folder = workspace(COMMENTED);
    remove_channel(folder.path(), "incidents").unwrap();
    let text = text_in(&folder);
    assert!(
        !text.contains("incidents") && !text.contains("Everybody"),
        "the block is gone: {text}"
    );
    for kept in
        ["# Our team's", "# What we learned", "# Customers.", "a later version", "# The end."]
    {
        assert!(text.contains(kept), "{kept:?} is gone: {text}");
    }
    remove_channel(folder.path(), "status").unwrap();
    let text = text_in(&folder);
    assert!(!text.contains("[[channel]]"), "{text}");
    assert!(text.contains("# What we learned") && text.contains("# The end."), "{text}");
    assert_eq!(Config::load(folder.path()).unwrap().channels, [], "none is left");
}

#[test]
fn removing_what_is_not_there_names_what_is() {
    let sentence = remove_channel(workspace(COMMENTED).path(), "ops").unwrap_err().to_string();
    assert!(sentence.contains("“incidents”, “status”"), "{sentence}");
}

#[test]
fn what_cannot_be_written_leaves_the_old_file() {
    let folder = workspace(COMMENTED);
    let mut rights = fs::metadata(folder.path().join(FILE)).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(folder.path().join(FILE), rights).unwrap();
    let failed = remove_channel(folder.path(), "status").unwrap_err();
    assert!(matches!(failed, ConfigError::NotWritable { .. }), "{failed}");
    assert!(failed.to_string().contains("nothing was changed"), "{failed}");
    assert_eq!(text_in(&folder), COMMENTED);
}

#[test]
fn a_broken_file_is_not_edited() {
    let folder = workspace("[[channel]]\nname = 3\n");
    let failed = remove_channel(folder.path(), "3").unwrap_err();
    assert!(matches!(failed, ConfigError::Invalid { line: 2, .. }), "{failed}");
}

#[cfg(unix)]
#[test]
fn a_linked_file_stays_a_link_and_keeps_its_mode() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, elsewhere) = (TempDir::new().unwrap(), workspace(COMMENTED));
    let target = elsewhere.path().join(FILE);
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&target, folder.path().join(FILE)).unwrap();
    remove_channel(folder.path(), "status").unwrap();
    assert!(folder.path().join(FILE).is_symlink(), "the link is kept");
    assert!(!text_in(&elsewhere).contains("status.example.org"), "the file behind it is changed");
    let mode = fs::metadata(&target).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o640, "the mode is kept");
}

#[test]
fn a_binding_changes_with_each_thing_that_a_secret_is_bound_to() {
    let base = ChannelConfig::new("ops", Kind::Slack, Audience::Internal);
    let host = Some("hooks.slack.com".to_owned());
    let changed = [
        ChannelConfig { name: "ops2".to_owned(), ..base.clone() },
        ChannelConfig { kind: Kind::Webhook, ..base.clone() },
        ChannelConfig { host: host.clone(), ..base.clone() },
        ChannelConfig { audience: Audience::External, ..base.clone() },
        ChannelConfig { rehearsal: true, ..base.clone() },
    ];
    for other in changed {
        assert_ne!(other.binding(), base.binding(), "{other:?} must pause the channel");
    }
    let same = ChannelConfig { ping: PingMode::Ask, interval_minutes: Some(5), ..base.clone() };
    assert_eq!(same.binding(), base.binding(), "the rhythm is not what a secret is bound to");
}

#[test]
fn a_secret_must_lead_to_the_host_that_the_file_names() {
    let secret = crate::secret::Secret::new("https://Status.example.org/in/abcdef");
    let target = Kind::Webhook.target(&secret).unwrap();
    let at = |host: Option<&str>| ChannelConfig {
        host: host.map(str::to_owned),
        ..ChannelConfig::new("status", Kind::Webhook, Audience::External)
    };
    assert_eq!(at(None).check_target(&target), Ok(()), "not written down");
    assert_eq!(at(Some("STATUS.example.org")).check_target(&target), Ok(()), "case says nothing");
    let sentence = at(Some("evil.example")).check_target(&target).unwrap_err().to_string();
    assert!(
        sentence.contains("status.example.org") && sentence.contains("evil.example"),
        "{sentence}"
    );
    assert!(!sentence.contains("abcdef"), "no secret in it: {sentence}");
}

#[test]
fn the_rhythm_is_changed_in_its_lines_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    std::fs::write(&file, "# ours\n[cadence]\nsev1 = 10 # agreed in May\n\n[lint]\n").unwrap();
    let mut cadence = Config::load(folder.path()).unwrap().cadence;
    cadence[0] = Some(20);
    cadence[2] = None;
    set_cadence(folder.path(), cadence).unwrap();
    assert_eq!(Config::load(folder.path()).unwrap().cadence, cadence);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("# ours") && text.contains("sev1 = 20 # agreed in May"), "{text}");
    assert!(
        text.contains("sev3 = \"off\"") && !text.contains("sev2"),
        "a default stays one: {text}"
    );
    cadence[1] = Some(0);
    assert!(set_cadence(folder.path(), cadence).is_err(), "no minutes at all");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text, "and the file is as it was");
}

#[test]
fn what_post_mortems_need_is_read_and_a_mistake_has_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(FILE);
    let text = "[postmortem]\nhourly_rate = 90\nrto_minutes = 60\ninternal_hosts = [\".prod.example.org\"]\ncustomers = [\"Example Ltd\"]\n";
    std::fs::write(&file, text).unwrap();
    let settings = Config::load(folder.path()).unwrap().postmortem;
    assert_eq!(settings.rate.map(|rate| (rate.hourly, rate.currency)), Some((90, "EUR".into())));
    assert_eq!((settings.rto_minutes, settings.rpo_minutes), (Some(60), None));
    assert_eq!((settings.hosts.len(), settings.customers.len()), (1, 1));
    for (wrong, says) in [
        ("hourly_rate = -1", "hourly_rate is a whole number"),
        ("customers = \"Example\"", "customers is a list of texts"),
        ("internal_hosts = [\"\"]", "internal_hosts is a list of texts"),
    ] {
        std::fs::write(&file, format!("[postmortem]\n{wrong}\n")).unwrap();
        let error = Config::load(folder.path()).unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains(says), "{error}");
    }
}
