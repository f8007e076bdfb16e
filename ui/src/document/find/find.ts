// Finding words in a page whose rows are mostly not on the screen: over its data. Pure.
import { drawn } from '../text/text';
import type { Block, Inline } from '$lib/types';
import type { Piece } from '../text/pieces';

/** Where the words stand: in which row of the page, and the how manieth time there, from 0. */
export interface Match {
  piece: number;
  nth: number;
}

/** More matches than a person goes through; the count then says "10,000 or more". */
export const MOST = 10_000;

/** Text in lower case, of the same length, so that places in it are places in the text. */
export function folded(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length
    ? lower
    : [...text]
        .map((char) => (char.toLowerCase().length === char.length ? char.toLowerCase() : char))
        .join('');
}

/** Where `words` begin in folded text. */
export function places(text: string, words: string): number[] {
  const found: number[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) found.push(at);
  return found;
}

/** Every place of the words in the page, in order. */
export function matches(texts: readonly string[], words: string): Match[] {
  const wanted = folded(words);
  const found: Match[] = [];
  for (let piece = 0; piece < texts.length && found.length < MOST; piece++) {
    const inside = places(texts[piece] ?? '', wanted);
    inside.forEach((_, nth) => found.push({ piece, nth }));
  }
  return found.slice(0, MOST);
}

/** The first match at or after this row; the first of all when there is none. */
export function nextFrom(found: readonly Match[], piece: number): number {
  const at = found.findIndex((one) => one.piece >= piece);
  return Math.max(0, at);
}

/** What is searched of a row: its words as they are drawn, one line for each run of text. */
export function textOf(piece: Piece): string {
  switch (piece.kind) {
    case 'item':
      return folded(blocksText(piece.item.blocks));
    case 'lines':
      return folded(piece.text);
    case 'rows':
      return folded(tableText(piece.head, piece.rows));
    case 'block':
      return folded(blocksText([piece.block]));
  }
}

const blocksText = (blocks: Block[]): string => blocks.map(blockText).join('\n');

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
      return [drawn(block.content), block.window ?? ''].join('\n');
    case 'paragraph':
      return drawn(block.content);
    case 'list':
      return block.items.map((one) => blocksText(one.blocks)).join('\n');
    case 'part':
    case 'quote':
      return blocksText(block.blocks);
    case 'code':
    case 'aside':
    case 'raw':
      return block.text;
    case 'table':
      return tableText(block.head, block.rows);
    case 'rule':
      return '';
  }
}

const tableText = (head: Inline[][], rows: Inline[][][]): string =>
  [head, ...rows].map((row) => row.map(drawn).join('\n')).join('\n');
