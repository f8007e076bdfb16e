//! One runbook for each thing that goes wrong with runbooks, as people write them: what the check says of a folder.

use super::lint;
use crate::desk::Desk;
use crate::terminal::TWO;

const FILES: [(&str, &str); 6] = [
    ("certificate-expired.md", include_str!("defects/certificate-expired.md")),
    ("checkout-down.md", include_str!("defects/checkout-down.md")),
    ("checkout-payment.md", include_str!("defects/checkout-payment.md")),
    ("fail-over-database.md", include_str!("defects/fail-over-database.md")),
    ("purge-stuck-orders.md", include_str!("defects/purge-stuck-orders.md")),
    ("rotate-mail-relay.md", include_str!("defects/rotate-mail-relay.md")),
];

#[test]
fn each_defect_is_found_where_it_stands_and_nothing_else_is() {
    let desk = Desk::new().at(TWO);
    desk.write("holdfast.toml", "");
    let key = ["hR7mK2pX9vQ4", "tZ8wN3bL6cJ1yF5d"].concat();
    for (name, text) in FILES {
        desk.write(&format!("runbooks/{name}"), &text.replace("{key}", &key));
    }
    let told = lint(&desk, &["--json"]);
    let all = told.json();
    let found: Vec<String> = all
        .as_array()
        .expect("a list")
        .iter()
        .map(|f| {
            let file = f["file"].as_str().expect("a file").rsplit('/').next().unwrap_or_default();
            let (level, rule) = (f["level"].as_str(), f["rule"].as_str());
            format!("{file}:{} {} {}", f["line"], level.expect("a level"), rule.expect("a rule"))
        })
        .collect();
    let wanted = [
        "certificate-expired.md:4 warning overdue-review",
        "checkout-down.md:9 error windows-overlap",
        "checkout-payment.md:null warning duplicate-title",
        "fail-over-database.md:14 warning unknown-blank",
        "purge-stuck-orders.md:12 warning no-rollback",
        "rotate-mail-relay.md:6 warning secret",
        "rotate-mail-relay.md:9 error secret",
    ];
    assert_eq!(found, wanted, "every defect once, with its line");
    assert_eq!(told.code, 1, "and a build stops");
    let said = format!("{told:?}");
    assert!(!said.contains(&key) && !said.contains("relay4Ever"), "no secret is repeated: {said}");
}
