// Times and marks of an exercise as people read them. Pure.
import { countdown, lasted } from '$lib/time';
import { MET, SEEN, dotted } from '$lib/words';
import type { ExerciseView, InjectView, Met, ObservationKind, ScenarioKind, Score } from '$lib/types';

/** How long, as a stopwatch has it: `08:40`. */
export const span = (ms: number): string => countdown(Math.max(0, ms));

/** `½`, `2×` */
export const speedName = (speed: number): string => (speed === 0.5 ? '½' : `${speed}`);

const KINDS: Record<ScenarioKind, string> = {
  tabletop: 'Tabletop',
  walkthrough: 'Walk-through',
  simulation: 'Simulation',
  drill: 'Drill',
  functional: 'Functional exercise',
  'game-day': 'Game day',
  'dr-test': 'Recovery test',
};

/** `Tabletop · 1 h 30 min` */
export const kindOf = (view: ExerciseView): string => `${KINDS[view.kind]} · ${lasted(view.clock.end_ms)}`;

/** What an inject is for and who says it to whom: `contextual · from monitoring · to DBA`. */
export function facts(inject: InjectView): string {
  const kinds = { contextual: 'contextual', expected: 'expected action', contingency: 'contingency' };
  return dotted(
    kinds[inject.kind],
    inject.from ? `from ${inject.from}` : null,
    inject.to.length > 0 ? `to ${inject.to.join(', ')}` : null,
    inject.via ? `via ${inject.via}` : null,
  );
}

/** All that came up. */
export const allOf = ({ yes, late, partial, no, open }: Score): number => yes + late + partial + no + open;

/** How many expectations were met: `1 of 3 met, 1 in part`, `1 of 3 met in time, 1 late`; null where none came up. */
export function metOf(score: Score): string | null {
  const { yes, late, partial } = score;
  if (allOf(score) === 0) return null;
  const met = `${yes} of ${allOf(score)} met${late > 0 ? ` in time, ${late} late` : ''}`;
  return partial > 0 ? `${met}, ${partial} in part` : met;
}

/** What the next press of its key says of an expectation. */
export const nextMet = (met: Met | null): Met => (met === null ? 'yes' : MET[met].next);

/** A line of an observation with the sign of this kind at its front, in the place of the one before. */
export function withSign(line: string, kind: ObservationKind): string {
  const signs = Object.values(SEEN).map(({ sign }) => `${sign} `);
  const before = signs.find((sign) => line.startsWith(sign)) ?? '';
  return `${SEEN[kind].sign} ${line.slice(before.length)}`;
}
