// Times and durations as people read them. Pure: every function takes the instant (milliseconds since 1970).

import type { Lasted, Since } from '$lib/types';

const two = (n: number) => String(n).padStart(2, '0');

/** A duration as `00:11:48`; below zero it counts as zero. */
export function hhmmss(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** What is left as `03:12`, what is overdue as `−00:35`; from an hour on `1:46:05`. */
export const countdown = (ms: number): string => (ms <= -1000 ? '−' : '') + apart(ms);

/** The same without its sign, beside words that say which of the two it is. */
export function apart(ms: number): string {
  const s = ms < 0 ? Math.floor(-ms / 1000) : Math.ceil(ms / 1000);
  const h = Math.floor(s / 3600);
  return `${h > 0 ? `${h}:` : ''}${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** The time of day in UTC with seconds: `14:38:00`. */
export const clockUtc = (ms: number): string => new Date(ms).toISOString().slice(11, 19);

/** The time of day in UTC: `14:41`. */
export const hhmmUtc = (ms: number): string => new Date(ms).toISOString().slice(11, 16);

/** A time of a story, from its start, as it is said: `T+00:31`, `T+00:31:20` where it is not on the minute, `T+1d 02:00`. */
export function storyTime(ms: number): string {
  const s = Math.floor(Math.abs(ms) / 1000);
  return storyExact(ms).slice(0, s % 60 === 0 ? -3 : undefined);
}

/** The same to the second always, for what runs: `T+00:31:00`. */
export function storyExact(ms: number): string {
  const s = Math.floor(Math.abs(ms) / 1000);
  const days = Math.floor(s / 86_400);
  return `T${ms < 0 ? '−' : '+'}${days > 0 ? `${days}d ` : ''}${hhmmss((s % 86_400) * 1000)}`;
}

/** The same to the minute, which is not rounded: `T+00:31`. */
export const storyMinute = (ms: number): string =>
  storyExact(ms - (((ms % 60_000) + 60_000) % 60_000)).slice(0, -3);

/** The day in UTC: `Fri 6 March 2026`. */
export function dayUtc(ms: number): string {
  const { weekday, day, month, year } = parts(ms, 'long');
  return `${weekday} ${day} ${month} ${year}`;
}

/** The day in UTC for a table: `Wed 4 Mar`, with the year when it is not that of `now`. */
export function shortDay(ms: number, now: number): string {
  const { weekday, day, month, year } = parts(ms, 'short');
  return `${weekday} ${day} ${month}${year === parts(now, 'short').year ? '' : ` ${year}`}`;
}

/** The time of day where the laptop stands: `15:38`. */
export function hhmmHere(ms: number): string {
  const date = new Date(ms);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** How long an incident has been declared: `00:12:30`, and `≥ 00:12:30` where a clock was put back unmeasured. */
export function elapsed(since: Since, now: number): string {
  return atLeast(hhmmss(now - since.at), since.at_latest);
}

const atLeast = (words: string, least: boolean) => (least ? `≥ ${words}` : words);

/** How long something took, to the second. */
export const tookExactly = (took: Lasted): string => atLeast(hhmmss(took.ms), took.at_least);

/** How long something took; what the clocks cannot say is unknown. */
export function took(length: Lasted): string {
  if (length.at_least && length.ms < 60_000) return 'unknown';
  return atLeast(lasted(length.ms), length.at_least);
}

/**
 * How long something took: `40 s`, `47 min`, `1 h 12 min`, `2 d 3 h`. What is not full is not counted. The core's
 * `text::exact_length`; `lengths.json` holds both to it.
 */
export function lasted(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const min = Math.floor(seconds / 60);
  if (min === 0) return `${seconds} s`;
  if (min < 60) return `${min} min`;
  if (min < 24 * 60) return `${Math.floor(min / 60)} h ${two(min % 60)} min`;
  return `${Math.floor(min / 1440)} d ${Math.floor((min % 1440) / 60)} h`;
}

function parts(ms: number, month: 'long' | 'short') {
  const found = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month,
    year: 'numeric',
    timeZone: 'UTC',
  }).formatToParts(ms);
  const get = (type: string) => found.find((part) => part.type === type)?.value ?? '';
  return { weekday: get('weekday'), day: get('day'), month: get('month'), year: get('year') };
}
