//! Slack incoming webhooks: mrkdwn in blocks, and answers in plain words.
//!
//! Source: Slack's pages on incoming webhooks, Block Kit and formatting. What is deliberately absent: threads, edits
//! and deletion, because a webhook's answer names no message.

use serde_json::{Value, json};

use super::shape::{About, Address, Field, Provider};
use super::status::by_status;
use crate::channel::answer::{Outcome, Reply, refused};
use crate::channel::message::{Parts, Rendered, Told};
use crate::channel::target::{Misfit, Result, Target};
use crate::secret::Secret;

/// The longest text that Slack advises, in characters; it cuts at 40,000 without a word.
const TEXT_CHARS: usize = 4_000;
/// The longest section, in characters.
const SECTION_CHARS: usize = 3_000;
/// The longest header, in characters.
const HEADER_CHARS: usize = 150;
/// The most blocks of a message.
const BLOCKS: usize = 50;

pub(super) const WORKFLOW: Misfit = Misfit::OfKind(
    "this is a Slack workflow, which takes other fields; create an incoming webhook in Slack (its address has /services/) and paste that",
);
pub(super) const NOT_SLACK: Misfit = Misfit::OfKind(
    "a Slack address begins with https://hooks.slack.com/services/; paste that of an incoming webhook, or choose another kind for another receiver",
);
pub(super) const MORE: Misfit = Misfit::OfKind(
    "a Slack secret is one address without anything after it; paste the address alone",
);

/// Slack, and what takes its format: Mattermost and Rocket.Chat do under `/hooks/` of the team's own host.
pub(super) struct Slack;

static ABOUT: About = About {
    word: "slack",
    name: "Slack",
    subject: "Slack",
    choice: "Slack format",
    source: "the address of an incoming webhook in Slack, Mattermost or Rocket.Chat",
    help: "Slack and what takes its format are recognised by their address.",
    search: "mattermost rocket.chat",
    addresses: &[
        Address {
            host: "hooks.slack.com",
            path: "",
            name: "Slack",
            channel: "incidents",
            samples: &[[
                "https://hooks.slack",
                ".com/services/T00000000/B00000000/made0up0made0up0",
            ]],
        },
        Address {
            host: "hooks.slack-gov.com",
            path: "",
            name: "Slack",
            channel: "incidents",
            samples: &[["https://hooks.slack-gov", ".com/services/T00000000/B00000000/made0up0"]],
        },
        Address {
            host: "*",
            path: "/hooks/",
            name: "Slack-compatible",
            channel: "incidents",
            samples: &[
                ["https://chat.example.org/hooks", "/made0up0made0up0made0up0ab"],
                [
                    "https://chat.example.org/hooks/Made0Up0Made0Up0M",
                    "/Made0Up0Made0Up0Made0Up0Made0Up0",
                ],
            ],
        },
    ],
    plain: &["services"],
    fields: &[Field::ADDRESS],
    is_idempotent: false,
    answers_in_words: true,
};

impl Provider for Slack {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    /// The address alone. On this computer any path is allowed.
    fn target(&self, secret: &Secret) -> Result<Target> {
        let target = Target::read(secret)?;
        if !target.rest().is_empty() {
            return Err(MORE);
        }
        let path = target.url().path();
        if target.is_loopback() || is_compatible(&target) {
            Ok(target)
        } else if target.url().port().is_some() || !is_slack(&target) {
            Err(NOT_SLACK)
        } else if path.starts_with("/triggers/") || path.starts_with("/workflows/") {
            Err(WORKFLOW)
        } else if path.strip_prefix("/services/").is_none_or(str::is_empty) {
            Err(NOT_SLACK)
        } else {
            Ok(target)
        }
    }

    fn render(&self, parts: Parts, _: &Told<'_>) -> Rendered {
        let lines = [&parts.headline, &parts.body, &parts.footer];
        let shown: Vec<String> =
            lines.into_iter().filter(|line| !line.is_empty()).map(|line| escape(line)).collect();
        let text = shown.join("\n");
        let length = text.chars().count();
        let payload = json!({ "text": text, "blocks": blocks(&parts) }).to_string();
        parts.rendered(payload, length, TEXT_CHARS)
    }

    /// Its word first, then its status. Only 200 with `ok`, or Rocket.Chat's word for it, is a success.
    fn classify(&self, reply: &Reply) -> Outcome {
        let word = reply.body.trim();
        if (200..300).contains(&reply.status) {
            if reply.status == 200 && matches!(word, "ok" | r#"{"success":true}"#) {
                return Outcome::Sent { provider_id: None };
            }
            let reason = refused(&format!("Slack answered {} without ok", reply.status), word);
            return Outcome::Rejected { reason, status: Some(reply.status) };
        }
        let told = |why: &str| {
            refused(&format!("Slack answered {}", reply.status), &format!("{word}; {why}"))
        };
        let status = Some(reply.status);
        match word {
            "invalid_payload"
            | "invalid_blocks"
            | "invalid_blocks_format"
            | "user_not_found"
            | "no_text"
            | "too_many_attachments"
            | "msg_blocks_too_long" => {
                Outcome::Rejected { reason: told("change the text and send it again"), status }
            }
            "action_prohibited" | "posting_to_general_channel_denied" | "team_disabled" => {
                Outcome::Misconfigured {
                    reason: told("ask an administrator of the Slack workspace"),
                    status,
                }
            }
            "invalid_token"
            | "no_service"
            | "no_service_id"
            | "no_active_hooks"
            | "no_team"
            | "channel_not_found"
            | "channel_is_archived" => Outcome::Misconfigured {
                reason: told("create a new incoming webhook in Slack and paste its address"),
                status,
            },
            _ => by_status(ABOUT.subject, reply),
        }
    }
}

fn is_slack(target: &Target) -> bool {
    let host = target.url().host_str();
    ABOUT.addresses.iter().any(|a| host == Some(a.host))
}

/// Another host that takes Slack's format, by the path that [`ABOUT`] offers.
fn is_compatible(target: &Target) -> bool {
    !is_slack(target) && ABOUT.addresses.iter().any(|address| address.takes(target.url()))
}

/// Header, text and small print. A text that fits the limit needs far fewer sections than there is room for.
fn blocks(parts: &Parts) -> Vec<Value> {
    let header = header(&parts.headline);
    let mut blocks = vec![
        json!({"type": "header", "text": {"type": "plain_text", "text": header, "emoji": false}}),
    ];
    let sections = sections(&parts.body);
    blocks.extend(sections.iter().take(BLOCKS - 2).map(|text| {
        json!({"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": true}})
    }));
    if !parts.footer.is_empty() {
        let text = escape(&parts.footer);
        blocks.push(json!({
            "type": "context", "elements": [{"type": "mrkdwn", "text": text, "verbatim": true}]
        }));
    }
    blocks
}

/// The character as it may stand in Slack's markup. Exactly three are written differently; that alone takes the
/// meaning from `<!channel>`, `<@U…>` and hidden links.
fn escaped(c: char) -> Result<char, &'static str> {
    match c {
        '&' => Err("&amp;"),
        '<' => Err("&lt;"),
        '>' => Err("&gt;"),
        c => Ok(c),
    }
}

fn push(text: &mut String, c: char) {
    match escaped(c) {
        Ok(c) => text.push(c),
        Err(entity) => text.push_str(entity),
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| push(&mut out, c));
    out
}

/// The headline within a header's limit. A long title ends with `…`; the whole of it is in the message's `text`.
fn header(headline: &str) -> String {
    let all = escape(headline);
    if all.chars().count() <= HEADER_CHARS {
        return all;
    }
    let mut out = String::new();
    let mut room = HEADER_CHARS - 1;
    for c in headline.chars() {
        let width = escaped(c).map_or_else(str::len, |_| 1);
        let Some(left) = room.checked_sub(width) else { break };
        room = left;
        push(&mut out, c);
    }
    out.push('…');
    out
}

/// The body in sections within Slack's limit, parted at a line's end or a space where there is one, and never inside a
/// character's escape.
fn sections(body: &str) -> Vec<String> {
    let mut sections = Vec::new();
    let mut current = String::new();
    let mut length = 0;
    for c in body.chars() {
        let width = escaped(c).map_or_else(str::len, |_| 1);
        if length + width > SECTION_CHARS {
            let rest = split_off_last_words(&mut current);
            sections.push(std::mem::replace(&mut current, rest));
            length = current.chars().count();
        }
        push(&mut current, c);
        length += width;
    }
    sections.push(current);
    sections.retain(|section| !section.trim().is_empty());
    sections
}

/// Parts a full section at its last line break, else at its last space, and gives what comes after. Where there is
/// neither in its second half, nothing comes after: a word that long is parted anywhere.
fn split_off_last_words(section: &mut String) -> String {
    let half = section.len() / 2;
    let at = section.rfind('\n').filter(|at| *at > half);
    match at.or_else(|| section.rfind(' ').filter(|at| *at > half)) {
        Some(at) => section.split_off(at + 1),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests;
