// Lines as plain data: their words, their marks, their blanks. Pure.
import type { Inline, Item, Way } from '$lib/types';

/** The words of a line without their form. */
export const plain = (content: Inline[]): string => wordsOf(content, (alt) => alt, ' ');

/** The words of a line as they stand on the screen; a picture has none. */
export const drawn = (content: Inline[]): string => wordsOf(content, () => '', '\n');

function wordsOf(content: Inline[], picture: (alt: string) => string, end: string): string {
  return content
    .map((one) => {
      switch (one.type) {
        case 'text':
        case 'code':
          return one.text;
        case 'image':
          return picture(one.alt);
        case 'break':
          return end;
        case 'emphasis':
        case 'strong':
        case 'strike':
        case 'link':
          return wordsOf(one.content, picture, end);
      }
    })
    .join('');
}

/** The first part of a line, of about so many characters. */
export function clip(content: Inline[], characters: number): Inline[] {
  const kept: Inline[] = [];
  let left = characters;
  for (const one of content) {
    if (left <= 0) break;
    const length = plain([one]).length;
    if (one.type === 'text' || one.type === 'code') kept.push({ ...one, text: one.text.slice(0, left) });
    else if ('content' in one) kept.push({ ...one, content: clip(one.content, left) });
    else kept.push(one);
    left -= length;
  }
  return kept;
}

/** What is said of one of several ways to the same end: `way 2 of 3 — take one`. */
export const wayWords = (way: Way): string => `way ${way.place} of ${way.of} — take one`;

/** What stands before an item that is no step. */
export function markOf(item: Item, start: number | null, n: number): string {
  if (item.task !== null) return item.task ? '☑' : '☐';
  return start === null ? '•' : `${start + n}.`;
}

/** Characters that fit on one line of a narrow column. */
const SHORT = 16;
/** Characters of a word that may be broken: an address, a hash. */
const LONG_WORD = 28;

/**
 * How a cell of a table takes its room: a short one stays on one line, so that `SEV-1` is never broken; sentences get a
 * width that can be read; only very long words are broken.
 */
export function cellKind(cell: Inline[]): 'short' | 'words' | 'unbroken' {
  const text = plain(cell).trim();
  if (text.length <= SHORT) return 'short';
  return text.split(/\s+/).some((word) => word.length > LONG_WORD) ? 'unbroken' : 'words';
}

/** A blank of the runbook, and its value once it is filled. */
export type Blank = [name: string, value: string | null];

/** The words of a step with its blanks: a filled one shows its value, and is marked as such. */
export function withValues(text: string, blanks: readonly Blank[]): { text: string; blank: string | null }[] {
  const values = new Map(blanks.filter(([, value]) => value !== null));
  return cutAtBlanks(text, [...values.keys()]).map((part) => {
    const name = part.blank ? (/[\w.-]+(?: [\w.-]+)*/.exec(part.text)?.[0] ?? '') : null;
    return { text: (name !== null && values.get(name)) || part.text, blank: name };
  });
}

/** A command cut at its blanks: `<db-host>`, `{{db-host}}`, `$DB_HOST`, or the bare name of a host after an `@`. */
export function cutAtBlanks(command: string, blanks: readonly string[]): { text: string; blank: boolean }[] {
  if (blanks.length === 0) return [{ text: command, blank: false }];
  const names = [...blanks]
    .sort((a, b) => b.length - a.length)
    .map(escape)
    .join('|');
  const pattern = new RegExp(
    `(<(?:${names})>|\\{\\{\\s*(?:${names})\\s*\\}\\}|\\$\\{?(?:${names})\\}?(?!\\w)|(?<=@)(?:${names})(?![\\w-]))`,
    'g',
  );
  return command
    .split(pattern)
    .map((text, n) => ({ text, blank: n % 2 === 1 }))
    .filter((part) => part.text !== '');
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
