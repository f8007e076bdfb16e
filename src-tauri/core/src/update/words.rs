//! Words that stand out in a status update, as data.
//!
//! Sources: PagerDuty's guide for customer liaisons (never guess, no time for the fix, *incident* or *degradation*
//! rather than *outage*), and the blameless wording of the PagerDuty, Etsy and Google SRE guides. A hit is a question
//! to the writer, never a stop. What is deliberately absent: rewriting.

/// A pattern and what to say of a hit.
pub struct Watched {
    /// A regular expression, matched without regard to case. The first group is the hit where there is one.
    pub pattern: &'static str,
    /// One sentence after the hit in quotation marks: `“soon” promises a time nobody knows`.
    pub says: &'static str,
}

const fn watch(pattern: &'static str, says: &'static str) -> Watched {
    Watched { pattern, says }
}

/// Promises and guesses that an external text had better not make.
pub const EXTERNAL: &[Watched] = &[
    watch(
        r"\b(?:shortly|soon|asap|any minute|in no time|momentarily)\b",
        "promises a time nobody knows",
    ),
    watch(r"\b(?:hopefully|we hope|we think|we believe|we guess|probably)\b", "is a guess"),
    watch(
        r"\bshould be (?:fixed|back|resolved|working|restored|fine)\b",
        "promises what nobody knows",
    ),
    watch(
        r"\b(?:fixed|resolved|restored|back(?: up| online)?|working again) (?:by|in|within|before) (?:about |around )?(?:\d+|a few|an|noon|midnight|tonight|tomorrow)\b",
        "names a time for the fix; name the time of the next update only",
    ),
    watch(r"\broot cause\b", "is for the post-mortem; say what customers notice"),
    watch(r"\boutages?\b", "says more than “incident” or “degradation”; is it one?"),
    watch(
        r"\b(?:provider|vendor|supplier|aws|azure|gcp|cloudflare)(?:'s|’s)? (?:fault|failure|problem|issue|outage)\b",
        "blames a vendor",
    ),
];

/// Inner matters that an external text had better not show.
pub const INNER: &[Watched] = &[
    watch(r"\b(?:\d{1,3}\.){3}\d{1,3}\b", "is an IP address"),
    watch(
        r"\b(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}\b|\b(?:[0-9a-f]{1,4}:){1,6}:[0-9a-f:]*",
        "is an IP address",
    ),
    watch(
        r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:internal|local|localdomain|lan|corp|intra|intranet|svc|cluster)\b",
        "is a host name",
    ),
    watch(
        r"\b(?:db|api|app|web|srv|server|host|node|vm|k8s|redis|pg|mysql|postgres|cache|lb|proxy|prod|stg|staging|worker|replica|primary)-[a-z0-9][a-z0-9-]*\b",
        "is a host name",
    ),
    watch(r#"(?:^|[\s"'“(])((?:~|\.{1,2})?(?:/[\w.*-]+){2,}/?)"#, "is a file path"),
    watch(r"\b[a-z]:\\[\w\\.-]+", "is a file path"),
    watch(r"\b(?:inc|jira|ops|sre|bug|tick|ticket|cve|[a-z]{3,10})-\d{2,7}\b", "is a ticket"),
    watch(
        r"\b\w+(?:\.\w+)*(?:Exception|Error)\b|\bTraceback\b|\bat [\w.$<>]+\([\w.]+:\d+\)|\bpanicked at\b",
        "is from a stack trace",
    ),
    watch(r"\bsev[ -]?[1-5]\b", "is a severity, which customers do not know"),
    watch(r"[\w.+-]+@[\w-]+\.[\w.-]*\w", "is an email address"),
    watch(r"(?:^|\s)(@\w[\w.-]*)", "names a person"),
];

/// Words that put an incident on a person, in any text.
pub const BLAME: &[Watched] = &[
    watch(
        r"\b(?:(?:human|operator|user|pilot) error|fat[- ]?finger(?:ed)?|blunder|by mistake|mistakenly)\b",
        "names a person's error; say what happened and what was visible then",
    ),
    watch(
        r"\b(?:careless(?:ly)?|negligen(?:t|ce)|sloppy|lazy|incompeten(?:t|ce)|stupid|reckless|irresponsible|inattentive|complacen(?:t|cy))\b",
        "judges a person; describe the conditions",
    ),
    watch(
        r"\b(?:to blame|blames?|blamed|guilty|fault of|responsible for (?:the |this )?(?:outage|incident|failure))\b",
        "blames; say which condition allowed it",
    ),
    watch(
        r"\b(?:should(?:n't|n’t| not)? have|forgot(?:ten)? to|failed to follow|did not follow|ignored the)\b",
        "tells what did not happen; say what did",
    ),
];

/// Words in capitals before a number that are no ticket: `SEV-1`, `UTF-8`.
pub(super) const NO_TICKET: &[&str] =
    &["sev", "utc", "gmt", "utf", "iso", "rfc", "sha", "http", "covid", "error"];
