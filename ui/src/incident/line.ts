/**
 * The input line of the timeline, as people type it: `-2m text`, `14:02 text`, `14:02Z text`, `!decision`.
 *
 * Only the front of the line is read, so a note's words stay to the letter. Deliberately absent: other prefixes, and
 * any guess at a time inside the text.
 */

/** What a line asks to record. */
export interface Line {
  kind: 'note' | 'decision';
  /** The words, without the prefixes. */
  text: string;
  /** When it happened, in milliseconds since 1970; null when nobody said so. */
  happenedAt: number | null;
}

const AGO = /^-(\d{1,4})([smh])(?=\s|$)\s*/;
const AT = /^([01]?\d|2[0-3]):([0-5]\d)(Z?)(?=\s|$)\s*/i;
const UNIT_MS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000 };
const DAY_MS = 86_400_000;

/**
 * Reads a line at the moment `now`. A time of day is the latest such time that has passed: local, or UTC with a `Z`.
 * The mark `!` may stand before or after the time.
 */
export function parseLine(input: string, now: number): Line {
  let rest = input.trim();
  let kind: Line['kind'] = 'note';
  const takeMark = () => {
    if (!rest.startsWith('!')) return;
    kind = 'decision';
    rest = rest.slice(1).trimStart();
  };
  takeMark();
  const [happenedAt, after] = takeTime(rest, now);
  rest = after;
  if (happenedAt !== null && kind === 'note') takeMark();
  return { kind, text: rest, happenedAt };
}

function takeTime(text: string, now: number): [number | null, string] {
  const ago = AGO.exec(text);
  if (ago) {
    const ms = Number(ago[1]) * (UNIT_MS[ago[2] ?? 'm'] ?? 0);
    return [now - ms, text.slice(ago[0].length)];
  }
  const at = AT.exec(text);
  if (at) {
    return [latest(now, Number(at[1]), Number(at[2]), at[3] !== ''), text.slice(at[0].length)];
  }
  return [null, text];
}

function latest(now: number, hours: number, minutes: number, utc: boolean): number {
  const day = new Date(now);
  if (utc) {
    const at = day.setUTCHours(hours, minutes, 0, 0);
    return at <= now ? at : at - DAY_MS;
  }
  if (day.setHours(hours, minutes, 0, 0) <= now) return day.getTime();
  day.setDate(day.getDate() - 1);
  return day.getTime();
}
