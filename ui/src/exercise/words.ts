// Times and marks of an exercise as people read them. Pure.
import { countdown, lasted } from '$lib/time';
import { isMet, MET, SEEN } from '$lib/words';
import type {
  ExerciseView,
  ExpectationView,
  InjectView,
  Met,
  ObservationKind,
  ScenarioKind,
  Score,
} from '$lib/types';

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
  return [
    kinds[inject.kind],
    inject.from ? `from ${inject.from}` : null,
    inject.to.length > 0 ? `to ${inject.to.join(', ')}` : null,
    inject.via ? `via ${inject.via}` : null,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** How many expectations of an inject were met: `1 of 3 met, 1 in part`, `1 of 3 met in time, 1 late`. */
export function metOf(expectations: ExpectationView[]): string | null {
  const count = (met: Met) => expectations.filter((one) => one.met === met).length;
  const all = expectations.length - count('not_applicable');
  if (all === 0) return null;
  const late = expectations.filter((one) => isMet(one.met) && one.in_time === false).length;
  const met = `${count('yes') - late} of ${all} met`;
  return `${met}${late > 0 ? ' in time' : ''}${rest(late, count('partial'))}`;
}

/** What is said behind the count of what was met: `, 1 late, 1 in part`. */
const rest = (late: number, part: number): string =>
  `${late > 0 ? `, ${late} late` : ''}${part > 0 ? `, ${part} in part` : ''}`;

/** All that came up. */
export const allOf = ({ yes, late, partial, no, open }: Score): number => yes + late + partial + no + open;

/** `3 of 5, 1 late, 1 in part` */
export const scored = (score: Score): string =>
  `${score.yes} of ${allOf(score)}${rest(score.late, score.partial)}`;

/** What the next press of its key says of an expectation. */
export const nextMet = (met: Met | null): Met => (met === null ? 'yes' : MET[met].next);

/** A line of an observation with the sign of this kind at its front, in the place of the one before. */
export function withSign(line: string, kind: ObservationKind): string {
  const signs = Object.values(SEEN).map(({ sign }) => `${sign} `);
  const before = signs.find((sign) => line.startsWith(sign)) ?? '';
  return `${SEEN[kind].sign} ${line.slice(before.length)}`;
}
