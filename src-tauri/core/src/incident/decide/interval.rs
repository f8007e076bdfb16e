//! Who is promised updates, and how long they wait for the next one.

use crate::incident::command::Context;
use crate::incident::event::PromiseMade;
use crate::incident::policy::{Policy, Scope};
use crate::incident::words::Audience;
use crate::severity::Severity;

/// The internal audience is always promised updates; the external one when it has a channel.
pub(super) fn is_promised(cx: &Context, audience: Audience, scope: Scope<'_>) -> bool {
    audience.is_internal() || cx.policy.of(audience, scope).next().is_some()
}

/// The channel's override, else the value accepted at declare, else the severity's; none when that is off.
pub(super) fn interval(
    policy: &Policy,
    audience: Audience,
    scope: Scope<'_>,
    accepted: Option<u32>,
    severity: Severity,
) -> Option<u32> {
    let own = policy.of(audience, scope).filter_map(|c| c.interval_minutes).min();
    own.or(accepted).or_else(|| of_severity(policy, severity)).filter(|minutes| *minutes > 0)
}

/// The interval that the team set for a severity.
fn of_severity(policy: &Policy, severity: Severity) -> Option<u32> {
    policy.interval_minutes.get(usize::from(severity.number()) - 1).copied().flatten()
}

/// A promise that starts to run now.
pub(super) fn promise_from_now(
    audience: Audience,
    interval_minutes: u32,
    cx: &Context,
) -> PromiseMade {
    let due_at = cx.now.plus_minutes(i64::from(interval_minutes));
    PromiseMade { audience, interval_minutes, due_at }
}
