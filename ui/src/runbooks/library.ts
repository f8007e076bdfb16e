// The order of the library. Pure.
import type { RunbookCard } from '$lib/types';
import { count, severityName } from '$lib/words';

/** The cards by folder, folders and titles in the order in which they come; those at the top first. */
export function byGroup(runbooks: RunbookCard[]): [string, RunbookCard[]][] {
  const groups = new Map<string, RunbookCard[]>();
  for (const card of runbooks) groups.set(card.group, [...(groups.get(card.group) ?? []), card]);
  return [...groups].sort(([a], [b]) => Number(a !== '') - Number(b !== ''));
}

/** `SEV 1 · 7 steps`; a severity that is not understood is left out, a document has no steps. */
export function facts(card: RunbookCard): string {
  const level = card.severity?.level;
  const steps = card.steps > 0 ? count(card.steps, 'step') : 'no steps';
  return level ? `${severityName(level)} · ${steps}` : steps;
}
