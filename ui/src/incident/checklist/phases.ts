// A phase in words: its window, how far it is, and what its time says. When its window begins and ends is the core's to say.
import { clock } from '$lib/clock.svelte';
import { isOwn } from '$lib/channel';
import type { EscalationView, IncidentView, PhaseView, Progress, RhythmView, Window } from '$lib/types';
import { wayWords } from '../../document/text/text';
import { dayAndMinute, roughly } from '../times';

/** A few words and whether they tell of lateness. */
export interface Words {
  text: string;
  late: boolean;
}

/** What the words of a phase are made from. */
export interface PhaseFacts {
  /** The moment to judge by: now, or the end of an incident that ended. */
  at: number;
  ended: boolean;
}

/** The instants from which the words of phases count: declaring, each window's begin, its last minute and its end. */
export function instants(view: IncidentView): number[] {
  const declared = view.incident.since.at;
  const phases = view.runbooks.flatMap((book) => book.phases);
  const due = phases.flatMap((phase) => phase.steps.flatMap((one) => [one, ...one.substeps]));
  const waiting = phases.filter(({ finished_at }) => finished_at === null);
  const set = (instants: (number | null)[]) => instants.filter((at) => at !== null);
  const starts = set(waiting.map(({ starts_at }) => starts_at));
  const ends = set(waiting.map(({ ends_at }) => ends_at));
  const times = set(due.map(({ due_at }) => due_at));
  return [declared, ...starts, ...ends, ...ends.map((end) => end - 60_000), ...times];
}

/** Steps that count: all but the skipped ones. */
export function counted(progress: Progress): number {
  return progress.total - progress.skipped;
}

/** `2 / 3 done · 1 skipped` */
export function progressWords(progress: Progress): string {
  const skipped = progress.skipped > 0 ? ` · ${progress.skipped} skipped` : '';
  return `${progress.done} / ${counted(progress)} done${skipped}`;
}

/** That steps are only suggested, said once for a phase: `suggested`, `2 suggested`; null where none is. */
export function suggestedWords({ steps }: Pick<PhaseView, 'steps'>): string | null {
  const some = steps.filter((step) => step.suggested).length;
  if (some === 0) return null;
  return some === steps.length ? 'suggested' : `${some} suggested`;
}

/** Which of several ways a phase is and what became of the choice: `way 1 of 2, not taken`; null for no way. */
export function standingWords({ way, standing }: Pick<PhaseView, 'way' | 'standing'>): string | null {
  if (way === null) return null;
  if (standing === 'taken') return `way ${way.place} of ${way.of}, taken`;
  if (standing === 'not_taken') return `way ${way.place} of ${way.of}, not taken`;
  return wayWords(way);
}

/** True for a phase whose steps nobody waits for, because another way was taken. */
export const isPassed = (phase: Pick<PhaseView, 'standing'>): boolean => phase.standing === 'not_taken';

/** `0–5 min`, `from 15 min`; with `long`, minutes is written out. */
export function windowWords(window: Window, long = false): string {
  const unit = long ? 'minutes' : 'min';
  if (window.to_minutes === null) return `from ${window.from_minutes} ${unit}`;
  return `${window.from_minutes}–${window.to_minutes} ${unit}`;
}

/**
 * What the time says of a phase: `3 min left`, `took 7 min`, `2 min over`; null when it says nothing, as of one that was
 * finished before the incident was reopened.
 */
export function timeWords(phase: PhaseView, facts: PhaseFacts): Words | null {
  const { window, starts_at: from, ends_at: to, finished_at: finished } = phase;
  if (window === null || from === null) return null;
  if (finished !== null) {
    const passed = finished - from + window.from_minutes * 60_000;
    if (passed < 0) return null;
    const verb = window.from_minutes === 0 ? 'took' : 'done at';
    return { text: `${verb} ${roughly(passed)}`, late: phase.late };
  }
  if (to === null || facts.ended || facts.at < from) return null;
  if (facts.at > to) return { text: `${roughly(facts.at - to)} over`, late: true };
  return { text: `${roughly(to - facts.at)} left`, late: false };
}

/** The small line under a phase's name in the rail; null when there is nothing to say. */
export function railWords(
  phase: PhaseView,
  facts: PhaseFacts,
  rhythm: RhythmView[],
  escalations: EscalationView[],
  postmortemDueAt: number | null,
): Words | null {
  const parts: string[] = [];
  let late = false;
  if (phase.window) {
    const time = timeWords(phase, facts);
    parts.push(windowWords(phase.window));
    if (time) parts.push(time.text);
    late = time?.late ?? false;
  }
  if (phase.kind === 'communication') {
    const told = communicationWords(rhythm, escalations, facts.ended);
    parts.push(...told.parts);
    late ||= told.late;
  }
  if (phase.kind === 'follow_up' && postmortemDueAt !== null) {
    parts.push(
      `post-mortem by ${clock.story === null ? dayAndMinute(postmortemDueAt) : clock.at(postmortemDueAt)}`,
    );
    late ||= facts.at > postmortemDueAt;
  }
  return parts.length === 0 ? null : { text: parts.join(' · '), late };
}

function communicationWords(rhythm: RhythmView[], escalations: EscalationView[], ended: boolean) {
  const parts: string[] = [];
  const own = rhythm.find((r) => isOwn(r.audience)) ?? rhythm[0];
  if (own) parts.push(own.interval_minutes === null ? 'no rhythm' : `every ${own.interval_minutes} min`);
  let late = false;
  for (const { escalation, due } of escalations) {
    const now = due && !ended;
    parts.push(`${escalation.to} ${now ? 'now, since' : 'at'} ${escalation.after_minutes} min`);
    late ||= now;
  }
  return { parts, late };
}
