use super::fixture::*;
use crate::incident::{Audience, Incident};
use crate::update::Finding;
use crate::update::words::{BLAME, EXTERNAL, INNER};
use crate::update::*;

fn told() -> Incident {
    let mut incident = incident();
    let last = last_text(crate::ids::EventId(uuid::Uuid::nil()), min(1), "We look into it.");
    incident.rhythm.insert(Audience::Internal, rhythm(Some(last)));
    incident.blanks.insert("db-host".to_owned(), "orion".to_owned());
    incident.runbooks.push(runbook());
    incident
}

fn check(incident: &Incident, audience: Audience) -> Check<'_> {
    let (changed, now) = (vec![], min(20));
    Check { audience, contradiction: None, previous: None, masked: 0, changed, now, incident }
}

fn found(text: &str, audience: Audience) -> Vec<Finding> {
    let incident = told();
    lint(text, &check(&incident, audience))
}

fn messages(text: &str, audience: Audience) -> Vec<String> {
    found(text, audience).into_iter().map(|f| f.message).collect()
}

#[test]
fn a_blank_stops() {
    for (text, hit) in [("Fixed {workaround}.", "{workaround}"), ("{}", "{}"), ("TBD", "TBD")] {
        let findings = found(text, Audience::Internal);
        let stop = findings.first().expect("a finding");
        assert!(stop.stop, "{text} must not be sent");
        assert_eq!(stop.words.as_deref(), Some(hit), "the words to underline");
        assert_eq!(stop.message, format!("{hit} is still a blank"));
    }
}

#[test]
fn an_empty_text_stops() {
    assert_eq!(messages(" \n", Audience::Internal), ["There is no text yet"]);
}

#[test]
fn a_secret_and_a_promise_that_contradicts_stop() {
    let incident = told();
    let mut check = check(&incident, Audience::Internal);
    check.masked = 2;
    check.contradiction = Some("The text says another time.".to_owned());
    let stops: Vec<String> =
        lint("fine", &check).into_iter().filter(|f| f.stop).map(|f| f.message).collect();
    assert_eq!(stops, ["The text holds secrets: take them out", "The text says another time."]);
    check.contradiction = None;
    check.masked = 0;
    assert_eq!(lint("fine", &check), [], "nothing stands out");
}

#[test]
fn the_pictured_text_gets_the_pictured_findings() {
    let text = "We have found the source of the problem: storage on db-host is full. {workaround} \
                Checkout should be back shortly. We will post again by 14:43 UTC.";
    let said = messages(text, Audience::External);
    assert_eq!(said[0], "{workaround} is still a blank", "stops come first");
    assert!(said.contains(&"“db-host” is a name of the inner systems".to_owned()), "{said:#?}");
    let of_host = said.iter().filter(|s| s.contains("db-host"));
    assert_eq!(of_host.count(), 1, "told of once, although a pattern fits too: {said:#?}");
    assert!(said.contains(&"“shortly” promises a time nobody knows".to_owned()), "{said:#?}");
}

#[test]
fn customers_are_spared_inner_matters() {
    for (text, hit) in [
        ("see 10.0.0.7", "10.0.0.7"),
        ("orders.svc.internal is down", "orders.svc.internal"),
        ("the disk of orion is full", "orion"),
        ("logs in /var/log/postgresql fill up", "/var/log/postgresql"),
        ("tracked as OPS-1234", "OPS-1234"),
        ("a NullPointerException", "NullPointerException"),
        ("Dana looks into it", "Dana"),
        ("ask @kim about it", "@kim"),
        ("a SEV 1", "SEV 1"),
        ("write to kim@example.com", "kim@example.com"),
        ("an outage of the API", "outage"),
        ("fixed in 10 minutes", "fixed in 10"),
        ("hopefully all is well", "hopefully"),
        ("the root cause was", "root cause"),
    ] {
        let hits: Vec<String> =
            found(text, Audience::External).into_iter().filter_map(|f| f.words).collect();
        assert!(hits.contains(&hit.to_owned()), "“{hit}” in “{text}”: {hits:?}");
        let inside: Vec<String> =
            found(text, Audience::Internal).into_iter().filter_map(|f| f.words).collect();
        assert_eq!(inside, Vec::<String>::new(), "the company may read “{text}”");
    }
}

#[test]
fn everybody_whom_the_log_names_is_asked_about_and_a_team_is_not() {
    let mut incident = told();
    // Somebody has a step, and a team has another: neither has a role, or declared.
    incident.people.extend(["Quentin", "Payments team"].map(person));
    let check = check(&incident, Audience::External);
    let findings = lint("Quentin of the Payments team is at it.", &check);
    let said: Vec<String> = findings.into_iter().map(|finding| finding.message).collect();
    assert!(said.contains(&"“Quentin” names a person".to_owned()), "{said:?}");
    assert!(said.iter().all(|said| !said.contains("team")), "{said:?}");
}

#[test]
fn plain_customer_language_is_clear() {
    for text in [
        "Payments fail for some customers since 14:21 UTC. Carts are kept. We will post again by 14:43 UTC.",
        "A fix is in place and we are watching recovery. See https://status.example.com/incidents/7 for more.",
        "Encoding is UTF-8 and/or the app works 24/7; Danae is a brand of ours.",
        "No data was lost; resolved after 42 minutes.",
    ] {
        assert_eq!(found(text, Audience::External), [], "nothing stands out");
    }
}

#[test]
fn blame_is_asked_about_everywhere() {
    for text in ["it was human error", "the fault of ops", "Bo should have noticed"] {
        for audience in Audience::ALL {
            let findings = found(text, audience);
            assert!(findings.iter().any(|f| !f.stop), "a question about “{text}”: {findings:?}");
        }
    }
    assert_eq!(found("the default of failover is no-fault", Audience::Internal), []);
}

#[test]
fn the_same_text_again_is_asked_about() {
    let incident = told();
    let mut check = check(&incident, Audience::Internal);
    check.previous = Some("We look  into it.\n");
    let findings = lint("we look into it.", &check);
    assert_eq!(findings[0].message, "The text is the same as the last one");
    assert!(!findings[0].stop, "it may be sent all the same");
}

#[test]
fn customers_hear_after_the_company() {
    let incident = incident();
    let findings = lint("Payments fail.", &check(&incident, Audience::External));
    assert!(findings[0].message.starts_with("Customers would hear before"), "{findings:?}");
}

#[test]
fn every_pattern_can_be_read() {
    for list in [EXTERNAL, INNER, BLAME] {
        for watched in list {
            assert!(
                regex::Regex::new(watched.pattern).is_ok(),
                "{} would be dropped in silence",
                watched.pattern
            );
        }
    }
}
