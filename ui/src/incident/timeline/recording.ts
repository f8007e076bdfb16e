// What is asked of the core to record a line of the timeline.
import type { Action, LineKind, LineView } from '$lib/types';

/** What a line becomes, as it is said. */
export const RECORDED: Record<LineKind, string> = {
  note: 'Note',
  decision: 'Decision',
  todo: 'Action item',
};

/** What records the words of a line that is no action item. */
const WORDS: Record<LineKind, 'note' | 'decide'> = { note: 'note', decision: 'decide', todo: 'note' };

/** The action that records a line. Of an action item the core says what it has. */
export function recording({ kind, text, item, happened_at }: LineView): Action {
  if (item) return { type: 'add_action', ...item, ...(happened_at === null ? {} : { happened_at }) };
  return { type: WORDS[kind], text, happened_at };
}
