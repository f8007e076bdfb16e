import { describe, expect, it } from 'vitest';
import type { TextPiece } from '$lib/types';
import { firstBlank, joined, moved, typed } from './pieces';

const text = (): TextPiece[] => [
  { text: '', filled: 'affected' },
  { text: '[INC-1]', filled: 'name' },
  { text: ' Known: ', filled: null },
  { text: '{what}', filled: 'blank' },
  { text: '.', filled: 'after' },
  { text: ' Next update 14:53 UTC.', filled: 'promise' },
];
const at = (words: string) => joined(text()).indexOf(words);

/** The text after a person put words over a part of it, and what is left in it of what was filled in. */
function write(from: number, to: number, words: string, before = text()) {
  const old = joined(before);
  const now = old.slice(0, from) + words + old.slice(to);
  const pieces = typed(before, now, from + words.length);
  expect(joined(pieces)).toBe(now);
  return pieces;
}

const filled = (pieces: TextPiece[]) => pieces.flatMap((piece) => piece.filled ?? []);

describe('typing', () => {
  it('into the blank leaves all but the blank', () => {
    const now = write(at('{what}'), at('{what}') + 6, 'a disk');
    expect(filled(now)).toEqual(['affected', 'name', 'after', 'promise']);
    expect(now[2]).toEqual({ text: ' Known: a disk', filled: null });
  });

  it('beside a piece leaves it, also where it begins with the same letter', () => {
    expect(filled(write(at(' Next'), at(' Next'), ' Nobody knows.'))).toContain('promise');
    expect(filled(write(0, 0, '[')), 'before the first').toContain('name');
    expect(filled(write(at('[INC-1]') + 7, at('[INC-1]') + 7, ']')), 'behind it').toContain('name');
  });

  it('in a piece makes it theirs', () => {
    const now = write(at('14:53'), at('14:53') + 5, '15:30');
    expect(filled(now)).not.toContain('promise');
    expect(now.at(-1)?.text).toBe(' Next update 15:30 UTC.');
  });

  it('takes out what is taken out, and keeps nothing of it', () => {
    expect(filled(write(0, joined(text()).length, 'All new.'))).toEqual(['affected']);
    expect(filled(write(at(' Next'), joined(text()).length, ''))).not.toContain('promise');
  });

  it('never changes a word, wherever and whatever is typed', () => {
    let seed = 1;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 400; round++) {
      let pieces = text();
      for (let turn = 0; turn < 6; turn++) {
        const old = joined(pieces);
        const from = random(old.length + 1);
        const to = Math.min(old.length, from + random(3) * random(12));
        const words = ['', ' ', '.', 'N', 'Next update 14:53 UTC.', '{what}', '[INC-1]'][random(7)] ?? '';
        pieces = write(from, to, words, pieces);
        const known = text();
        for (const { text: words, filled } of pieces.filter((piece) => piece.filled)) {
          expect(known.find((piece) => piece.filled === filled)?.text, 'whole, or theirs').toBe(words);
        }
      }
    }
  });

  it('finds its way where the caret tells nothing', () => {
    const now = typed(text(), joined(text()).replace('{what}', 'a disk'), 0);
    expect(filled(now)).toEqual(['affected', 'name', 'after', 'promise']);
  });
});

it('keeps the caret in the piece in which it stood', () => {
  const before = text();
  const after = text().map((piece) =>
    piece.filled === 'name' ? { ...piece, text: 'EXERCISE [INC-1]' } : piece,
  );
  expect(moved(at('{what}') + 2, before, after)).toBe(at('{what}') + 11);
  expect(moved(at('[INC-1]') + 7, before, after), 'behind a piece').toBe(16);
  expect(moved(0, before, after)).toBe(0);
  expect(moved(3, before, after.slice(1)), 'in another text').toBeNull();
});

it('finds the first blank that a person must fill in', () => {
  expect(firstBlank(text())).toEqual([at('{what}'), at('{what}') + 6]);
  expect(firstBlank([{ text: 'Known: all.', filled: null }])).toBeNull();
});
