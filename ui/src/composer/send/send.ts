// What sending means: the command for a text, and why it cannot be sent yet. Pure.
import type {
  Action,
  Audience,
  ChannelPreview,
  ComposeAudience,
  ComposeView,
  Expected,
  IncidentState,
  PreviewView,
} from '$lib/types';
import { count } from '$lib/words';
import { isOwn } from '$lib/channel';
import { isOpen, RESOLVED } from '$lib/states';

/** What was written for one audience. */
export interface Written {
  text: string;
  /** The state that the update tells. */
  state: IncidentState;
  /** The interval that was picked; null for the usual one. */
  minutes: number | null;
  approver: string;
  /** True when it is said on the call or pasted by hand. */
  elsewhere: boolean;
  /** The channels that do not get it. */
  without: string[];
}

/** The command that sends a text. A closing internal text resolves the incident. */
export function sendAction(audience: Audience, now: IncidentState, written: Written): Action {
  const { text, state, elsewhere, without } = written;
  if (isOwn(audience) && state === RESOLVED && isOpen(now) && !elsewhere && without.length === 0) {
    return { type: 'resolve', text };
  }
  return {
    type: 'post_update',
    audience,
    text,
    state: state === now ? null : state,
    next_minutes: written.minutes,
    approved_by: isOwn(audience) ? null : written.approver.trim(),
    elsewhere,
    to_nobody: false,
    without,
  };
}

/** The promise that the text answers, as the person saw it: a ping that went meanwhile is noticed before sending. */
export const promiseSeen = ({ audience, due_at }: ComposeAudience): Expected => ({
  of: 'promise',
  audience,
  due_at,
});

/** Nobody has approved what customers would read. */
export const NO_APPROVER = 'no approver yet';

/** Why a text cannot be sent now; null when it can. */
export function offReason(
  audience: Audience,
  text: string,
  approver: string,
  preview: PreviewView | null,
  without: string[] = [],
): string | null {
  if (text.trim() === '') return 'nothing is written';
  if (preview === null) return 'the preview is not there yet';
  const stops = preview.findings.filter((f) => f.stop).length;
  if (stops > 0) return `${count(stops, 'stop')} left`;
  const taking = preview.channels.filter((c) => !without.includes(c.name));
  if (taking.length === 0 && preview.channels.length > 0) return 'every channel is left out';
  const long = taking.find((c) => c.length > c.limit);
  if (long) return `too long for ${long.name}`;
  if (!isOwn(audience) && approver.trim() === '') return NO_APPROVER;
  return null;
}

/** What the button does: `Send to 2 channels`; `which` says of which incident, while several are open: `Send 0042 to …`. */
export function deed(audience: Audience, channels: number, closing: boolean, which = ''): string {
  const to = count(channels, 'channel');
  if (!isOwn(audience)) return `Approve and send${which} to ${to}`;
  return closing ? `Send${which} to ${to} and resolve` : `Send${which} to ${to}`;
}

/** Why a text has no channel to go to, and what to do. */
export function nowhere(audience: Audience, compose: ComposeView | null): { what: string; do: string } {
  const copy = 'copy the text and say it elsewhere';
  if (compose?.settings_problem)
    return { what: 'No channel is known:', do: `${compose.settings_problem} Until then ${copy}` };
  if (compose?.private) return { what: `Private, and no ${audience} channel was chosen:`, do: copy };
  return { what: 'No channel is set up:', do: copy };
}

/** `Ready: 1 channel`, `1 of 2 channels will wait`. */
export function readyWords(channels: ChannelPreview[]): string {
  const waiting = channels.filter((c) => !c.ready).length;
  if (waiting === 0) return `Ready: ${count(channels.length, 'channel')}`;
  return waiting === channels.length
    ? `Will wait: ${count(waiting, 'channel')}`
    : `${waiting} of ${channels.length} channels will wait`;
}

/** How the other channels' messages compare with the one that is shown: `the other one is the same`. */
export function looksLike(shown: ChannelPreview, all: ChannelPreview[]): string {
  const others = all.filter((channel) => channel.name !== shown.name);
  if (others.length === 0) return '';
  const looks = (c: ChannelPreview) => JSON.stringify([c.headline, c.body, c.footer]);
  const differ = others.filter((channel) => looks(channel) !== looks(shown)).length;
  if (others.length === 1) return differ === 0 ? 'the other one is the same' : 'the other one differs';
  return differ === 0 ? 'the others are the same' : `${differ} of the others differ`;
}
