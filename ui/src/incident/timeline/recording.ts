// What is asked of the core to record a line of the timeline.
import type { Action, LineKind, LineView } from '$lib/types';

/** What a line becomes, as it is said. */
export const RECORDED: Record<LineKind, string> = {
  note: 'Note',
  decision: 'Decision',
  todo: 'Action item',
};

/** The action that records a line. */
export function recording({ kind, text, item, happened_at }: LineView): Action {
  if (kind === 'todo' && item)
    return { type: 'add_action', ...item, ...(happened_at === null ? {} : { happened_at }) };
  return { type: kind === 'decision' ? 'decide' : 'note', text, happened_at };
}
