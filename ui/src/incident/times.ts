// Spans and days as the incident screen writes them. All take milliseconds; none reads a clock. Every time of day on
// this screen is UTC, like the texts that go out: there is one time, whoever reads over whose shoulder.
import { dayUtc, hhmmUtc, lasted } from '$lib/time';

/** A span, cut, by the one rule of all screens: `40 s`, `3 min`, `2 h 05 min`. */
export const roughly = lasted;

/**
 * A moment that is as late as `now` for the words of spans which begin at these instants, and changes no oftener than
 * they do: every second in the first minute after an instant, then once a minute. Zero before the first.
 */
export function coarse(now: number, instants: number[]): number {
  const passed = instants.filter((at) => at <= now);
  return Math.max(0, ...passed.map((at) => at + cut(now - at)));
}

/** A span cut to what `roughly` shows of it; a millisecond stands for the rest. */
function cut(ms: number): number {
  const rest = ms % (ms < 60_000 ? 1000 : 60_000);
  return rest === 0 ? ms : ms - rest + 1;
}

/** `Sun 14:26` */
export const dayAndMinute = (at: number): string => `${dayUtc(at).slice(0, 3)} ${hhmmUtc(at)}`;

/** A time as somebody could type it, to be read as the same instant again: `2026-11-20 14:30Z`. */
export const toType = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/(?::00)?\.000Z$/, 'Z');

/** `2026-11-20`: names a day, and sorts. */
export const dayKey = (at: number): string => new Date(at).toISOString().slice(0, 10);
