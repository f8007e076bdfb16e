// Drafts that were not sent: kept for each incident in memory and in the window's storage, so that Esc, another screen
// or a crash take nothing away. What was not typed is not kept: it is filled in afresh.
import type { Audience, IncidentState } from '$lib/types';

/** What was typed for one audience. */
export interface KeptText {
  /** The text; null while nobody touched what was filled in. */
  text: string | null;
  /** The promised time that the text names: `14:53`. */
  time: string;
  /** The interval that was picked, in minutes; null for the usual one. */
  minutes: number | null;
  approver: string;
}

/** What was typed for an incident. */
export interface KeptDraft {
  state: IncidentState | null;
  texts: Partial<Record<Audience, KeptText>>;
}

const drafts = new Map<string, KeptDraft>();
const key = (id: string) => `holdfast.draft.${id}`;

/** Nothing typed yet. */
export const untouched = (): KeptText => ({ text: null, time: '', minutes: null, approver: '' });

/** The draft of an incident; an empty one when nothing was kept. */
export function keptDraft(id: string): KeptDraft {
  const inMemory = drafts.get(id);
  if (inMemory) return inMemory;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key(id)) ?? 'null');
    if (isDraft(stored)) return stored;
  } catch {
    // Unreadable: as if nothing was kept.
  }
  return { state: null, texts: {} };
}

/** Keeps a draft; one in which nothing was typed is forgotten. */
export function keep(id: string, draft: KeptDraft): void {
  const typed = draft.state !== null || Object.values(draft.texts).some((t) => t.text !== null);
  drafts.set(id, draft);
  try {
    if (typed) localStorage.setItem(key(id), JSON.stringify(draft));
    else localStorage.removeItem(key(id));
  } catch {
    // Without storage the draft lives as long as the window.
  }
}

/** Forgets what was typed: it was sent. */
export function forget(id: string): void {
  drafts.delete(id);
  try {
    localStorage.removeItem(key(id));
  } catch {
    // There was no storage to keep it in.
  }
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
