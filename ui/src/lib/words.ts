// The field's words as they stand on the screen.
import type { KeyTime, Severity } from './types';

export const SEVERITIES: readonly Severity[] = ['sev1', 'sev2', 'sev3', 'sev4', 'sev5'];

/** `SEV 1` */
export const severityName = (severity: Severity): string => `SEV ${severity.slice(3)}`;

/** `1 step`, `7 steps` */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** `Impact started` */
export function keyTimeName(which: KeyTime): string {
  const words = which.replace('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
