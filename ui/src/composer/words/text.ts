// What the composer does to a text at a person's press: facts put in, words taken out; and which words to underline. Pure;
// what a text says and what may be sent stand in the core.
import type { Fact, Finding, TextPiece } from '$lib/types';
import { isBlank } from './pieces';

/** How a piece of the text is underlined: what must go, what to look at, what the log wrote. */
export type Mark = 'stop' | 'check' | 'auto' | null;

/** A piece of the text. */
export interface Piece {
  text: string;
  mark: Mark;
}

/** The words of a fact as they stand in a text: without what the log says around them. */
export function factWords(entry: Fact): string {
  return entry.text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}

/** True when the text says the fact already: one of the words that say it, or each of the facts in its row. */
export function says(text: string, entry: Fact): boolean {
  const plain = (words: string) => words.toLowerCase().replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  const said = plain(text);
  if (entry.parts.length > 0 && entry.parts.every((part) => says(text, part))) return true;
  return entry.said_by.map(plain).some((words) => words !== '' && said.includes(words));
}

/**
 * The text with a sentence put in at the caret, and where the caret stands then. What is selected stays, except a
 * blank: the sentence takes its place, and ends as the text goes on there.
 */
export function insert(
  text: string,
  words: string,
  caret: number,
  end = caret,
): { text: string; caret: number } {
  const blank = /^\{[^{}\n]{0,80}\}$/.test(text.slice(caret, end));
  const before = text.slice(0, caret);
  const after = text.slice(blank ? end : caret);
  const ends = /[.!?…]$/.test(words) || (blank && /^[.,;:!?…]/.test(after));
  const left = before === '' || /[\s(]$/.test(before) ? '' : ' ';
  const right = after === '' || /^[\s.,;:!?…)]/.test(after) ? '' : ' ';
  const put = `${left}${words}${ends ? '' : '.'}${right}`;
  return { text: before + put + after, caret: caret + put.length };
}

/** The text without the first place of some words, and where they stood; no double space stays behind. */
export function without(text: string, words: string): { text: string; caret: number } {
  const at = text.indexOf(words);
  if (at < 0) return { text, caret: text.length };
  const before = text.slice(0, at);
  const after = text.slice(at + words.length);
  const doubled = /(^|\s)$/.test(before) ? after.replace(/^[.,;]?[ \t]/, '') : after;
  return { text: before + doubled, caret: at };
}

/** The text cut where its underlines begin and end. Stops win over checks, and both over what the program filled in. */
export function marked(text: readonly TextPiece[], findings: Finding[]): Piece[] {
  const all = text.map((piece) => piece.text).join('');
  const marks: Mark[] = text.flatMap((piece) => {
    const words = piece.text;
    const auto = piece.filled !== null && !isBlank(piece) && /\p{L}/u.test(words);
    // The spaces around a promise are no word of it.
    const [from, to] = [words.length - words.trimStart().length, words.trimEnd().length];
    return Array.from({ length: words.length }, (_, n): Mark =>
      auto && n >= from && n < to ? 'auto' : null,
    );
  });
  const paint = (words: string | null, mark: Mark) => {
    if (!words) return;
    for (let at = all.indexOf(words); at >= 0; at = all.indexOf(words, at + words.length)) {
      marks.fill(mark, at, at + words.length);
    }
  };
  findings.filter((f) => !f.stop).forEach((f) => paint(f.words, 'check'));
  findings.filter((f) => f.stop).forEach((f) => paint(f.words, 'stop'));
  return cut(all, marks);
}

function cut(text: string, marks: Mark[]): Piece[] {
  const found: Piece[] = [];
  for (const [at, mark] of marks.entries()) {
    const last = found.at(-1);
    const char = text[at] ?? '';
    if (last && last.mark === mark) last.text += char;
    else found.push({ text: char, mark });
  }
  return found;
}
