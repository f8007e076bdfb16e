// The field's words as they stand on the screen.
import type { KeyTime, Met, ObservationKind, Rating, Severity } from './types';

export const SEVERITIES: readonly Severity[] = ['sev1', 'sev2', 'sev3', 'sev4', 'sev5'];

/** `SEV 1` */
export const severityName = (severity: Severity): string => `SEV ${severity.slice(3)}`;

const ROLES: Record<string, string> = { commander: 'IC', scribe: 'Scribe', deputy: 'Deputy' };

/** `IC`; a role of a team's own has the name that the team gave it. */
export const roleName = (role: string): string => ROLES[role] ?? role;

/** `1 step`, `7 steps` */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** The words with a capital at their beginning. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** `Impact started` */
export const keyTimeName = (which: KeyTime): string => capital(which.replace('_', ' '));

/** What became of what an exercise expected: its sign, its name, the answer to *was it met?*, and what the next press of its key says. */
export const MET: Record<Met, { sign: string; name: string; next: Met }> = {
  yes: { sign: '✓', name: 'met', next: 'partial' },
  partial: { sign: '½', name: 'met in part', next: 'no' },
  no: { sign: '✕', name: 'not met', next: 'not_applicable' },
  not_applicable: { sign: '–', name: 'does not apply', next: 'yes' },
};

/** What is seen in an exercise. */
export const SEEN: Record<ObservationKind, { sign: string; name: string }> = {
  strength: { sign: '+', name: 'Strength' },
  improve: { sign: '~', name: 'To improve' },
  gap: { sign: '−', name: 'Gap' },
  question: { sign: '?', name: 'Question' },
};

/** How an objective of an exercise is rated, the best first. */
export const RATINGS: Record<Rating, { letter: string; meaning: string }> = {
  performed: { letter: 'P', meaning: 'performed without challenges' },
  some: { letter: 'S', meaning: 'performed with some challenges' },
  major: { letter: 'M', meaning: 'performed with major challenges' },
  unable: { letter: 'U', meaning: 'unable to be performed' },
};
