// The field's words as they stand on the screen.
import type { KeyStatus, KeyTime, Met, ObservationKind, Rating, RoleName, Severity } from './types';
import { SEVERITIES } from './types/lists';

/** `1`, where there is little room. */
export const SEVERITY: Record<Severity, string> = { sev1: '1', sev2: '2', sev3: '3', sev4: '4', sev5: '5' };

/** `SEV 1` */
export const severityName = (severity: Severity): string => `SEV ${SEVERITY[severity]}`;

/** Sorts by severity, the worst first. */
export const worstFirst = (a: Severity, b: Severity): number => SEVERITIES.indexOf(a) - SEVERITIES.indexOf(b);

/** `IC` */
export const roleName = (names: RoleName[], role: string): string =>
  names.find((one) => one.role === role)?.name ?? role;

/** `1 step`, `7 steps` */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** What is known of something in one line, without the parts that are not known. */
export const dotted = (...parts: (string | number | false | null | undefined)[]): string =>
  parts.filter(Boolean).join(' · ');

/** The words with a capital at their beginning. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** How the key times are called, in the order in which an incident usually meets them. */
export const KEY_TIME: Record<KeyTime, string> = {
  impact_started: 'Impact started',
  detected: 'Detected',
  acknowledged: 'Acknowledged',
  declared: 'Declared',
  identified: 'Identified',
  mitigated: 'Mitigated',
  resolved: 'Resolved',
};

/** How a key time looks; the tone is the class that colours its words. */
export const KEY_STATUS: Record<KeyStatus['is'], { tone: string; asks?: true; wrong?: true }> = {
  recorded: { tone: '' },
  pending: { tone: 'soon', asks: true },
  not_applicable: { tone: 'dim' },
  invalid: { tone: 'over', asks: true, wrong: true },
};

interface MetWords {
  sign: string;
  /** The answer to *was it met?* */
  name: string;
  /** What the next press of its key says. */
  next: Met;
  /** It was met as a whole, so that it was in time or late. */
  whole?: true;
}

/** What became of what an exercise expected. */
export const MET: Record<Met, MetWords> = {
  yes: { sign: '✓', name: 'met', next: 'partial', whole: true },
  partial: { sign: '½', name: 'met in part', next: 'no' },
  no: { sign: '✕', name: 'not met', next: 'not_applicable' },
  not_applicable: { sign: '–', name: 'does not apply', next: 'yes' },
};

/** True where it was met as a whole. */
export const isMet = (met: Met | null): boolean => met !== null && MET[met].whole === true;

/** What is seen in an exercise; the tone is the class that colours its sign. */
export const SEEN: Record<ObservationKind, { sign: string; name: string; tone: string }> = {
  strength: { sign: '+', name: 'Strength', tone: 'good' },
  improve: { sign: '~', name: 'To improve', tone: 'soon' },
  gap: { sign: '−', name: 'Gap', tone: 'over' },
  question: { sign: '?', name: 'Question', tone: '' },
};

/** How an objective of an exercise is rated, the best first. */
export const RATINGS: Record<Rating, { letter: string; meaning: string }> = {
  performed: { letter: 'P', meaning: 'performed without challenges' },
  some: { letter: 'S', meaning: 'performed with some challenges' },
  major: { letter: 'M', meaning: 'performed with major challenges' },
  unable: { letter: 'U', meaning: 'unable to be performed' },
};
