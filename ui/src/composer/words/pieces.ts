// The pieces of a text while somebody types in it. The core fills pieces in and keeps them as they were chosen; here they
// only move along with what is typed around them. A filled-in piece that a person changes is theirs.
import type { TextPiece } from '$lib/types';

/** The text that the pieces are of. */
export const joined = (pieces: readonly TextPiece[]): string => pieces.map((piece) => piece.text).join('');

/** Where each piece begins, and at last where the text ends. */
function starts(pieces: readonly TextPiece[]): number[] {
  const found = [0];
  for (const { text } of pieces) found.push((found.at(-1) ?? 0) + text.length);
  return found;
}

/**
 * The pieces of a text that somebody typed in. `caret` is where the caret stands behind the change: it tells which of two
 * equal letters was typed. What is typed stands behind every piece that ends where it begins.
 */
export function typed(before: readonly TextPiece[], text: string, caret: number): TextPiece[] {
  const old = joined(before);
  const [from, to] = changed(old, text, caret);
  const put = words(text.slice(from, text.length - (old.length - to)));
  const after: TextPiece[] = [];
  let start = 0;
  let placed = false;
  for (const piece of before) {
    const end = start + piece.text.length;
    if (end <= from) after.push(piece);
    else if (start >= to) after.push(...(placed ? [] : [put]), piece);
    else {
      const [left, right] = [piece.text.slice(0, Math.max(0, from - start)), piece.text.slice(to - start)];
      after.push(words(left), ...(placed ? [] : [put]), words(right));
    }
    placed ||= end > from;
    start = end;
  }
  return merged(placed ? after : [...after, put]);
}

const words = (text: string): TextPiece => ({ text, filled: null });

/** What was changed: from here to there of the old text. */
function changed(old: string, text: string, caret: number): [number, number] {
  const behind = text.length - caret;
  const is = behind <= old.length && old.slice(old.length - behind) === text.slice(caret);
  let end = is ? behind : 0;
  let start = 0;
  const most = Math.min(old.length, text.length) - end;
  while (start < most && old[start] === text[start]) start += 1;
  if (!is) while (end < most - start && old.at(-1 - end) === text.at(-1 - end)) end += 1;
  return [start, old.length - end];
}

/** Words beside words are one piece; what has none is gone, but for what is filled in. */
function merged(pieces: TextPiece[]): TextPiece[] {
  const found: TextPiece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    if (piece.filled !== null || last === undefined || last.filled !== null) found.push(piece);
    else found.splice(-1, 1, { text: last.text + piece.text, filled: null });
  }
  return found.filter((piece) => piece.filled !== null || piece.text !== '');
}

/** Where a caret stands after the pieces changed; null where they are others. */
export function moved(
  caret: number,
  before: readonly TextPiece[],
  after: readonly TextPiece[],
): number | null {
  if (before.length !== after.length) return null;
  const [old, now] = [starts(before), starts(after)];
  const n = Math.max(
    0,
    old.findLastIndex((start) => start < caret),
  );
  if (caret === old[n + 1]) return now[n + 1] ?? 0;
  return (now[n] ?? 0) + Math.min(caret - (old[n] ?? 0), after[n]?.text.length ?? 0);
}

/** True for what a person must fill in. */
export const isBlank = ({ filled }: TextPiece): boolean => filled === 'blank';

/** Where the first blank stands that a person must fill in; null where there is none. */
export function firstBlank(pieces: readonly TextPiece[]): [number, number] | null {
  const n = pieces.findIndex(isBlank);
  const at = starts(pieces);
  return n < 0 ? null : [at[n] ?? 0, at[n + 1] ?? 0];
}
