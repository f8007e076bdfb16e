import type { Now } from '../../lib/types';

/** The moment of the pictures: Fri 6 March 2026, 14:38:00 UTC. */
export const NOW = Date.UTC(2026, 2, 6, 14, 38, 0);
export const now = (): Now => ({ now: NOW, rate: 1 });

/** A time of that day, UTC: `at('14:26:12')`. */
export function at(time: string): number {
  const [h = 0, m = 0, s = 0] = time.split(':').map(Number);
  return Date.UTC(2026, 2, 6, h, m, s);
}

/** A day of that year, noon UTC. */
export const day = (month: number, date: number): number => Date.UTC(2026, month - 1, date, 12);
