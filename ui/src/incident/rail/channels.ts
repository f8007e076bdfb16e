// What a channel's row in the rail says: a dot, and always the word for it.
import { clock } from '$lib/clock.svelte';
import { channelState, isReady } from '$lib/channel';
import { hhmmUtc } from '$lib/time';
import { deliveryWord, hasArrived } from '$lib/delivery';
import type { ChannelView, IncidentView } from '$lib/types';
import { count } from '$lib/words';

/** A channel in one row. */
interface ChannelWords {
  /** The dot's colour; the words beside it say the same. */
  dot: 'ok' | 'warn' | 'bad' | 'off';
  text: string;
  /** Why, and what to do; null when all is well. */
  why: string | null;
}

/** What the row of a channel says. */
export function channelRow(channel: ChannelView): ChannelWords {
  const { last, waiting } = channel;
  if (!isReady(channel.state)) {
    return { dot: 'bad', text: channelState(channel.state).name, why: channel.problem };
  }
  if (waiting > 0) return { dot: 'warn', text: `queued ${waiting}`, why: waitWords(channel) };
  if (!last) return { dot: 'off', text: 'nothing yet', why: null };
  const word = deliveryWord(last.state);
  // Messages are sent by the wall's clock; where a story tells the time, that is said.
  const then = `${word} ${hhmmUtc(last.at)}${clock.story === null ? '' : ' UTC'}`;
  switch (last.stage) {
    case 'waits':
    case 'on_its_way':
      return { dot: 'warn', text: word, why: waitWords(channel) };
    case 'arrived':
      return { dot: 'ok', text: then, why: null };
    case 'unknown':
      return { dot: 'warn', text: then, why: last.reason };
    case 'lost':
      return { dot: 'bad', text: then, why: last.reason };
    case 'withdrawn':
      return { dot: 'off', text: then, why: last.reason };
  }
}

function waitWords({ last }: ChannelView): string | null {
  if (!last) return null;
  const next = last.next_at === null ? null : `next try ${hhmmUtc(last.next_at)} UTC`;
  return [last.reason, next].filter((part) => part !== null).join(', ') || null;
}

/** `Channels: 1 sent, 1 queued`; null when there are none. */
export function channelWords(view: IncidentView): string | null {
  if (view.channels.length === 0) return null;
  const waiting = view.channels.reduce((sum, c) => sum + c.waiting, 0);
  const arrived = view.channels.filter((c) => hasArrived(c.last)).length;
  const parts = [
    arrived > 0 ? `${arrived} sent` : '',
    waiting > 0 ? `${waiting} queued` : '',
    view.uncertain.length > 0 ? `${view.uncertain.length} to look at` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? count(view.channels.length, 'channel') : `Channels: ${parts.join(', ')}`;
}

type Dot = ChannelWords['dot'];

/** The sign of a dot; its colour says the same. */
export const SIGNS: Record<Dot, string> = { ok: '●', warn: '▲', bad: '✕', off: '○' };

const COUNTED: Record<Dot, string> = {
  bad: 'cannot send or failed',
  warn: 'wait or are not known',
  ok: 'have the last message',
  off: 'have nothing yet',
};

/** How many channels stand how, the worst first; those that there are none of are left out. */
export function channelCounts(channels: ChannelView[]): { dot: Dot; many: number; says: string }[] {
  const dots = channels.map((one) => channelRow(one).dot);
  const all: Dot[] = ['bad', 'warn', 'ok', 'off'];
  return all
    .map((dot) => ({ dot, many: dots.filter((one) => one === dot).length, says: COUNTED[dot] }))
    .filter(({ many }) => many > 0);
}
