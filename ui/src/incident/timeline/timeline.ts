// The timeline as rows: what each entry shows, where a new day begins, and how long nothing was entered.
import { clock } from '$lib/clock.svelte';
import type { Part, TimelineRow, Tone } from '$lib/types';
import { dayUtc } from '$lib/time';
import { dayKey, roughly } from '../times';

/** The chips above the timeline: all entries, or one part of them. */
export const FILTERS = [
  { key: 'all', label: 'All' },
  { key: 'decisions', label: 'Decisions' },
  { key: 'updates', label: 'Updates' },
  { key: 'steps', label: 'Steps' },
] as const satisfies { key: 'all' | Part; label: string }[];

/** Names a chip. */
export type FilterKey = (typeof FILTERS)[number]['key'];

/** The part that a chip stands for; null for all. */
export const partOf = (chip: FilterKey): Part | null => (chip === 'all' ? null : chip);

/** A row of the timeline. */
export type Row =
  | { type: 'day'; key: string; text: string }
  | { type: 'silence'; key: string; text: string }
  | {
      type: 'entry';
      key: string;
      /** Its order of arrival on this laptop. */
      seq: number;
      time: string;
      iso: string;
      mark: string;
      tone: Tone;
      /** Its words can be removed for good. */
      removable: boolean;
      text: string;
      small: string | null;
      /** Where it has arrived, and when: `#incidents 14:26`. */
      arrived: string[];
    };

/** A pause in the entries is worth a row from here on. */
const GAP_MS = 60_000;

/** The rows of some entries, which come in shown order. `actor` is who sits here; today needs no row of its own. */
export function rows(entries: TimelineRow[], actor: string, now: number): Row[] {
  let known = dayKey(now);
  const posts = new Set(entries.map((one) => one.id));
  const arrivals = new Map<string, string[]>();
  // A post and what only says that it arrived are one row.
  for (const { arrived, happened_at } of entries) {
    if (arrived === null || !posts.has(arrived.post)) continue;
    const there = `${arrived.channel} ${clock.at(Date.parse(happened_at))}`;
    arrivals.set(arrived.post, [...(arrivals.get(arrived.post) ?? []), there]);
  }
  return entries.flatMap((entry) => {
    if (entry.arrived !== null && posts.has(entry.arrived.post)) return [];
    const at = Date.parse(entry.happened_at);
    const row = { ...entryRow(entry, at, actor), arrived: arrivals.get(entry.id) ?? [] };
    // A story has no days of the wall.
    if (clock.story !== null || dayKey(at) === known) return [row];
    known = dayKey(at);
    return [{ type: 'day' as const, key: `${known} ${entry.id}`, text: dayUtc(at) }, row];
  });
}

function entryRow(entry: TimelineRow, at: number, actor: string) {
  const stepped = entry.after_step ? '◷ recorded after the clock was put back' : null;
  const small = [signature(entry, actor), recordedLater(entry, at), stepped, entry.below];
  return {
    type: 'entry' as const,
    key: entry.id,
    seq: entry.seq,
    time: clock.exactly(at),
    iso: entry.happened_at,
    mark: entry.mark,
    tone: entry.tone,
    removable: entry.removable,
    text: entry.text,
    small: small.filter((part) => part !== null).join(' · ') || null,
  };
}

/** When the last entry was recorded; null where there is none. The last is the last to arrive: clocks are put back. */
export function lastRecorded(entries: TimelineRow[]): number | null {
  const last = entries.reduce<TimelineRow | null>((a, b) => (a === null || b.seq > a.seq ? b : a), null);
  return last === null ? null : Date.parse(last.recorded_at);
}

/** How long nothing was entered, to the minute: it changes no oftener. Null while it is short. */
export function gap(last: number | null, now: number): string | null {
  return last === null || now - last < GAP_MS ? null : `no entry for ${roughly(now - last)}`;
}

function signature(entry: TimelineRow, actor: string): string | null {
  if (entry.actor === '') return null;
  return entry.signed || entry.actor !== actor ? entry.actor : null;
}

function recordedLater(entry: TimelineRow, at: number): string | null {
  const recorded = Date.parse(entry.recorded_at);
  if (clock.at(recorded) === clock.at(at) && Math.abs(recorded - at) < GAP_MS) return null;
  const sameDay = clock.story !== null || dayKey(recorded) === dayKey(at);
  const other = sameDay ? '' : `${dayKey(recorded)} `;
  return `happened ${clock.at(at)}, recorded ${other}${clock.at(recorded)}`;
}
