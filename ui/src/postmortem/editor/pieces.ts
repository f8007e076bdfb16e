// The blocks that the log wrote, as ranges of the text. The core cuts a draft at the same marks.
import type { ChangeDesc, ChangeSpec, Text } from '@codemirror/state';
import { capital } from '$lib/words';

/** A block with its marks: from the start of its first line to the end of its last. */
export interface Piece {
  name: string;
  from: number;
  to: number;
}

const OPENS = /^\s*<!-- auto:([A-Za-z0-9_-]+) -->\s*$/;
const CLOSES = /^\s*<!-- \/auto\s*[A-Za-z0-9_-]*\s*-->\s*$/;

/** The name that a mark opens, or null. */
export const opens = (line: string): string | null => OPENS.exec(line)?.[1] ?? null;
export const closes = (line: string): boolean => CLOSES.test(line);

/** A block as a person reads its name: `Impact list`. */
export const called = (name: string): string => capital(name.replaceAll(/[_-]/g, ' '));

/** The blocks of a draft in their order. A beginning without its end is no block. */
export function piecesOf(text: Text): Piece[] {
  const found: Piece[] = [];
  let open: { name: string; from: number } | null = null;
  let at = 0;
  for (const line of text.iterLines()) {
    // Few lines are marks.
    if (line.includes('<!--')) {
      const name = opens(line);
      if (name !== null) open = { name, from: at };
      else if (open && closes(line)) {
        found.push({ ...open, to: at + line.length });
        open = null;
      }
    }
    at += line.length + 1;
  }
  return found;
}

/**
 * The blocks of `now`, which came of `was` by `changes`. They only move unless a line with a mark was touched: who types
 * between them does not have the whole draft read at each letter.
 */
export function carried(before: Piece[], changes: ChangeDesc, was: Text, now: Text): Piece[] {
  let marks = false;
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    marks ||= isMarked(was, fromA, toA) || isMarked(now, fromB, toB);
  });
  if (marks) return piecesOf(now);
  return before.map(({ name, from, to }) => ({
    name,
    from: changes.mapPos(from, 1),
    to: changes.mapPos(to, -1),
  }));
}

/** True where a line between may be a mark. */
const isMarked = (text: Text, from: number, to: number): boolean =>
  text.sliceString(text.lineAt(from).from, text.lineAt(to).to).includes('<!--');

/** What makes the blocks of `text` those of `fresh`; text around them stays. A block that stands twice is changed once. */
export function refreshed(text: Text, fresh: Text): ChangeSpec[] {
  const wanted = new Map(piecesOf(fresh).map((one) => [one.name, fresh.sliceString(one.from, one.to)]));
  return piecesOf(text).flatMap(({ name, from, to }) => {
    const insert = wanted.get(name);
    wanted.delete(name);
    return insert === undefined || insert === text.sliceString(from, to) ? [] : [{ from, to, insert }];
  });
}
