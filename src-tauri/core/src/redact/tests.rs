use super::*;
use proptest::prelude::*;

/// One secret of each shape, put together at run time so that no scanner takes this file for a leak.
fn secrets() -> Vec<(&'static str, String)> {
    let c = |parts: &[&str]| parts.concat();
    vec![
        (
            "slack hook",
            c(&["https://hooks.slack", ".com/services/T000/B000/", "abcdEFGHijklMNOPqrstUVWX"]),
        ),
        ("slack hook", c(&["https://hooks.slack-gov", ".com/workflows/T0/A0/", "12345/abcdefgh"])),
        (
            "slack hook",
            c(&[r"https:\/\/hooks.slack", r".com\/services\/T000\/B000\/", "abcdEFGHij"]),
        ),
        ("slack token", c(&["xox", "b-123456789012-abcdefABCDEF"])),
        (
            "discord hook",
            c(&["https://discord", ".com/api/webhooks/123456789012345678/", &"a-_9".repeat(16)]),
        ),
        (
            "teams hook",
            c(&["https://prod-1.westeurope.logic", ".azure.com:443/workflows/ab/triggers/x?sig=q"]),
        ),
        ("mattermost hook", c(&["https://chat.example.org/hooks", "/", &"a1".repeat(13)])),
        (
            "google chat hook",
            c(&["https://chat.googleapis", ".com/v1/spaces/AAA/messages?key=k&token=t"]),
        ),
        ("telegram token", c(&["bot123456789:", &"Aa_-9".repeat(7)])),
        ("signing key", c(&["whsec", "_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"])),
        ("access key", c(&["AKIA", "ABCDEFGHIJKLMNOP"])),
        ("access token", c(&["ghp", "_", &"aB3".repeat(12)])),
        ("web token", c(&["eyJhbGciOiJIUzI1NiJ9.", "eyJzdWIiOiIxIn0abc.", "c2lnbmF0dXJl"])),
        ("auth header", c(&["Authorization: ", "Bearer abc.def"])),
        ("auth header", c(&[r#""authorization": "#, r#""Basic YTpi"#])),
        ("query secret", c(&["&access_", "token=abc123"])),
        ("login", c(&["postgres://", "holdfast:pa55word@"])),
        (
            "private key",
            c(&[
                "-----BEGIN RSA PRIVATE",
                " KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIabc+/=\n-----END RSA PRIVATE",
                " KEY-----",
            ]),
        ),
        ("private key", c(&["-----BEGIN PRIVATE", " KEY-----\n", &"QUJD".repeat(16)])),
    ]
}

#[test]
fn every_shape_is_well_formed() {
    assert_eq!(
        PATTERNS.each.len(),
        SHAPES.len(),
        "a shape that does not compile would mask nothing"
    );
    assert_eq!(PATTERNS.set.len(), SHAPES.len(), "the set must hold every shape");
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

/// What the shapes find one by one in the whole text: slow, and what masking must come to.
fn plainly(text: &str) -> Masked {
    let mut masked = Masked { text: text.to_owned(), count: 0 };
    loop {
        let before = masked.count;
        let is_in = |shape: &&Shape| shape.regex.is_match(&masked.text);
        for shape in PATTERNS.each.iter().filter(is_in).collect::<Vec<_>>() {
            masked.count += shape.regex.find_iter(&masked.text).count();
            masked.text = shape.regex.replace_all(&masked.text, shape.mask).into_owned();
        }
        if masked.count == before {
            return masked;
        }
    }
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
        assert_eq!(mask(&text), plainly(&text), "{text}");
    }
}

proptest! {
    #[test]
    fn sieving_finds_what_the_shapes_find(parts in proptest::collection::vec(part(), 0..8)) {
        let text = parts.concat();
        prop_assert_eq!(mask(&text), plainly(&text), "{}", text);
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
