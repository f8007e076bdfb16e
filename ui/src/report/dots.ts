// Where the points of a chart stand: a length of time on a scale that shows minutes and days alike.

/** A length in words: `40 s`, `12 min`, `3 h 5 min`, `2 d 4 h`. */
export function length(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (ms < 60_000) return `${Math.round(ms / 1000)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours < 48) return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
  return hours % 24 === 0 ? `${hours / 24} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** The marks of the scale, in milliseconds. */
const MARKS = [60_000, 300_000, 900_000, 3_600_000, 4 * 3_600_000, 24 * 3_600_000, 7 * 24 * 3_600_000];

/** A scale for lengths: how high each stands, from 0 to 1, and its marks. */
export function scale(all: number[]): { at: (ms: number) => number; marks: number[] } {
  const most = Math.max(60_000, ...all);
  const last = MARKS.findIndex((mark) => mark >= most);
  const top = last < 0 ? most : (MARKS[last] ?? most);
  const log = (ms: number) => Math.log1p(Math.max(0, ms) / 60_000);
  return { at: (ms) => log(ms) / log(top), marks: MARKS.filter((mark) => mark <= top) };
}
