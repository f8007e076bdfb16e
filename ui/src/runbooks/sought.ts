// What is looked for in a runbook that was opened from a hit: the words to mark, and the line to open it at. Pure.
import type { Hit } from '$lib/types';

export interface Sought {
  /** As they stand in the file. */
  words: string;
  /** The line in which they were found best, or a part of it. */
  line: string;
}

/** What to look for; null where only the title has the words, which stands at the top. */
export function soughtOf(hit: Hit, typed: string): Sought | null {
  if (hit.found_in === 'Title') return null;
  const line = hit.line.map(([text]) => text).join('');
  const phrase = typed.trim();
  const literal = phrase !== '' && line.toLowerCase().includes(phrase.toLowerCase());
  const words = literal ? phrase : longest(hit);
  return words === '' ? null : { words, line: line.replace(/^[\s…]+|[\s…]+$/g, '') };
}

const longest = (hit: Hit): string =>
  hit.line
    .filter(([, found]) => found)
    .map(([text]) => text.trim())
    .reduce((best, one) => (one.length > best.length ? one : best), '');
