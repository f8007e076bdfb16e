//! Made-up secrets of all kinds.

/// One secret of each shape, put together at run time so that no scanner takes this file for a leak.
pub(super) fn secrets() -> Vec<(&'static str, String)> {
    let c = |parts: &[&str]| parts.concat();
    let mut secrets = vec![
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
            "rocket.chat hook",
            c(&["https://chat.example.org/hooks", "/Ab1Cd2Ef3Gh4Ij5Kl/", &"aB3dE6".repeat(8)]),
        ),
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
        ("login", c(&["amqp://", "app:p@ss/w:rd#1?x@"])),
        (
            "private key",
            c(&[
                "-----BEGIN RSA PRIVATE",
                " KEY-----\nProc-Type: 4,ENCRYPTED\n\nMIIabc+/=\n-----END RSA PRIVATE",
                " KEY-----",
            ]),
        ),
        ("private key", c(&["-----BEGIN PRIVATE", " KEY-----\n", &"QUJD".repeat(16)])),
    ];
    secrets.extend(addresses());
    secrets.extend(keys());
    secrets
}

/// Addresses that open what they lead to.
fn addresses() -> Vec<(&'static str, String)> {
    let c = |parts: &[&str]| parts.concat();
    vec![
        ("query secret", c(&["https://calls.example.org/j/91234567890?", "pwd=aB3dE6gH9kL2"])),
        ("query secret", c(&["https://calls.example.org/j?id=7&pass", "code=483920"])),
        ("query secret", c(&["https://calls.example.org/j?pass", "=aB3dE6"])),
        ("query secret", c(&["https://files.example.org/a?X-Amz-", "Signature=0123456789abcdef"])),
        ("query secret", c(&["https://files.example.org/a?X-Goog-", "Signature=0123456789abcdef"])),
        (
            "query secret",
            c(&["https://files.example.org/a?X-Amz-Security-", "Token=FwoGZXIvYXdzE"]),
        ),
        ("query secret", c(&["https://git.example.org/api?private_", "token=aB3dE6gH9"])),
        ("query secret", c(&["https://api.example.org/x?api-", "key=aB3dE6gH9"])),
        ("query secret", c(&["https://app.example.org/back#access_", "token=aB3dE6gH9"])),
        ("query secret", c(&["https://db.example.org/x.json?auth", "=aB3dE6gH9"])),
    ]
}

/// Keys of providers.
fn keys() -> Vec<(&'static str, String)> {
    let c = |parts: &[&str]| parts.concat();
    vec![
        ("slack token", c(&["xapp", "-1-A02ABCDEF12-2345678901234-", &"a1".repeat(16)])),
        ("slack token", c(&["xoxe", ".xoxp-1-", &"Mi0y".repeat(20)])),
        ("gitlab token", c(&["glpat", "-", &"aB3_x".repeat(4)])),
        ("gitlab token", c(&["gldt", "-", &"aB3-x".repeat(4)])),
        ("stripe key", c(&["sk_live", "_", &"4eC39Hq".repeat(4)])),
        ("stripe key", c(&["rk_live", "_", &"4eC39Hq".repeat(4)])),
        ("npm token", c(&["npm", "_", &"aB3".repeat(12)])),
        ("sendgrid key", c(&["SG", ".", &"aB3_".repeat(5), "ab.", &"aB3-".repeat(10), "xyz"])),
        ("vault token", c(&["hvs", ".", &"CAESIJ".repeat(15)])),
        ("vault token", c(&["s", ".", &"aB3".repeat(8)])),
        ("google key", c(&["AIza", "Sy", &"aB3".repeat(11)])),
        ("google token", c(&["ya29", ".a0AfH6SM", &"aB3_".repeat(10)])),
        ("google token", c(&["GOCSPX", "-", &"aB3_".repeat(7)])),
        ("language model key", c(&["sk-ant", "-api03-", &"aB3_".repeat(23), "AA"])),
        ("language model key", c(&["sk-proj", "-", &"aB3_".repeat(10)])),
        ("azure key", c(&["abc8", "Q~", &"aB3.".repeat(8)])),
        (
            "secret access key",
            c(&["aws_secret_access", "_key = wJalrXUtnFEMI/K7MDENG", "/bPxRfiCYzzzzzzzKEY"]),
        ),
        ("session token", c(&["aws_session", "_token=", &"aB3/".repeat(24)])),
        ("square token", c(&["sq0", "atp-", &"aB3dE6".repeat(4)])),
        ("rubygems token", c(&["rubygems", "_", &"a1".repeat(24)])),
        ("twilio login", c(&["AC", &"a1".repeat(16), ":", &"b2".repeat(16)])),
        ("twilio key", c(&["SK", &"0123456789abcdef".repeat(2)])),
        ("pypi token", c(&["pypi-AgE", "IcHlwaS5vcmc", &"aB3_".repeat(14)])),
        ("docker token", c(&["dckr", "_pat_", &"aB3_-".repeat(5), "ab"])),
        ("digitalocean token", c(&["dop", "_v1_", &"0123456789abcdef".repeat(4)])),
        ("databricks token", c(&["dapi", &"0123456789abcdef".repeat(2), "-2"])),
        ("hugging face token", c(&["hf", "_", &"aBcDeFgHiJkLmNoPq".repeat(2)])),
        ("mailgun key", c(&["key", "-", &"0123456789abcdef".repeat(2)])),
        ("shopify token", c(&["shpat", "_", &"0123456789abcdef".repeat(2)])),
        (
            "discord token",
            c(&["MTIzNDU2Nzg5MDEyMzQ1Njc4", ".GaBcDe.", &"aB3_".repeat(7), "xyzXYZ0123"]),
        ),
        (
            "private key",
            c(&["AGE-SECRET", "-KEY-1", &"QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L".repeat(2)]),
        ),
        (
            "private key",
            c(&[
                "-----BEGIN PGP PRIVATE",
                " KEY BLOCK-----\nVersion: GnuPG v2\n\nlQOYBF\n=abcd\n-----END PGP PRIVATE",
                " KEY BLOCK-----",
            ]),
        ),
        ("api key", c(&["glsa", "_", &"aB3d".repeat(8), "_0123abcd"])),
    ]
}
