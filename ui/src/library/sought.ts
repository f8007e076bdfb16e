// What is looked for in a runbook that was opened from a hit: the words to mark, and the line to open it at. Pure.
import type { Sought } from '$lib/router.svelte';
import type { Hit } from '$lib/types';

/** A text cut where the words of a search stand in it, each part with whether it is one. */
export function marked(text: string, typed: string): [string, boolean][] {
  const words = typed.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [[text, false]];
  const any = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const parts = text.split(new RegExp(`(?<![\\p{L}\\p{N}])(${any})`, 'giu'));
  return parts.map((part, n): [string, boolean] => [part, n % 2 === 1]).filter(([part]) => part !== '');
}

/** Characters before the first word that was found, so that it stands in the first line or two of a narrow column. */
const LEAD = 36;

/** The line of a hit from shortly before the first word that was found. */
export function fromFound(line: Hit['line']): Hit['line'] {
  const [first, ...rest] = line;
  if (!first || first[1] || first[0].length <= LEAD || rest.length === 0) return line;
  const end = first[0].slice(-LEAD);
  return [[`… ${end.slice(end.indexOf(' ') + 1)}`, false], ...rest];
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
