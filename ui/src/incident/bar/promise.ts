// The box beside the clock: which promise is next, in words that need no colour.
import { isOwn } from '$lib/channel';
import type { IncidentView, RhythmView } from '$lib/types';
import { endedFacts } from '$lib/states';
import { hhmmUtc } from '$lib/time';
import { roughly } from '../times';

/** How urgent the box is. */
export type Tone = 'quiet' | 'due' | 'late';

/** What the box says. */
export interface PromiseWords {
  tone: Tone;
  /** The large line: `overdue 2 min`, `pings held`; null while it counts down to `until`. */
  large: string | null;
  /** The promise, while it lies ahead. */
  until: number | null;
  /** The small line. */
  small: string;
  /** Why it is not as usual, in a sentence; null when it is. */
  why: string | null;
}

/** What the promise box says at `now`. */
export function promiseWords(view: IncidentView, now: number): PromiseWords {
  const ended = endedWords(view);
  if (ended) return ended;
  const { held, speaker } = view.incident;
  const next = earliest(view.rhythm);
  if (held !== null) {
    return quiet('pings held', next?.due_at ? `promised ${utc(next.due_at)}` : 'nothing promised', held);
  }
  if (!next || next.due_at === null) return quiet('no promise', 'no update is due', null);
  const words = running(next, next.due_at, now, view.rhythm.length > 1);
  if (speaker !== null) return { ...words, why: `${speaker} sends, this laptop stays silent` };
  if (view.snoozed_until !== null && view.snoozed_until > now) {
    return { ...words, why: `alarm moved to ${utc(view.snoozed_until)}, the promise stays` };
  }
  // An external update always waits for a person: only an internal one that does is news.
  if (next.asking && isOwn(next.audience)) {
    return { ...words, why: next.asking_why ?? 'no ping goes by itself' };
  }
  return words;
}

/** The instants at which the words change: the promise falls due, the alarm comes back. */
export const instants = (view: IncidentView): number[] =>
  [earliest(view.rhythm)?.due_at ?? null, view.snoozed_until].filter((at) => at !== null);

function endedWords(view: IncidentView): PromiseWords | null {
  const ended = endedFacts(view.incident.state);
  const at = view.ended_at === null || !ended?.timed ? '' : ` ${hhmmUtc(view.ended_at)}`;
  return ended && quiet(ended.large + at, ended.small, null);
}

function earliest(rhythm: RhythmView[]): RhythmView | null {
  return rhythm.reduce<RhythmView | null>(
    (first, r) => ((r.due_at ?? Infinity) < (first?.due_at ?? Infinity) ? r : first),
    null,
  );
}

function running(next: RhythmView, due: number, now: number, named: boolean): PromiseWords {
  const which = named ? `${next.audience} update` : 'update';
  if (now < due) {
    const small = `next ${which} ${utc(due)}`;
    return { tone: 'due', large: null, until: due, small, why: null };
  }
  const small = `${which} was promised ${utc(due)}`;
  return { tone: 'late', large: `overdue ${roughly(now - due)}`, until: null, small, why: null };
}

function quiet(large: string, small: string, why: string | null): PromiseWords {
  return { tone: 'quiet', large, until: null, small, why };
}

const utc = (at: number) => `${hhmmUtc(at)} UTC`;
