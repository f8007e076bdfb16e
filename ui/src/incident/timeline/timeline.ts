// The timeline as rows: what each entry shows, where a new day begins, and how long nothing was entered.
import type { TimelineEntry } from '$lib/types';
import { clockUtc, dayUtc, hhmmUtc } from '$lib/time';
import { dayKey, exactly } from '../times';

/** The chips above the timeline. */
export const FILTERS = [
  { key: 'all', label: 'All', kinds: null },
  { key: 'decisions', label: 'Decisions', kinds: ['decision'] },
  {
    key: 'updates',
    label: 'Updates',
    kinds: ['update_posted', 'ping_posted', 'ping_skipped', 'delivery', 'delivery_settled'],
  },
  {
    key: 'steps',
    label: 'Steps',
    kinds: [
      'step_started',
      'step_done',
      'step_skipped',
      'step_undone',
      'step_blocked',
      'step_added',
      'step_edited',
      'step_moved',
      'step_dropped',
      'step_restored',
      'change_set_aside',
    ],
  },
] as const;

/** Names a chip. */
export type FilterKey = (typeof FILTERS)[number]['key'];

/** What a colour may add to a mark; the words say the same. */
export type Tone = 'plain' | 'bad' | 'warn' | 'ok' | 'update' | 'decision';

/** A row of the timeline. */
export type Row =
  | { type: 'day'; key: string; text: string }
  | {
      type: 'entry';
      key: string;
      /** Its order of arrival on this laptop. */
      seq: number;
      time: string;
      iso: string;
      mark: string;
      tone: Tone;
      text: string;
      small: string | null;
    };

/** A pause in the entries is worth a row from here on. */
export const GAP_MS = 60_000;

const MARKS: Record<string, [string, Tone]> = {
  declared: ['●', 'bad'],
  severity_set: ['●', 'bad'],
  state_set: ['→', 'update'],
  role_assigned: ['@', 'plain'],
  runbook_attached: ['≡', 'plain'],
  step_started: ['▸', 'plain'],
  step_done: ['✓', 'ok'],
  step_skipped: ['–', 'warn'],
  step_undone: ['↶', 'plain'],
  step_blocked: ['✕', 'bad'],
  step_added: ['+', 'plain'],
  step_edited: ['✎', 'plain'],
  step_moved: ['⇅', 'plain'],
  step_dropped: ['–', 'warn'],
  step_restored: ['↶', 'plain'],
  change_set_aside: ['≠', 'plain'],
  blank_filled: ['=', 'plain'],
  note: ['✎', 'plain'],
  decision: ['◆', 'decision'],
  update_posted: ['▲', 'update'],
  ping_posted: ['△', 'update'],
  ping_skipped: ['△', 'plain'],
  ask_first: ['?', 'warn'],
  snoozed: ['◷', 'plain'],
  held: ['‖', 'warn'],
  unheld: ['▸', 'plain'],
  rhythm_taken: ['⇄', 'plain'],
  resolved: ['✓', 'ok'],
  reopened: ['↶', 'bad'],
  closed: ['■', 'plain'],
  declined: ['✕', 'plain'],
  escalation_due: ['!', 'bad'],
  delivery_settled: ['✓', 'plain'],
  suspended: ['◌', 'warn'],
  clock_stepped: ['◷', 'warn'],
  purged: ['×', 'plain'],
};

/** Entries that a person signs, shown with the name. */
const SIGNED = new Set(['note', 'decision', 'purged']);

/** The rows of some entries, which come in shown order. `actor` is who sits here; today needs no row of its own. */
export function rows(entries: TimelineEntry[], actor: string, now: number): Row[] {
  let known = dayKey(now);
  return entries.flatMap((entry) => {
    const at = Date.parse(entry.happened_at);
    const row = entryRow(entry, at, actor);
    if (dayKey(at) === known) return [row];
    known = dayKey(at);
    return [{ type: 'day' as const, key: `${known} ${entry.id}`, text: dayUtc(at) }, row];
  });
}

function entryRow(entry: TimelineEntry, at: number, actor: string): Row {
  const [mark, tone] = markOf(entry);
  const [text, below] = saidOf(entry);
  const small = [signature(entry, actor), recordedLater(entry, at), below];
  return {
    type: 'entry',
    key: entry.id,
    seq: entry.seq,
    time: clockUtc(at),
    iso: entry.happened_at,
    mark,
    tone,
    text,
    small: small.filter((part) => part !== null).join(' · ') || null,
  };
}

/** How long nothing was entered, in words; null while it is short. */
export function gap(entries: TimelineEntry[], now: number): string | null {
  const last = entries.reduce((max, e) => Math.max(max, Date.parse(e.recorded_at)), 0);
  if (last === 0 || now - last < GAP_MS) return null;
  return `no entry for ${exactly(now - last)}`;
}

function markOf(entry: TimelineEntry): [string, Tone] {
  if (entry.kind === 'delivery') {
    const state = field(entry, 'state');
    if (/^(sent|accepted|copied)$/.test(state ?? '')) return ['▲', 'ok'];
    return /^(superseded|cancelled|expired)$/.test(state ?? '') ? ['△', 'plain'] : ['!', 'bad'];
  }
  return MARKS[entry.kind] ?? ['·', 'plain'];
}

/** What stands in the row and below it. A post is told by where it went, and its words stand below. */
function saidOf(entry: TimelineEntry): [string, string | null] {
  if (isPost(entry)) return [postWords(entry), field(entry, 'text')];
  if (entry.kind === 'decision' && !/^decision\b/i.test(entry.text)) return [`Decision: ${entry.text}`, null];
  return splitReason(entry);
}

function postWords(entry: TimelineEntry): string {
  const { late, elsewhere, closing, channels } = data(entry);
  const human = closing === true ? 'Closing post' : 'Update';
  const what = entry.kind === 'ping_posted' ? 'Automatic ping' : human;
  if (elsewhere === true) return `${what} said elsewhere`;
  const names = Array.isArray(channels) ? channels.join(', ') : '';
  if (names === '') return `${what} recorded, no channel is set up`;
  return `${what} to ${names}${late === true ? ', late' : ''}`;
}

/** The reason stands below; the log's own words end with it after a dash. */
function splitReason(entry: TimelineEntry): [string, string | null] {
  const reason = field(entry, 'reason');
  const end = ` — ${reason}`;
  if (reason === null) return [entry.text, null];
  if (entry.text.endsWith(end)) return [entry.text.slice(0, -end.length), reason];
  return [entry.text, entry.text.includes(reason) ? null : reason];
}

function signature(entry: TimelineEntry, actor: string): string | null {
  if (entry.actor === '') return null;
  return SIGNED.has(entry.kind) || entry.actor !== actor ? entry.actor : null;
}

function recordedLater(entry: TimelineEntry, at: number): string | null {
  const recorded = Date.parse(entry.recorded_at);
  if (hhmmUtc(recorded) === hhmmUtc(at) && Math.abs(recorded - at) < GAP_MS) return null;
  const other = dayKey(recorded) === dayKey(at) ? '' : `${dayKey(recorded)} `;
  return `happened ${hhmmUtc(at)}, recorded ${other}${hhmmUtc(recorded)}`;
}

function isPost(entry: TimelineEntry): boolean {
  return (entry.kind === 'update_posted' || entry.kind === 'ping_posted') && field(entry, 'text') !== null;
}

function data(entry: TimelineEntry): Record<string, unknown> {
  return typeof entry.data === 'object' && entry.data !== null ? (entry.data as Record<string, unknown>) : {};
}

function field(entry: TimelineEntry, name: string): string | null {
  const value = data(entry)[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
