// What is declared by what was typed and chosen: the title, the words that were reported, how severe. Pure. A rule that
// the core should own.
import type { Hit, Severity } from '$lib/types';

/** Where no runbook says otherwise. */
const USUAL: Severity = 'sev2';

/** From this many words on, what was typed is taken as the incident's title. */
const PHRASE_WORDS = 2;

/** How severe it is while nobody says otherwise. */
export const severityFor = (hit: Hit | null): Severity => hit?.runbook.severity?.level ?? USUAL;

/**
 * The incident's title: a phrase that was typed stands. A single word gives way to the runbook's title, and so do words
 * that only looked for it.
 */
export function titleOf(words: string, hit: Hit | null): string {
  if (hit === null) return words;
  const phrase = words.split(/\s+/).length >= PHRASE_WORDS && !hit.told;
  return phrase ? words : hit.runbook.title;
}

/** What was typed; null where the title says it. */
export function reportedIn(words: string, title: string, hit: Hit | null): string | null {
  return words === '' || words === title || hit?.told ? null : words;
}
