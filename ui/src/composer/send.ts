// What sending means: the command for a text, and why it cannot be sent yet. Pure.
import type {
  Action,
  Audience,
  ChannelPreview,
  ComposeAudience,
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
}

/** The command that sends a text. A closing internal text resolves the incident. */
export function sendAction(audience: Audience, now: IncidentState, written: Written): Action {
  const { text, state, elsewhere } = written;
  if (isOwn(audience) && state === RESOLVED && isOpen(now) && !elsewhere) {
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
  };
}

/** The promise that the text answers, as the person saw it: a ping that went meanwhile is noticed before sending. */
export const promiseSeen = ({ audience, due_at }: ComposeAudience): Expected => ({
  of: 'promise',
  audience,
  due_at,
});

/** Why a text cannot be sent now; null when it can. */
export function offReason(
  audience: Audience,
  text: string,
  approver: string,
  preview: PreviewView | null,
): string | null {
  if (text.trim() === '') return 'nothing is written';
  if (preview === null) return 'the preview is not there yet';
  const stops = preview.findings.filter((f) => f.stop).length;
  if (stops > 0) return `${count(stops, 'stop')} left`;
  const long = preview.channels.find((c) => c.length > c.limit);
  if (long) return `too long for ${long.name}`;
  if (!isOwn(audience) && approver.trim() === '') return 'no approver yet';
  return null;
}

/** `Ready: 1 channel`, `1 of 2 channels will wait`. */
export function readyWords(channels: ChannelPreview[]): string {
  const waiting = channels.filter((c) => !c.ready).length;
  if (waiting === 0) return `Ready: ${count(channels.length, 'channel')}`;
  return waiting === channels.length
    ? `Will wait: ${count(waiting, 'channel')}`
    : `${waiting} of ${channels.length} channels will wait`;
}
