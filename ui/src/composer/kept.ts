// Drafts that were not sent: kept for each incident while the window lives, and remembered over its end, so that Esc,
// another screen or a crash take nothing away. What was not typed is not kept: it is filled in afresh.
import { memory } from '$lib/memory';
import type { Audience, IncidentState, TextPiece } from '$lib/types';

/** What was typed for one audience. */
export interface KeptText {
  /** The text in its pieces; null while nobody touched what was filled in. */
  typed: TextPiece[] | null;
  /** The same of the text that says that nothing changed, which stands beside it. */
  quiet: TextPiece[] | null;
  /** It is that one that goes. */
  no_change: boolean;
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
  typed: null,
  quiet: null,
  no_change: false,
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

/** A text that was remembered in one piece, as earlier versions did. */
type Older = Partial<KeptText> & { text?: string | null };

/** A draft with all that a text has by now. */
function complete(draft: KeptDraft): KeptDraft {
  const texts = Object.entries(draft.texts as Record<string, Older>).map(([of, { text, ...kept }]) => {
    const typed = text ? [{ text, filled: null }] : null;
    return [of, { ...untouched(), typed, ...kept }];
  });
  return { ...draft, texts: Object.fromEntries(texts) as KeptDraft['texts'] };
}

/** Keeps a draft; one in which nothing was typed is not remembered. */
export function keep(id: string, draft: KeptDraft): void {
  const texts = Object.values(draft.texts);
  const typed = draft.state !== null || texts.some((text) => text.typed !== null || text.quiet !== null);
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
  return typeof texts === 'object' && texts !== null && Object.values(texts).every(isText);
}

function isText(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('text' in value) return value.text === null || typeof value.text === 'string';
  return 'typed' in value && [value.typed, 'quiet' in value ? value.quiet : null].every(isTyped);
}

const isTyped = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.every((piece) => typeof piece?.text === 'string'));
