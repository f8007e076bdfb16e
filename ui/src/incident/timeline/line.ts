// The input line of the timeline, as people type it: `-2m text`, `14:02 text`, `14:02Z text`, `!decision`.
//
// Only the front of the line is read, so a note's words stay to the letter. Deliberately absent: other prefixes, and
// any guess at a time inside the text.
import { dayUtc, hhmmHere, hhmmUtc } from '$lib/time';
import { dayKey, isElsewhere } from '../times';

/** What a line asks to record. */
export interface Line {
  kind: 'note' | 'decision';
  /** The words, without the prefixes. */
  text: string;
  /** When it happened, in milliseconds since 1970; null when nobody said so. */
  happenedAt: number | null;
}

const AGO = /^[-−](?=\d)(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?(?=\s|$)\s*/i;
const AT = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(Z?)(?=\s|$)\s*/i;
const DAY_MS = 86_400_000;
/** Clocks of people and laptops differ: a time of day may lie this far ahead. */
const AHEAD_MS = 60_000;

/**
 * Reads a line at the moment `now`. A time of day is the latest such time that has passed: local, or UTC with a `Z`.
 * The mark `!` may stand before or after the time. A line that begins with a backslash is taken as it is.
 */
export function parseLine(input: string, now: number): Line {
  let rest = input.trim();
  if (rest.startsWith('\\')) return { kind: 'note', text: rest.slice(1).trim(), happenedAt: null };
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
    const [hours, minutes, seconds] = ago.slice(1).map((part) => Number(part ?? 0));
    const s = ((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
    return [now - s * 1000, text.slice(ago[0].length)];
  }
  const at = AT.exec(text);
  if (!at) return [null, text];
  const [hours, minutes, seconds] = at.slice(1, 4).map((part) => Number(part ?? 0));
  const ofDay: [number, number, number, number] = [hours ?? 0, minutes ?? 0, seconds ?? 0, 0];
  return [latest(now + AHEAD_MS, ofDay, at[4] !== ''), text.slice(at[0].length)];
}

/** The latest instant with this time of day that is not after `end`. */
function latest(end: number, ofDay: [number, number, number, number], utc: boolean): number {
  const day = new Date(end);
  if (utc) {
    const at = day.setUTCHours(...ofDay);
    return at <= end ? at : at - DAY_MS;
  }
  if (day.setHours(...ofDay) <= end) return day.getTime();
  day.setDate(day.getDate() - 1);
  return day.getTime();
}

/** True when a prefix was read, so that it can be said what it means. */
export function isUnderstood(line: Line): boolean {
  return line.kind === 'decision' || line.happenedAt !== null;
}

/** What will be recorded, before it is: `decision, happened 14:36 UTC (15:36 here)`. */
export function lineWords(line: Line, now: number): string {
  const parts: string[] = [line.kind === 'decision' ? 'decision' : ''];
  const at = line.happenedAt;
  if (at !== null) {
    const day = dayKey(at) === dayKey(now) ? '' : `${dayUtc(at)} `;
    const here = isElsewhere(at) ? ` (${hhmmHere(at)} here)` : '';
    parts.push(`happened ${day}${hhmmUtc(at)} UTC${here}`);
  }
  return parts.filter((part) => part !== '').join(', ');
}
