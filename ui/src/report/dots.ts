// Where the points of a chart stand: a length of time on a scale that shows minutes and days alike.

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
