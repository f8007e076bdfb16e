/**
 * Times and spans as the incident screen writes them. All take milliseconds; none reads a clock.
 *
 * What has to be the same for every reader (a promise) is written in UTC and says so; the record is written in the
 * time of this laptop, as the input line reads it.
 */

const two = (n: number) => String(n).padStart(2, '0');
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `00:11:48`; a span below zero counts as none. */
export function stopwatch(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

/** `03:12`, with hours from one hour on: `1:03:12`. */
export function countdown(ms: number): string {
  const s = Math.max(0, Math.ceil(ms / 1000));
  const minutes = `${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  return s >= 3600 ? `${Math.floor(s / 3600)}:${minutes}` : minutes;
}

/** A span in its greatest unit, cut: `40 s`, `3 min`, `2 h 5 min`. */
export function roughly(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s`;
  const min = Math.floor(s / 60);
  if (min < 60) return `${min} min`;
  return min % 60 === 0 ? `${min / 60} h` : `${Math.floor(min / 60)} h ${min % 60} min`;
}

/** A span to the second: `1 min 58 s`. */
export function exactly(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s`;
  if (s >= 3600) return roughly(ms);
  return s % 60 === 0 ? `${s / 60} min` : `${Math.floor(s / 60)} min ${s % 60} s`;
}

/** `14:41` in UTC. */
export function utcMinute(at: number): string {
  const d = new Date(at);
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
}

/** `14:41` on this laptop. */
export function minute(at: number): string {
  const d = new Date(at);
  return `${two(d.getHours())}:${two(d.getMinutes())}`;
}

/** `14:41:07` on this laptop. */
export function second(at: number): string {
  return `${minute(at)}:${two(new Date(at).getSeconds())}`;
}

/** `Sun 14:26` on this laptop. */
export function dayAndMinute(at: number): string {
  return `${DAYS[new Date(at).getDay()] ?? ''} ${minute(at)}`;
}

/** `2026-11-20` on this laptop: names a day, and sorts. */
export function day(at: number): string {
  const d = new Date(at);
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
}

/** `Fri 20 Nov 2026` on this laptop. */
export function dayWords(at: number): string {
  const d = new Date(at);
  return `${DAYS[d.getDay()] ?? ''} ${d.getDate()} ${MONTHS[d.getMonth()] ?? ''} ${d.getFullYear()}`;
}

/** How this laptop's time differs from UTC: `UTC`, `UTC+1`, `UTC+5:30`. */
export function zone(at: number): string {
  const off = -new Date(at).getTimezoneOffset();
  if (off === 0) return 'UTC';
  const abs = Math.abs(off);
  const rest = abs % 60 === 0 ? '' : `:${two(abs % 60)}`;
  return `UTC${off < 0 ? '−' : '+'}${Math.floor(abs / 60)}${rest}`;
}
