mod made;
mod stand_ins;

use super::shapes::{SHAPES, pattern};
use super::*;
use made::secrets;
use proptest::prelude::*;

#[test]
fn every_shape_is_well_formed() {
    for (place, shape) in SHAPES.iter().enumerate() {
        assert!(!shape.signs.is_empty(), "{} would never be looked for", shape.kind);
        assert_eq!(
            shape.has_pattern(),
            pattern(place).is_some(),
            "a pattern of {} that does not compile would mask nothing",
            shape.kind
        );
        let words = shape.signs.iter().all(|sign| !sign.contains(' ') || shape.is_long);
        assert!(words, "a sign of {} is no part of a word", shape.kind);
    }
}

#[test]
fn each_kind_of_secret_is_masked_and_named() {
    for (kind, secret) in secrets() {
        let masked = mask(&format!("we pasted {secret} into the ticket"));
        assert_eq!(masked.count, 1, "{kind}: {}", masked.text);
        assert!(masked.text.contains(&format!("«masked {kind}»")), "{kind}: {}", masked.text);
        assert!(masked.text.starts_with("we pasted "), "words around it stay: {}", masked.text);
        assert!(masked.text.ends_with(" into the ticket"), "words around it stay: {}", masked.text);
    }
}

#[test]
fn each_shape_has_a_made_up_secret() {
    let made = secrets();
    let without = SHAPES.iter().filter(|shape| made.iter().all(|(kind, _)| *kind != shape.kind));
    let without: Vec<&str> = without.map(|shape| shape.kind).collect();
    assert_eq!(without, Vec::<&str>::new(), "nobody has seen these masked: see `made.rs`");
}

#[test]
fn parts_that_help_a_reader_stay() {
    let login = ["mysql://", "root:hunter2@db-7/shop"].concat();
    assert_eq!(mask(&login).text, "mysql://«masked login»@db-7/shop", "the host is no secret");
    let nameless = ["redis://", ":hunter2@cache:6379"].concat();
    assert_eq!(mask(&nameless).text, "redis://«masked login»@cache:6379", "a login without a name");
    assert_eq!(
        mask("GET /x?page=2&token=abc&size=5").text,
        "GET /x?page=2&token=«masked query secret»&size=5",
        "other parameters are no secrets"
    );
}

#[test]
fn what_is_no_secret_stays_to_the_letter() {
    for text in [
        "ssh deploy@db-host \"systemctl status postgresql\"",
        "INC-0042 at 14:23: disk 98 % full, see https://grafana.example.org/d/abc?from=now-1h",
        "token bucket of the rate limiter is empty; authorization: none",
        "https://hooks.slack.com/help and git@github.com:org/repo.git",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "«masked slack hook»",
        "",
    ] {
        assert_eq!(
            mask(text),
            Masked { text: text.to_owned(), count: 0 },
            "a false alarm alters the log"
        );
    }
}

#[test]
fn a_key_without_its_end_does_not_swallow_the_note() {
    let text =
        ["-----BEGIN PRIVATE", " KEY-----\n", &"QUJD".repeat(16), "\nthen we revoked it"].concat();
    assert_eq!(mask(&text).text, "«masked private key»\nthen we revoked it", "only the key goes");
}

#[test]
fn a_reason_is_one_short_masked_line() {
    let hook = ["https://hooks.slack", ".com/services/T0/B0/abcdefgh"].concat();
    assert_eq!(
        reason(&format!("no\r\nhook\u{7} {hook}\u{202E}")),
        "no hook «masked slack hook»",
        "one clean line"
    );
    let split = ["https://hooks.sl\u{0}ack", ".com/services/T0/B0/abcdefgh"].concat();
    assert_eq!(reason(&split), "«masked slack hook»", "a control character does not hide a secret");
    let long = reason(&"ä".repeat(300));
    assert!(long.len() <= REASON_BYTES && long.ends_with('…'), "{} bytes", long.len());
}

#[test]
fn a_key_without_its_end_is_masked_with_the_lines_before_its_body() {
    for (kind, head) in [
        (" KEY BLOCK", "Version: GnuPG v1\nComment: of Kim\n\n"),
        (" KEY", "Proc-Type: 4,ENCRYPTED\r\nDEK-Info: AES-128-CBC,AB12\r\n\r\n"),
        (" KEY", r"\nProc-Type: 4,ENCRYPTED\n\n"),
    ] {
        let body = "QUJD".repeat(16);
        let text = ["-----BEGIN PRIVATE", kind, "-----\n", head, &body, "\nKim: revoked"].concat();
        assert_eq!(mask(&text).text, "«masked private key»\nKim: revoked", "the note stays");
    }
}

proptest! {
    #[test]
    fn masking_twice_is_masking_once(parts in proptest::collection::vec(part(), 0..6)) {
        let once = mask(&parts.concat());
        let twice = mask(&once.text);
        prop_assert_eq!(twice.count, 0, "nothing is left to mask in {}", once.text);
        prop_assert_eq!(twice.text, once.text);
    }

    #[test]
    fn no_planted_secret_survives(before in ".{0,20}", at in 0..secrets().len(), after in " .{0,20}") {
        let (_, secret) = secrets().swap_remove(at);
        let masked = mask(&format!("{before} {secret}{after}"));
        let tail: String = secret.chars().rev().take(9).collect::<Vec<_>>().into_iter().rev().collect();
        prop_assert!(!masked.text.contains(&secret), "{}", masked.text);
        prop_assert!(secret.contains("://") || !masked.text.contains(&tail), "{}", masked.text);
    }
}

/// Free text, whole secrets and the fragments that could form new ones where masks meet.
fn part() -> impl Strategy<Value = String> {
    let fragments = vec![
        "https://",
        "hooks.slack.com/services/",
        "A0",
        ".logic.azure.com",
        ":",
        "@",
        "?",
        "&",
        "token=",
        "«masked ",
        "»",
        "authorization: ",
        "bearer ",
        "token token=",
        "-----BEGIN PRIVATE KEY-----",
        "-----END PRIVATE KEY-----",
        "/hooks/",
        "\n",
        " ",
        "\"",
        "whsec_",
        "123456789012:",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-",
        "key=",
    ];
    prop_oneof![
        ".{0,12}",
        (0..secrets().len()).prop_map(|at| secrets().swap_remove(at).1),
        proptest::sample::select(fragments).prop_map(str::to_owned),
    ]
}

#[test]
fn keys_without_an_end_are_masked_in_one_pass_over_the_text() {
    let begins = ["-----BEGIN PRIVATE", " KEY-----\nno key\n"].concat().repeat(100_000);
    assert_eq!(mask(&begins).count, 100_000, "each of them, and this test ends");
}

#[test]
fn the_last_lines_of_keys_may_share_their_dashes() {
    let line = |word: &str| ["-----", word, " PRIVATE", " KEY"].concat();
    let [begin, end] = [line("BEGIN"), line("END")];
    for text in [
        format!("{begin}{end}{end}-----x"),
        format!("{begin}{end}-----x{begin}-----"),
        format!("{begin}-----\n{}\n{begin}-----{end}-----", "A".repeat(40)),
        format!("{begin}-----END"),
    ] {
        let masked = mask(&text).text;
        let key = keys::WHOLE.replace_all(&text, "«masked private key»");
        assert_eq!(masked, key, "{text}");
    }
}

proptest! {
    #[test]
    fn sieving_finds_what_looking_everywhere_finds(parts in proptest::collection::vec(part(), 0..8)) {
        let text = parts.concat();
        let spots = |marked: Vec<sieve::Marked>| {
            let mut spots: Vec<Spot> = marked.iter().flat_map(|marked| marked.spots(&text)).collect();
            spots.sort_by_key(|spot| (spot.range.start, spot.range.end, spot.kind));
            spots
        };
        prop_assert_eq!(spots(sieve::marked(&text)), spots(sieve::everything(&text)), "{}", text);
    }

    #[test]
    fn a_key_is_masked_whatever_it_is_glued_to(
        at in 0..GLUED.len(),
        before in proptest::sample::select(vec!["token=", "\"", "'", "foo", "x_", "é", "(", "K9", "key:"]),
        after in proptest::sample::select(vec!["\"", "'", ")", ",", ";", "é", "&"]),
    ) {
        let secret = secrets().into_iter().rfind(|(kind, _)| *kind == GLUED[at]).unwrap().1;
        let masked = mask(&format!("{before}{secret}{after}"));
        prop_assert!(masked.count > 0 && !masked.text.contains(&secret), "{}", masked.text);
    }

    #[test]
    fn a_password_is_masked_up_to_the_host(password in "[!-~]{1,12}", user in "[a-z]{0,5}") {
        prop_assume!(!password.contains('"') && !password.contains("://"));
        let address = format!("postgres://{user}:{password}@db-7/shop");
        // What looks like the query of an address that went before is left as it is.
        prop_assume!(!password.contains('@') || !password.contains('?'));
        prop_assume!(!stand_in::is_whole(&password));
        prop_assert_eq!(mask(&address).text, "postgres://«masked login»@db-7/shop");
    }
}

#[test]
fn a_user_with_slashes_behind_it_is_no_address_of_its_own() {
    assert_eq!(mask("postgres://a://@db-7/shop").text, "postgres://«masked login»@db-7/shop");
    let two = "postgres://a:b@db-7/shop,postgres://c:d@db-8/shop";
    assert_eq!(mask(two).count, 2, "two addresses are two");
}

/// Kinds of keys that stay keys where they are glued to other letters.
const GLUED: [&str; 12] = [
    "slack token",
    "gitlab token",
    "stripe key",
    "npm token",
    "sendgrid key",
    "google key",
    "language model key",
    "docker token",
    "databricks token",
    "shopify token",
    "access token",
    "access key",
];

#[test]
fn a_port_is_no_password() {
    for text in [
        "http://grafana:3000/d/abc?mail=ops@example.org",
        "https://host:8443/users/dana@example.org",
        "redis://cache:6379/0?name=a@b",
        "http://[::1]:8080/a@b",
        "https://example.org/a:b@c",
        "ssh://git@host:22/~org/repo@v1",
        "git+ssh://git@host:org/repo.git@v1",
        "skopeo inspect docker://registry:5000/app@sha256:abcdef",
        "oci://reg:5000/chart@1",
        "rsync://backup:873/pool@daily",
        "nats://n1:4222/a@b",
        "tcp://broker:1883/topic@v2",
        "ftp://h:21/x@y",
        "ldap://dir:389/dc=example@x",
    ] {
        assert_eq!(mask(text).count, 0, "{text}");
    }
    let query = "postgres://app:x9@db-7/shop?owner=dana@example.org";
    assert_eq!(mask(query).text, "postgres://«masked login»@db-7/shop?owner=dana@example.org");
    let two = "amqp://a:b@h1,amqp://c:d/e@h2";
    assert_eq!(mask(two).text, "amqp://«masked login»@h1,amqp://«masked login»@h2");
}

#[test]
fn the_secret_beside_the_id_of_an_access_key_is_masked() {
    let [id, secret] =
        [["AKIA", "ABCDEFGHIJKLMNOP"], ["wJalrXUtnFEMI/K7MDENG", "/bPxRfiCYzzzzzzzKEY"]]
            .map(|parts| parts.concat());
    for text in [
        format!("{id},{secret}"),
        format!("[default]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n"),
        format!("{{\"AccessKeyId\": \"{id}\", \"SecretAccessKey\": \"{secret}\"}}"),
        format!("| {secret} | {id} |"),
        format!("export AWS_SECRET_ACCESS_KEY={secret}"),
    ] {
        let masked = mask(&text).text;
        assert!(!masked.contains(&secret) && !masked.contains(&id), "{masked}");
    }
    let commit = "at 0123456789abcdef0123456789abcdef01234567 we used the key ";
    assert!(mask(&format!("{commit}{id}")).text.starts_with(commit), "a commit is no secret");
}

#[test]
fn words_and_names_are_no_keys() {
    for text in [
        "risk-admin-handbook-for-engineers disk-proj-2024-final-version-of-the-report",
        "java.utils.abcdefghijklmnopqrstuvwx and s.abcdefghijklmnopqrstuvwx",
        "cache-key-0123456789abcdef0123456789abcdef",
        "npm_config_registry npm_lifecycle_event hf_transfer key-value api_org_name",
        "traceparent 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "kubectl rollout restart deployment/api -n prod-eu-west-1.example.internal.cluster.local",
        "dop_v1 docs, sk_live mode, SG.1 and AIza",
        "https://ci.example.org/run?pass=2&auth=oidc&author=dana&passes=3&sort_key=name",
        "https://wiki.example.org/pwd?signed=1&page_token=next#auth-and-pass",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "SHA256 9F86D081884C7D659A2FEAACCA55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08",
    ] {
        assert_eq!(mask(text).text, text, "a false alarm alters what a person wrote");
    }
}

/// Each of these would take hours where one of its signs is looked at more than a few times.
#[test]
fn ten_megabytes_of_one_sign_are_masked_in_one_pass() {
    let line = ["-----BEGIN PRIVATE", " KEY-----"].concat();
    let signs = [
        "eyJ",
        "eyJaaaaaaaaa.",
        "glpat-",
        "://",
        "a://b:",
        "a://b:c@",
        "xoxb-",
        "AKIA",
        "s.",
        ".aaaaaa",
        "sk-proj-",
        "?token=",
        "authorization:",
        "authorization: bearer ",
        "https://x/hooks/",
        "1:",
        "mailgun",
        line.as_str(),
    ];
    for sign in signs {
        let text = sign.repeat(10_000_000 / signs.len() / sign.len());
        let masked = mask(&text);
        assert_eq!(mask(&masked.text).count, 0, "{sign}: and masking again finds nothing");
    }
}

#[test]
fn what_stands_behind_a_secret_is_looked_at_with_it() {
    // The last sign of the token is a dash, which ends it only because a letter follows.
    let text = ["arn:aws:logs:eu-west-1:123456789012:", &"a".repeat(34), "-tail"].concat();
    let masked = mask(&text);
    assert!(masked.text.ends_with("»tail"), "{}", masked.text);
    assert_eq!(mask(&masked.text).text, masked.text, "and nothing is masked twice");
}
