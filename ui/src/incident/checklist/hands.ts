// By when a step is to be done, in words.
import { clock } from '$lib/clock.svelte';
import type { StepView } from '$lib/types';
import { dayAndMinute, dayKey, roughly } from '../times';
import type { PhaseFacts, Words } from './phases';

/** `due 14:30 UTC`, `due 14:30 UTC, 5 min over`; null where there is no such time, or nobody waits for the step. */
export function dueWords(step: StepView, facts: PhaseFacts): Words | null {
  if (step.due_at === null || !step.awaited) return null;
  const at = step.due_at;
  const day =
    clock.story !== null || dayKey(at) === dayKey(facts.at) ? clock.utc(at) : `${dayAndMinute(at)} UTC`;
  const late = !facts.ended && facts.at >= at;
  return { text: `due ${day}${late ? `, ${roughly(facts.at - at)} over` : ''}`, late };
}
