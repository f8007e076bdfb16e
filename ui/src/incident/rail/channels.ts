// What a channel's row in the rail says: a dot, and always the word for it.
import { hhmmUtc } from '$lib/time';
import type { ChannelView } from '$lib/types';

/** The dot's colour; the words beside it say the same. */
export type Dot = 'ok' | 'warn' | 'bad' | 'off';

/** A channel in one row. */
export interface ChannelWords {
  dot: Dot;
  text: string;
  /** Why, and what to do; null when all is well. */
  why: string | null;
}

/** What the row of a channel says. */
export function channelRow(channel: ChannelView): ChannelWords {
  const { last, waiting } = channel;
  if (channel.state === 'paused') return { dot: 'bad', text: 'paused', why: channel.problem };
  if (channel.state === 'no_secret') return { dot: 'bad', text: 'no secret', why: channel.problem };
  if (waiting > 0) return { dot: 'warn', text: `queued ${waiting}`, why: waitWords(channel) };
  if (!last) return { dot: 'off', text: 'nothing yet', why: null };
  switch (last.state) {
    case 'sent':
    case 'accepted':
      return { dot: 'ok', text: `${last.state} ${hhmmUtc(last.at)}`, why: null };
    case 'queued':
    case 'sending':
    case 'retry':
      return { dot: 'warn', text: last.state === 'sending' ? 'sending' : 'queued', why: waitWords(channel) };
    case 'uncertain':
      return { dot: 'warn', text: `uncertain ${hhmmUtc(last.at)}`, why: last.reason };
    case 'failed':
      return { dot: 'bad', text: `failed ${hhmmUtc(last.at)}`, why: last.reason };
    case 'expired':
    case 'superseded':
    case 'cancelled':
      return { dot: 'off', text: `${last.state} ${hhmmUtc(last.at)}`, why: last.reason };
    case 'copied':
      return { dot: 'ok', text: `said ${hhmmUtc(last.at)}`, why: null };
  }
}

function waitWords({ last }: ChannelView): string | null {
  if (!last) return null;
  const next = last.next_at === null ? null : `next try ${hhmmUtc(last.next_at)} UTC`;
  return [last.reason, next].filter((part) => part !== null).join(', ') || null;
}
