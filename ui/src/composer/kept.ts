// Drafts that were not sent: kept for each incident while the window lives, and remembered over its end, so that Esc,
// another screen or a crash take nothing away. What was not typed is not kept: it is filled in afresh.
import { memory } from '$lib/memory';
import type { Audience, IncidentState } from '$lib/types';

/** What was typed for one audience. */
export interface KeptText {
  /** The text; null while nobody touched what was filled in. */
  text: string | null;
  /** The promised time that the text names: `14:53`; null where it was filled in without one. */
  time: string | null;
  /** The interval that was picked, in minutes; null for the usual one. */
  minutes: number | null;
  approver: string;
  /** The channels that are left out of it. */
  without: string[];
}

/** What was typed for an incident. */
export interface KeptDraft {
  state: IncidentState | null;
  texts: Partial<Record<Audience, KeptText>>;
}

const drafts = new Map<string, KeptDraft>();
const key = (id: string) => `draft.${id}` as const;

/** Nothing typed yet. */
export const untouched = (): KeptText => ({
  text: null,
  time: null,
  minutes: null,
  approver: '',
  without: [],
});

/** The draft of an incident; an empty one when nothing was kept. */
export function keptDraft(id: string): KeptDraft {
  const here = drafts.get(id);
  if (here) return here;
  const remembered = memory.get(key(id));
  return isDraft(remembered) ? complete(remembered) : { state: null, texts: {} };
}

/** A draft that was remembered before a channel could be left out. */
function complete(draft: KeptDraft): KeptDraft {
  const texts = Object.entries(draft.texts).map(([of, text]) => [of, { ...untouched(), ...text }]);
  return { ...draft, texts: Object.fromEntries(texts) as KeptDraft['texts'] };
}

/** Keeps a draft; one in which nothing was typed is not remembered. */
export function keep(id: string, draft: KeptDraft): void {
  const typed = draft.state !== null || Object.values(draft.texts).some((t) => t.text !== null);
  drafts.set(id, draft);
  memory.set(key(id), typed ? draft : null);
}

/** Forgets what was typed: it was sent. */
export function forget(id: string): void {
  drafts.delete(id);
  memory.set(key(id), null);
}

/** How the draft of an incident stands: `none` where nothing was typed. */
export function standing(id: string): 'none' | 'saving' | 'saved' {
  if (memory.get(key(id)) === null) return 'none';
  return memory.saved(key(id)) ? 'saved' : 'saving';
}

function isDraft(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null || !('state' in value) || !('texts' in value)) return false;
  const { texts } = value;
  if (typeof texts !== 'object' || texts === null) return false;
  return Object.values(texts).every(
    (t: unknown) =>
      typeof t === 'object' && t !== null && 'text' in t && (t.text === null || typeof t.text === 'string'),
  );
}
