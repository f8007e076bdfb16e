// Spans and days as the incident screen writes them. All take milliseconds; none reads a clock. Every time of day on
// this screen is UTC, like the texts that go out: there is one time, whoever reads over whose shoulder.
import { dayUtc, hhmmUtc } from '$lib/time';

/** A span in its greatest unit, cut: `40 s`, `3 min`, `2 h 5 min`. */
export function roughly(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s`;
  const min = Math.floor(s / 60);
  if (min < 60) return `${min} min`;
  return min % 60 === 0 ? `${min / 60} h` : `${Math.floor(min / 60)} h ${min % 60} min`;
}

/** A span to the second: `1 min 58 s`; from an hour on to the minute. */
export function exactly(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s`;
  if (s >= 3600) return roughly(ms);
  return s % 60 === 0 ? `${s / 60} min` : `${Math.floor(s / 60)} min ${s % 60} s`;
}

/** `Sun 14:26` */
export const dayAndMinute = (at: number): string => `${dayUtc(at).slice(0, 3)} ${hhmmUtc(at)}`;

/** `2026-11-20`: names a day, and sorts. */
export const dayKey = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** True where this laptop's clock shows something else than UTC. */
export const isElsewhere = (at: number): boolean => new Date(at).getTimezoneOffset() !== 0;
