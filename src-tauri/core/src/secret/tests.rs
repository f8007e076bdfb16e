use super::*;

fn with(variables: &[(&str, &str)]) -> Secrets {
    let owned = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Secrets::with_variables("holdfast-test", owned)
}

#[test]
fn the_variable_is_the_name_in_plain_capitals() {
    for (channel, variable) in [
        ("ops", "HOLDFAST_SECRET_OPS"),
        ("#incidents 2", "HOLDFAST_SECRET__INCIDENTS_2"),
        ("Störung", "HOLDFAST_SECRET_ST_RUNG"),
    ] {
        assert_eq!(Secrets::variable(channel), variable, "the rule is documented for {channel}");
    }
}

#[test]
fn a_variable_stands_in_for_the_keychain_on_every_operation() {
    let secrets = with(&[("HOLDFAST_SECRET_OPS", " https://example.org/hook\n"), ("PATH", "/bin")]);
    assert_eq!(secrets.read("ops").unwrap().expose(), "https://example.org/hook", "trimmed");
    let written = secrets.write("ops", &Secret::new("other")).unwrap();
    assert_eq!(written, Written::StandsInEnvironment, "the caller must be able to say so");
    secrets.remove("ops").expect("nothing to remove is fine");
    assert!(secrets.read("ops").is_ok(), "what the environment says stays");
}

#[test]
fn an_empty_variable_is_a_mistake_and_not_an_invitation_to_ask_the_keychain() {
    let problem = with(&[("HOLDFAST_SECRET_OPS", " ")]).read("ops").unwrap_err();
    assert!(matches!(problem, SecretProblem::EmptyVariable { .. }), "{problem}");
}

#[test]
fn nothing_of_a_secret_is_in_its_debug_form() {
    let secrets = with(&[("HOLDFAST_SECRET_OPS", "https://example.org/hunter2")]);
    let shown = format!("{secrets:?} {:?}", secrets.read("ops"));
    assert!(!shown.contains("hunter2") && !shown.contains("example.org"), "{shown}");
}

#[test]
fn an_empty_secret_is_refused_before_the_keychain_is_asked() {
    let problem = with(&[]).write("ops", &Secret::new(" \n")).unwrap_err();
    assert_eq!(problem, SecretProblem::Empty { channel: "ops".to_owned() });
}

#[test]
fn a_program_that_we_start_does_not_inherit_the_secrets() {
    let mut child = Command::new("true");
    with(&[("HOLDFAST_SECRET_OPS", "x"), ("LANG", "C")]).withhold_from(&mut child);
    let changed: Vec<_> = child.get_envs().collect();
    assert_eq!(
        changed,
        [("HOLDFAST_SECRET_OPS".as_ref(), None)],
        "only the secrets are taken away"
    );
}

#[test]
fn an_exchange_leaves_a_variable_that_stands_in_as_it_is() {
    let secrets = with(&[("HOLDFAST_SECRET_OPS", "https://example.org/hook")]);
    let (written, before) = secrets.exchange("ops", &Secret::new("other")).unwrap();
    assert_eq!(written, Written::StandsInEnvironment, "the keychain was not asked");
    secrets.put_back(&before).expect("there is nothing to put back");
    assert_eq!(secrets.read("ops").unwrap().expose(), "https://example.org/hook");
}

#[test]
fn a_secret_of_this_session_needs_no_keychain_and_gives_way_to_a_variable() {
    let variables = [("HOLDFAST_SECRET_OPS".to_owned(), "from-outside".to_owned())];
    let secrets = Secrets::with_variables("holdfast-test", variables);
    secrets.keep_for_session("war room", Secret::new("https://a.example/1")).unwrap();
    assert_eq!(secrets.read("war room").unwrap().expose(), "https://a.example/1");
    assert!(secrets.is_for_session("war room"));
    assert!(secrets.keep_for_session("war room", Secret::new(" ")).is_err(), "nothing was given");
    secrets.keep_for_session("ops", Secret::new("here")).unwrap();
    assert_eq!(secrets.read("ops").unwrap().expose(), "from-outside");
    assert!(!secrets.is_for_session("ops"), "the variable stands in");
    assert!(!format!("{secrets:?}").contains("example"), "it is never written out");
    secrets.remove("war room").unwrap();
    assert!(!secrets.is_for_session("war room"));
}
