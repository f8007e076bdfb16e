// The kinds of entry, in one table: how each looks, whether it is signed, and under which chip it stands. A kind that is
// new in the core is added here and nowhere else.
import { fateOf } from '$lib/delivery';
import type { TimelineEntry } from '$lib/types';
import { field } from './data';

/** What a colour may add to a mark; the words say the same. */
export type Tone = 'plain' | 'bad' | 'warn' | 'ok' | 'update' | 'decision';

/** The chips above the timeline. */
export const FILTERS = [
  { key: 'all', label: 'All' },
  { key: 'decisions', label: 'Decisions' },
  { key: 'updates', label: 'Updates' },
  { key: 'steps', label: 'Steps' },
] as const;

/** Names a chip. */
export type FilterKey = (typeof FILTERS)[number]['key'];

interface Kind {
  mark: string;
  tone: Tone;
  /** The chip beside "All" that stands for it. */
  chip?: Exclude<FilterKey, 'all'>;
  /** A person signs it: the name is shown, whoever looks. */
  signed?: true;
}

const KINDS = {
  declared: { mark: '●', tone: 'bad' },
  severity_set: { mark: '●', tone: 'bad' },
  state_set: { mark: '→', tone: 'update' },
  role_assigned: { mark: '@', tone: 'plain' },
  runbook_attached: { mark: '≡', tone: 'plain' },
  step_started: { mark: '▸', tone: 'plain', chip: 'steps' },
  step_done: { mark: '✓', tone: 'ok', chip: 'steps' },
  step_skipped: { mark: '–', tone: 'warn', chip: 'steps' },
  step_undone: { mark: '↶', tone: 'plain', chip: 'steps' },
  step_blocked: { mark: '✕', tone: 'bad', chip: 'steps' },
  step_added: { mark: '+', tone: 'plain', chip: 'steps' },
  step_edited: { mark: '✎', tone: 'plain', chip: 'steps' },
  step_moved: { mark: '⇅', tone: 'plain', chip: 'steps' },
  step_dropped: { mark: '–', tone: 'warn', chip: 'steps' },
  step_restored: { mark: '↶', tone: 'plain', chip: 'steps' },
  change_set_aside: { mark: '≠', tone: 'plain', chip: 'steps' },
  blank_filled: { mark: '=', tone: 'plain' },
  note: { mark: '✎', tone: 'plain', signed: true },
  decision: { mark: '◆', tone: 'decision', chip: 'decisions', signed: true },
  update_posted: { mark: '▲', tone: 'update', chip: 'updates' },
  ping_posted: { mark: '△', tone: 'update', chip: 'updates' },
  ping_skipped: { mark: '△', tone: 'plain', chip: 'updates' },
  // How it looks is told by what became of it.
  delivery: { mark: '!', tone: 'bad', chip: 'updates' },
  delivery_settled: { mark: '✓', tone: 'plain', chip: 'updates' },
  ask_first: { mark: '?', tone: 'warn' },
  snoozed: { mark: '◷', tone: 'plain' },
  held: { mark: '‖', tone: 'warn' },
  unheld: { mark: '▸', tone: 'plain' },
  rhythm_taken: { mark: '⇄', tone: 'plain' },
  resolved: { mark: '✓', tone: 'ok' },
  reopened: { mark: '↶', tone: 'bad' },
  closed: { mark: '■', tone: 'plain' },
  declined: { mark: '✕', tone: 'plain' },
  escalation_due: { mark: '!', tone: 'bad' },
  suspended: { mark: '◌', tone: 'warn' },
  clock_stepped: { mark: '◷', tone: 'warn' },
  purged: { mark: '×', tone: 'plain', signed: true },
} satisfies Record<string, Kind>;

/** A kind of entry, as the log writes it. */
type EntryKind = keyof typeof KINDS;

const OTHER: Kind = { mark: '·', tone: 'plain' };

/** What is known of a kind; a log of a newer program may hold others. */
const kindOf = (kind: string): Kind => (kind in KINDS ? KINDS[kind as EntryKind] : OTHER);

/** The mark of an entry, and its colour. */
export function markOf(entry: TimelineEntry): [string, Tone] {
  const { mark, tone } = kindOf(entry.kind);
  if (!is(entry, 'delivery')) return [mark, tone];
  switch (fateOf(field(entry, 'state'))) {
    case 'arrived':
      return ['▲', 'ok'];
    case 'dropped':
      return ['△', 'plain'];
    case 'waiting':
    case 'uncertain':
    case 'failed':
    case null:
      return [mark, tone];
  }
}

/** True for an entry of this kind. */
export const is = (entry: TimelineEntry, kind: EntryKind): boolean => entry.kind === kind;

/** True where a person signs an entry of this kind. */
export const isSigned = (kind: string): boolean => kindOf(kind).signed ?? false;

/** The kinds that a chip stands for; null for all. */
export const kindsOf = (chip: FilterKey): string[] | null =>
  chip === 'all' ? null : Object.keys(KINDS).filter((kind) => isOf(chip, kind));

/** True when a chip stands for a kind. */
export const isOf = (chip: FilterKey, kind: string): boolean => chip === 'all' || kindOf(kind).chip === chip;
