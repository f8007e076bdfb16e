//! The words of runbooks, the frequent ones first, and names built from them.

use super::Chance;

pub(super) const VERBS: [&str; 32] = [
    "Check",
    "Restart",
    "Verify",
    "Run",
    "Confirm",
    "Open",
    "Scale",
    "Delete",
    "Drain",
    "Post",
    "Notify",
    "Rotate",
    "Revert",
    "Deploy",
    "Find",
    "Compare",
    "Stop",
    "Start",
    "Look at",
    "Wait for",
    "Disable",
    "Enable",
    "Escalate",
    "Collect",
    "Isolate",
    "Block",
    "Restore",
    "Promote",
    "Cordon",
    "Tell the team about",
    "Write down",
    "Close",
];

pub(super) const THINGS: [&str; 40] = [
    "the service",
    "the logs",
    "the database",
    "the pods",
    "the queue",
    "the dashboard",
    "the alert",
    "the node",
    "the replica",
    "the deployment",
    "the certificate",
    "the cluster",
    "the disk",
    "the connection pool",
    "error rates",
    "the load balancer",
    "the cache",
    "the latest release",
    "the primary",
    "the backup",
    "replication lag",
    "the consumer group",
    "the ingress",
    "memory usage",
    "the volume",
    "the token",
    "the credentials",
    "the firewall rule",
    "the status page",
    "the incident channel",
    "the feature flag",
    "the job",
    "the migration",
    "the rate limiter",
    "the message broker",
    "the scheduler",
    "the snapshot",
    "the DNS record",
    "the write-ahead log",
    "the tombstones",
];

pub(super) const TAILS: [&str; 24] = [
    "",
    "",
    "",
    "on the affected host",
    "in the last 30 minutes",
    "before you go on",
    "and note the time",
    "for every replica",
    "in the production account",
    "until it settles",
    "with the on-call engineer",
    "as described above",
    "after the failover",
    "if it is still there",
    "one zone at a time",
    "and keep its output",
    "without losing writes",
    "from the bastion",
    "during the change window",
    "by hand",
    "in read-only mode",
    "while traffic is low",
    "for the affected tenant",
    "against the golden signals",
];

const SERVICES: [&str; 36] = [
    "api",
    "checkout",
    "payments",
    "orders",
    "postgres",
    "kafka",
    "redis",
    "etcd",
    "prometheus",
    "gateway",
    "search",
    "auth",
    "billing",
    "ingress",
    "vault",
    "consul",
    "elasticsearch",
    "mailer",
    "webhooks",
    "scheduler",
    "ledger",
    "inventory",
    "sessions",
    "uploads",
    "thumbnails",
    "reports",
    "exports",
    "cassandra",
    "minio",
    "loki",
    "tempo",
    "argocd",
    "harbor",
    "keycloak",
    "clickhouse",
    "temporal",
];

const TROUBLES: [&str; 32] = [
    "is down",
    "high latency",
    "out of memory",
    "disk full",
    "5xx errors",
    "replication lag",
    "certificate expired",
    "connection refused",
    "queue growing",
    "failover",
    "crash looping",
    "rate limited",
    "data corruption",
    "slow queries",
    "leader election",
    "credentials leaked",
    "backup failed",
    "too many connections",
    "node not ready",
    "deadlocks",
    "quota exceeded",
    "clock skew",
    "split brain",
    "packet loss",
    "cannot be scraped",
    "image pull failure",
    "stuck rollout",
    "volume detached",
    "stale reads",
    "dead letters",
    "token rejected",
    "evictions",
];

const FOLDERS: [&str; 20] = [
    "platform",
    "database",
    "network",
    "security",
    "kubernetes",
    "storage",
    "payments",
    "identity",
    "observability",
    "edge",
    "data",
    "mobile",
    "compliance",
    "search",
    "messaging",
    "build",
    "finance",
    "support",
    "cloud/aws",
    "cloud/azure",
];

pub(super) const HEADINGS: [&str; 24] = [
    "Diagnosis",
    "Mitigation",
    "Meaning",
    "Impact",
    "Steps",
    "Verification",
    "Investigation",
    "Overview",
    "Rollback",
    "Escalation",
    "Troubleshooting",
    "Resolution",
    "Causes",
    "Prerequisites",
    "Communication",
    "References",
    "Symptoms",
    "Contacts",
    "Recovery",
    "Triage (0-5 minutes)",
    "Containment",
    "Post-incident",
    "Containment (5-15 min)",
    "Notes",
];

/// German, Spanish, French, Japanese and Russian: sentences that ask for something, and some that do not.
pub(super) const FOREIGN: [&str; 10] = [
    "Prüfen Sie, ob der Dienst läuft und antwortet",
    "Starten Sie den Knoten neu",
    "Compruebe el estado del servicio",
    "Reinicie la base de datos y espere",
    "Vérifiez les journaux du serveur",
    "Redémarrez le service concerné",
    "ログを確認してください",
    "サービスを再起動します",
    "Проверьте состояние реплики",
    "Перезапустите службу",
];

/// The name of a runbook.
pub(super) struct Name {
    /// As a heading.
    pub title: String,
    /// As the front of a file's name.
    pub slug: String,
    /// What it is about.
    pub service: &'static str,
}

pub(super) fn name(chance: &mut Chance) -> Name {
    let service = chance.one(&SERVICES);
    let trouble = chance.one(&TROUBLES);
    let slug = format!("{service}-{}", trouble.replace(' ', "-"));
    Name { title: format!("{service}: {trouble}"), slug, service }
}

/// A folder, up to two deep.
pub(super) fn folder(chance: &mut Chance) -> String {
    let first = chance.early(&FOLDERS);
    if chance.is(400) { format!("{first}/{}", chance.one(&SERVICES)) } else { first.to_owned() }
}

/// "Check the replica before you go on", and now and then a host that no other file names.
pub(super) fn request(chance: &mut Chance, foreign: bool) -> String {
    if foreign {
        return chance.one(&FOREIGN).to_owned();
    }
    let (verb, thing) = (chance.early(&VERBS), chance.early(&THINGS));
    let tail = chance.one(&TAILS);
    let mut text = format!("{verb} {thing} {tail}").trim_end().to_owned();
    if chance.is(150) {
        text.push_str(&format!(" of `{}`", host(chance)));
    }
    text
}

/// A sentence that describes.
pub(super) fn statement(chance: &mut Chance, foreign: bool) -> String {
    if foreign {
        return format!("{}.", chance.one(&FOREIGN));
    }
    let (thing, other) = (chance.early(&THINGS), chance.early(&THINGS));
    let start = chance.one(&[
        "This alert fires when",
        "It usually means that",
        "In the past",
        "Most often",
        "Customers notice it because",
        "We have seen that",
        "As a consequence",
        "Behind it stands that",
    ]);
    let said = chance.one(&[
        "waits for",
        "has lost contact with",
        "is slower than",
        "depends on",
        "was moved away from",
        "cannot reach",
        "answers before",
        "fills up faster than",
    ]);
    format!("{start} {thing} {said} {other} {}.", chance.one(&TAILS)).replace(" .", ".")
}

/// The name of a machine.
pub(super) fn host(chance: &mut Chance) -> String {
    let (service, zone) =
        (chance.one(&SERVICES), chance.one(&["eu1", "us2", "ap1", "stage", "dr"]));
    format!("{service}-{zone}-{:03}", chance.below(400))
}

/// A line for a shell, with names to fill in where there are `blanks`.
pub(super) fn command(chance: &mut Chance, service: &str, blanks: bool) -> String {
    let given = host(chance);
    let (name, space) = if blanks { ("<pod>", "<namespace>") } else { (given.as_str(), service) };
    match chance.below(9) {
        0 => format!("kubectl -n {space} get pods -l app={service}"),
        1 => format!("kubectl -n {space} logs {name} --tail=200"),
        2 => format!("ssh deploy@{name} \"systemctl status {service}\""),
        3 => format!("curl -s https://{service}.internal/healthz | jq ."),
        4 => format!("kubectl rollout undo deployment/{service} -n {space}"),
        5 => format!("psql -h {name} -c \"select * from pg_stat_activity\""),
        6 => format!("aws ec2 describe-instances --instance-ids {name}"),
        7 => format!("docker logs --since 30m {service} 2>&1 | grep -i error"),
        _ => format!("df -h /var/lib/{service}"),
    }
}

/// What a person looks for: a service and its trouble, a thing, a host, or the beginning of a word.
pub(super) fn query(chance: &mut Chance) -> String {
    let service = chance.one(&SERVICES);
    match chance.below(5) {
        0 => service.to_owned(),
        1 => chance.one(&TROUBLES).to_owned(),
        2 => format!("{service} {}", chance.one(&TROUBLES)),
        3 => host(chance),
        _ => chance.early(&THINGS).trim_start_matches("the ").chars().take(5).collect(),
    }
}
