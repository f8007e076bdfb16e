//! What secrets look like: one line for each kind. A kind of key joins as a line; its sign is a piece that each of its keys
//! has, and its pattern is ASCII, because the tables of all languages make a pattern slow to make and to run.
//!
//! The facts (first letters, signs, lengths) are those of the providers' own documents and of the maintained rules of
//! gitleaks. Lengths are taken generously: providers lengthen their keys. A shape that words could have as well must show
//! digits, small and capital letters (`is_mixed`). What only stands for a secret is none (`stand_in`).

use regex::Regex;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::framed::{Framed, is_mixed};
use super::{Spot, beside, discord, keys, login, stand_in};

/// A kind of secret.
pub(super) struct Shape {
    /// `slack token`
    pub(super) kind: &'static str,
    /// Pieces of text one of which each such secret has, in small letters where it `folds`.
    pub(super) signs: &'static [&'static str],
    /// Capitals and small letters are the same in its signs.
    pub(super) folds: bool,
    /// It may hold white space, or stand behind it, so that it is looked for in the whole text and not in words.
    pub(super) is_long: bool,
    /// What must hold of its group `v`, else of what is masked.
    is_one: fn(&str) -> bool,
    look: Look,
}

enum Look {
    /// A pattern; what is masked is its group `s`, else all of it. Its group `v` is the value, where more is masked.
    Pattern(&'static str),
    Found(fn(&str) -> Vec<Framed>),
}

/// Where the secrets of the shape at this place stand in `text[part]`, in order.
pub(super) fn spots(place: usize, text: &str, part: Range<usize>) -> Vec<Spot> {
    let shape = &SHAPES[place];
    let (from, text) = (part.start, &text[part]);
    let moved = |range: Range<usize>| from + range.start..from + range.end;
    let found = match shape.look {
        Look::Found(find) => find(text),
        Look::Pattern(_) => {
            let matches = |pattern| matches(pattern, shape.is_one, text);
            pattern(place).map_or_else(Vec::new, matches)
        }
    };
    found
        .into_iter()
        .map(|(range, secret)| Spot {
            range: moved(range),
            secret: moved(secret),
            kind: shape.kind,
        })
        .collect()
}

/// The pattern of the shape at this place, made when it is asked for first. A test asserts that all patterns are well
/// formed, so that nothing is left out here.
pub(super) fn pattern(place: usize) -> Option<&'static Regex> {
    static MADE: LazyLock<Vec<OnceLock<Option<Regex>>>> =
        LazyLock::new(|| SHAPES.iter().map(|_| OnceLock::new()).collect());
    let Look::Pattern(pattern) = SHAPES[place].look else { return None };
    MADE[place].get_or_init(|| Regex::new(pattern).ok()).as_ref()
}

impl Shape {
    const fn folded(self) -> Self {
        Self { folds: true, ..self }
    }

    const fn long(self) -> Self {
        Self { is_long: true, ..self }
    }

    const fn only(self, is_one: fn(&str) -> bool) -> Self {
        Self { is_one, ..self }
    }

    /// True for a kind that is found by a pattern.
    #[cfg(test)]
    pub(super) fn has_pattern(&self) -> bool {
        matches!(self.look, Look::Pattern(_))
    }
}

fn matches(pattern: &Regex, is_one: fn(&str) -> bool, text: &str) -> Vec<Framed> {
    let spot = |found: regex::Captures<'_>| {
        let all = found.get(0)?.range();
        let secret = found.name("s").map_or_else(|| all.clone(), |secret| secret.range());
        let value = found.name("v").map_or_else(|| &text[secret.clone()], |value| value.as_str());
        is_one(value).then_some((all, secret))
    };
    pattern.captures_iter(text).filter_map(spot).collect()
}

/// True for any: its shape alone says what it is.
const fn is_any(_: &str) -> bool {
    true
}

/// True where something else will not take its place when a command is run.
fn is_given(value: &str) -> bool {
    !stand_in::is_begun(value)
}

/// The same for what stands in a sentence as well.
fn is_no_word(value: &str) -> bool {
    is_given(value) && !stand_in::is_word(value)
}

/// False for a part of a digest: `ACCA` is hexadecimal, and the rest of a key's id never is.
fn is_no_digest(id: &str) -> bool {
    !id.bytes().all(|b| b.is_ascii_hexdigit())
}

const fn word(kind: &'static str, signs: &'static [&'static str], pattern: &'static str) -> Shape {
    Shape {
        kind,
        signs,
        folds: false,
        is_long: false,
        is_one: is_any,
        look: Look::Pattern(pattern),
    }
}

const fn found(
    kind: &'static str,
    signs: &'static [&'static str],
    find: fn(&str) -> Vec<Framed>,
) -> Shape {
    Shape { kind, signs, folds: false, is_long: false, is_one: is_any, look: Look::Found(find) }
}

/// The kinds of secrets. What stands in for one holds no character that a shape needs; see [`super::mask`].
pub(super) static SHAPES: &[Shape] = &[
    found("private key", &["-----BEGIN"], keys::find).long(),
    word("private key", &["AGE-SECRET-KEY-"], r"AGE-SECRET-KEY-[0-9A-Z-]{40,}"),
    found("login", &["://"], login::find),
    word(
        "slack hook",
        &["hooks.slack"],
        r"(?i-u)https?:(?:\\?/){2}hooks\.slack(?:-gov)?\.com\\?/(?:services|workflows|triggers)\\?/[A-Za-z0-9/\\_-]+",
    )
    .folded(),
    word(
        "discord hook",
        &["/webhooks/"],
        r"(?i-u)https://(?:ptb\.|canary\.)?discord(?:app)?\.com/api(?:/v\d+)?/webhooks/\d{17,20}/[\w-]{60,}",
    )
    .folded(),
    word(
        "teams hook",
        &[".logic.azure.com", ".api.powerplatform.com", ".webhook.office.com"],
        r#"(?i)https://[^\s"']+\.(?:logic\.azure\.com|api\.powerplatform\.com|webhook\.office\.com)[^\s"']*"#,
    )
    .folded(),
    word("mattermost hook", &["/hooks/"], r#"https?://[^\s"']+/hooks/[a-z0-9]{26}(?-u:\b)"#),
    word(
        "rocket.chat hook",
        &["/hooks/"],
        r#"https?://[^\s"']+/hooks/[A-Za-z0-9]{17,24}/[A-Za-z0-9]{20,}"#,
    ),
    word(
        "google chat hook",
        &["chat.googleapis"],
        r#"(?i)https://chat\.googleapis\.com/v1/spaces/[^\s"']+[?&](?:key|token)=(?P<v>[^\s"']+)"#,
    )
    .folded()
    .only(is_given),
    word("slack token", &["xox"], r"xox[abcdeoprs](?:\.xox[bp])?-[A-Za-z0-9-]{10,}"),
    word("slack token", &["xapp-"], r"xapp-\d-[A-Za-z0-9-]{10,}"),
    found("discord token", &["."], discord::find),
    word(
        "telegram token",
        &["0:", "1:", "2:", "3:", "4:", "5:", "6:", "7:", "8:", "9:"],
        r"(?-u:\b(?:bot)?\d{6,12}:[A-Za-z0-9_-]{35}\b|\d{8,12}:AA[A-Za-z0-9_-]{33})",
    ),
    word("signing key", &["whsec_", "whsk_", "whpk_"], r"wh(?:sec|sk|pk)_[A-Za-z0-9+/=_-]{16,}"),
    word("access key", &["AKIA", "ASIA", "ABIA", "ACCA"], r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16,}")
        .only(is_no_digest),
    found("secret access key", &["AKIA", "ASIA"], beside::find).long(),
    word(
        "secret access key",
        &["secret_access_key", "secretaccesskey", "aws_secret", "awssecret", "secret access key"],
        r#"(?i-u)(?:secret[_ ]?access[_ ]?key|aws_?secret(?:_?key)?)["'\\]*(?:\s*(?::=|=>|[:=])\s*|\s+)["'\\]*(?P<s>[a-z0-9/+]{40})(?:[\s"'`\\,;<)}&]|$)"#,
    )
    .folded()
    .long(),
    word(
        "session token",
        &["session_token", "sessiontoken", "security_token"],
        r#"(?i-u)(?:session|security)_?token["'\\]*\s*(?::=|=>|[:=])\s*["'\\]*(?P<s>[a-z0-9/+]{80,}={0,2})"#,
    )
    .folded()
    .long(),
    word(
        "access token",
        &["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_"],
        r"gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,}",
    ),
    word(
        "gitlab token",
        &[
            "glpat-", "gldt-", "glft-", "glptt-", "glrt-", "glcbt-", "glsoat-", "gloas-", "glimt-",
            "glagent-", "glffct-", "GR1348941",
        ],
        r"gl(?:pat|dt|ft|ptt|rt|cbt|soat|oas|imt|agent|ffct)-[A-Za-z0-9_-]{16,}(?:\.[0-9a-z]{2}[0-9a-z]{7})?|GR1348941[A-Za-z0-9_-]{16,}",
    ),
    word(
        "web token",
        &["eyJ"],
        r"(?-u:eyJ[\w-]{8,}\.(?:eyJ[\w-]{8,}|[\w-]*\.[\w-]{8,}\.[\w-]{8,})\.[\w-]{8,})",
    ),
    word(
        "stripe key",
        &["k_live_", "k_test_", "k_prod_"],
        r"[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,}",
    ),
    word("square token", &["sq0atp-", "sq0csp-"], r"sq0(?:atp|csp)-[A-Za-z0-9_-]{20,}"),
    word("npm token", &["npm_"], r"npm_[A-Za-z0-9]{36,}"),
    word("pypi token", &["pypi-AgE"], r"pypi-AgE[A-Za-z0-9_-]{20,}"),
    word("rubygems token", &["rubygems_"], r"rubygems_[a-f0-9]{40,}"),
    word("docker token", &["dckr_"], r"dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}"),
    word("sendgrid key", &["SG."], r"SG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{32,}"),
    word(
        "mailgun key",
        &["key-"],
        r"(?:^|[^A-Za-z0-9_-])(?P<s>key-[a-f0-9]{32})(?:[^A-Za-z0-9]|$)",
    ),
    word(
        "mailgun key",
        &["mailgun"],
        r#"(?i-u)mailgun[\w.-]{0,30}["'\\]*\s*(?::=|=>|[:=])?\s*["'\\]*(?P<s>[a-f0-9]{32}-[a-f0-9]{8}-[a-f0-9]{8})"#,
    )
    .folded()
    .long(),
    word("twilio key", &["SK"], r"(?-u:\b)SK[0-9a-f]{32}(?-u:\b)"),
    word("twilio login", &["AC"], r"(?-u:\b)AC[0-9a-f]{32}:(?P<s>[0-9a-f]{32})(?-u:\b)"),
    word("vault token", &["hvs.", "hvb.", "hvr."], r"hv[sbr]\.[A-Za-z0-9_-]{20,}"),
    word(
        "vault token",
        &["s.", "b."],
        r"(?:^|[^A-Za-z0-9._-])(?P<s>[sb]\.[A-Za-z0-9]{24})(?:[^A-Za-z0-9._-]|$)",
    )
    .only(is_mixed),
    word("google key", &["AIza"], r"AIza[A-Za-z0-9_-]{35}"),
    word("google token", &["ya29.", "GOCSPX-"], r"ya29\.(?:[a-z]\.)?[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{20,}"),
    word(
        "azure key",
        &["AccountKey=", "AccessKey=", "Q~"],
        r"(?:AccountKey|AccessKey)=(?P<s>[A-Za-z0-9+/]{40,}={0,2})|[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,}",
    ),
    word("digitalocean token", &["dop_v1_", "doo_v1_", "dor_v1_"], r"do[opr]_v1_[a-f0-9]{40,}"),
    word("databricks token", &["dapi"], r"dapi[a-f0-9]{32}(?:-\d)?"),
    word("hugging face token", &["hf_", "api_org_"], r"(?:hf_|api_org_)[A-Za-z0-9]{34,}"),
    word(
        "language model key",
        &["sk-"],
        r"sk-(?:proj|svcacct|admin|ant|or|None)-[A-Za-z0-9_-]{20,}|sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}|sk-[A-Za-z0-9]{48}",
    )
    .only(is_mixed),
    word("shopify token", &["shpat_", "shpca_", "shppa_", "shpss_"], r"shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}"),
    word(
        "api key",
        &[
            "glsa_", "glc_", "NRAK-", "lin_api_", "ntn_", "pul-", "pscale_", "PMAK-", "pplx-", "dp.pt.",
            "HRKU-", "fm1r_", "fm1a_", "fm2_", "ATATT3", "sntry", "xkeysib-", "dt0c01.", "sha256~", "LTAI",
            "atlasv1.", "eyJrIjoi",
        ],
        concat!(
            r"(?-u:glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}|glc_[A-Za-z0-9+/]{32,}={0,3}|NRAK-[A-Z0-9]{27}",
            r"|lin_api_[A-Za-z0-9]{40}|ntn_[0-9]{11}[A-Za-z0-9]{35}|\bpul-[a-f0-9]{40}",
            r"|pscale_(?:tkn|oauth|pw)_[\w=.-]{32,}|PMAK-[a-f0-9]{24}-[a-f0-9]{34}|pplx-[A-Za-z0-9]{48}",
            r"|dp\.pt\.[A-Za-z0-9]{43}|HRKU-[A-Za-z0-9_-]{36,}|fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,}={0,3}",
            r"|ATATT3[\w=-]{100,}|sntry[su]_[A-Za-z0-9+/=_]{40,}|xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}",
            r"|dt0c01\.[A-Z0-9]{24}\.[A-Z0-9]{64}|sha256~[\w-]{43}|\bLTAI[A-Za-z0-9]{20}\b",
            r"|[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,}|eyJrIjoi[A-Za-z0-9]{60,}={0,3})",
        ),
    ),
    word(
        "auth header",
        &["authorization"],
        r#"(?i)authorization["']?\s*[:=]\s*["']?(?:bearer|oauth|basic|token(?:\s+token=)?)\s*(?P<v>[^\s"']+)"#,
    )
    .folded()
    .long()
    .only(is_no_word),
    word(
        "query secret",
        &[
            "sig=", "signature=", "token=", "key=", "secret=", "password=", "passwd=", "passcode=", "pwd=",
        ],
        concat!(
            r"(?i)[?&#](?:sig|(?:x-(?:amz|goog)-)?signature|(?:(?:access|refresh|id|auth|session|private)_|x-amz-security-)?token",
            r"|(?:api[_-]?|auth_?|subscription-)?key|(?:client_)?secret|password|passwd|passcode|pwd)",
            r#"=(?P<s>[^&\s"'«][^&\s"']*)"#,
        ),
    )
    .folded()
    .only(is_given),
    // These names are used for other things as well: `auth=oidc`, `pass=2`.
    word("query secret", &["pass=", "auth="], r#"(?i)[?&#](?:pass|auth)=(?P<s>[^&\s"'«][^&\s"']{5,})"#)
        .folded()
        .only(is_no_word),
];
