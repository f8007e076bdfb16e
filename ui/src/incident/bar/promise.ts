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
    return quiet('pings held', next ? `promised ${utc(next.at)}` : 'nothing promised', held);
  }
  if (!next) return quiet('no promise', 'no update is due', null);
  const words = running(next, now, view.rhythm.length > 1);
  if (speaker !== null) return { ...words, why: `${speaker} sends, this laptop stays silent` };
  if (next.rhythm.silent !== null && next.to === null) {
    const what = next.rhythm.on_its_way ? 'it does not go' : 'no ping goes';
    return { ...words, why: `${what}: ${next.rhythm.silent}` };
  }
  if (view.snoozed_until !== null && view.snoozed_until > now) {
    return { ...words, why: `alarm moved to ${utc(view.snoozed_until)}, the promise stays` };
  }
  // An external update always waits for a person: only an internal one that does is news.
  if (next.rhythm.asking && !next.rhythm.on_its_way && isOwn(next.rhythm.audience)) {
    return { ...words, why: next.rhythm.asking_why ?? 'no ping goes by itself' };
  }
  return words;
}

/** The instants at which the words change: the promise falls due, the alarm comes back. */
export const instants = (view: IncidentView): number[] =>
  [earliest(view.rhythm)?.at ?? null, view.snoozed_until].filter((at) => at !== null);

/** An ended incident promises nothing more, but for the last word to those who wait for it. */
function endedWords(view: IncidentView): PromiseWords | null {
  const ended = endedFacts(view.incident.state);
  if (ended && earliest(view.rhythm)) return null;
  const at = view.ended_at === null || !ended?.timed ? '' : ` ${hhmmUtc(view.ended_at)}`;
  return ended && quiet(ended.large + at, ended.small, null);
}

/** The promise that comes first. */
interface Next {
  rhythm: RhythmView;
  at: number;
  /** The channels whose readers it is for, where a ping goes to the others. */
  to: string | null;
}

function earliest(rhythm: RhythmView[]): Next | null {
  const all = rhythm.flatMap((r): Next[] => [
    ...(r.asked_due_at === null ? [] : [{ rhythm: r, at: r.asked_due_at, to: r.asked.join(', ') }]),
    ...(r.due_at === null ? [] : [{ rhythm: r, at: r.due_at, to: null }]),
  ]);
  // Of two at one time the ping comes first: it needs nobody.
  return all.reduce<Next | null>(
    (first, next) => (!first || next.at < first.at || (next.at === first.at && !next.to) ? next : first),
    null,
  );
}

function running({ rhythm, at, to }: Next, now: number, named: boolean): PromiseWords {
  if (rhythm.on_its_way) return onItsWay(rhythm, at, now);
  const which = (named ? `${rhythm.audience} update` : 'update') + (to === null ? '' : ` for ${to}`);
  if (now < at) {
    return { tone: 'due', large: null, until: at, small: `next ${which} ${utc(at)}`, why: null };
  }
  const small = `${which} was promised ${utc(at)}`;
  return { tone: 'late', large: `overdue ${roughly(now - at)}`, until: null, small, why: null };
}

/** The last word is written; its readers wait until a channel has it. */
function onItsWay({ audience }: RhythmView, at: number, now: number): PromiseWords {
  const small = `last ${audience} word, promised ${utc(at)}`;
  if (now < at) return { tone: 'due', large: null, until: at, small, why: 'on its way' };
  return { tone: 'late', large: `overdue ${roughly(now - at)}`, until: null, small, why: 'on its way' };
}

function quiet(large: string, small: string, why: string | null): PromiseWords {
  return { tone: 'quiet', large, until: null, small, why };
}

const utc = (at: number) => `${hhmmUtc(at)} UTC`;
