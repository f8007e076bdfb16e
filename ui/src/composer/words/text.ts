// What the composer does to a text: the promised time kept up to date, facts put in, words taken out, and which words to
// underline. Pure; the rules of what may be sent stand in the core.
import type { Fact, Finding, IncidentState } from '$lib/types';
import { stateName } from '$lib/states';

/** How a piece of the text is underlined: what must go, what to look at, what the log wrote. */
export type Mark = 'stop' | 'check' | 'auto' | null;

/** A piece of the text. */
export interface Piece {
  text: string;
  mark: Mark;
}

/** What the core fills in where no further update is promised. */
const NONE = 'No further update is promised.';

/** What stands behind a time of the wall; one of a story says its clock by itself. */
const zone = (time: string) => (time.startsWith('T') ? '' : ' UTC');

/**
 * The text with its promised time, where it still names the one that was filled in: `14:52` becomes `14:53`. A time takes
 * the place of the sentence that promises none.
 */
export function withTime(text: string, said: string | null, next: string | null): string {
  if (next === null) return text;
  if (said === null) return text.replace(NONE, `Next update ${next}${zone(next)}.`);
  const at = text.lastIndexOf(`${said}${zone(said)}`);
  if (said === next || at < 0) return text;
  return text.slice(0, at) + next + text.slice(at + said.length);
}

/** A text that was filled in for one state, for another: the first word that names the state follows. */
export function withState(text: string, from: IncidentState, to: IncidentState): string {
  if (from === to) return text;
  return text.replace(stateName(from), stateName(to)).replace(from.toUpperCase(), to.toUpperCase());
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

/** The text without the first place of some words; no double space stays behind. */
export function without(text: string, words: string): string {
  const at = text.indexOf(words);
  if (at < 0) return text;
  const before = text.slice(0, at);
  const after = text.slice(at + words.length);
  const doubled = /(^|\s)$/.test(before) ? after.replace(/^[.,;]?[ \t]/, '') : after;
  return before + doubled;
}

/** The text in pieces, each with what it is underlined for. Stops win over checks, and both over what was filled in. */
export function pieces(text: string, findings: Finding[], filled: string[]): Piece[] {
  const marks: Mark[] = Array.from({ length: text.length }, () => null);
  const paint = (words: string | null, mark: Mark) => {
    if (!words) return;
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) {
      marks.fill(mark, at, at + words.length);
    }
  };
  filled.forEach((words) => paint(words, 'auto'));
  findings.filter((f) => !f.stop).forEach((f) => paint(f.words, 'check'));
  findings.filter((f) => f.stop).forEach((f) => paint(f.words, 'stop'));
  return joined(text, marks);
}

function joined(text: string, marks: Mark[]): Piece[] {
  const found: Piece[] = [];
  for (const [at, mark] of marks.entries()) {
    const last = found.at(-1);
    const char = text[at] ?? '';
    if (last && last.mark === mark) last.text += char;
    else found.push({ text: char, mark });
  }
  return found;
}

/** Where the first blank of a text stands, which a person must fill in; null when there is none. */
export function firstBlank(text: string): [number, number] | null {
  const found = /\{[^{}\n]{0,80}\}/.exec(text);
  return found ? [found.index, found.index + found[0].length] : null;
}

/** The parts of a text that were filled in: its number, and the sentence of its promise. */
export function filledIn(text: string): string[] {
  const number = /^(EXERCISE[^[]*)?\[INC-[^\]]+\]/.exec(text)?.[0];
  const promise = /(Next update|We will post again by)[^.]* UTC\.?$/.exec(text.trimEnd())?.[0];
  return [number, promise].filter((part) => part !== undefined);
}
