// Characters in a command that make it look like another one. Pure. Source: Unicode Technical Report 36, sections 2 and
// 3 (bidirectional text, confusables) and "Trojan Source" (CVE-2021-42574).

/** Characters that are not seen and change what is; the core's `redact::is_hidden`, held to it by `wary.json`. */
export const HIDDEN =
  /[\p{Cc}\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/u;
/** Blocks that hold emoji, so that a selector or a joiner after it has something to do. */
const EMOJI = /[\u00a9\u00ae\u203c-\u205f\u2070-\u2bff\u3030\u303d\u3297\u3299\u{1f000}-\u{1faff}]/u;
const ALPHABETS: [string, RegExp][] = [
  ['Greek', /[\u0370-\u03ff\u1f00-\u1fff]/],
  ['Cyrillic', /[\u0400-\u052f]/],
  ['Armenian', /[\u0530-\u058f]/],
  ['full-width', /[\uff21-\uff3a\uff41-\uff5a]/],
];
const TYPOGRAPHIC: [string, RegExp][] = [
  ['a space that does not part words', /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/],
  ['a quotation mark that a shell does not know', /[‘’“”„«»]/],
  ['a dash that starts no option', /(?<=^|\s)[‐-―−]/],
];

interface Wary {
  /** One sentence. */
  warning: string;
  /** True when it is not copied at all. */
  refused: boolean;
}

/**
 * What a person should know before a command is copied; null when it is what it looks like. The same as the core says of
 * the commands of an incident (`runbook::commands::tricks`, `runbook::facts::blanks::fill`).
 */
export function wary(command: string): Wary | null {
  const hidden = [...unseen(command)][0];
  if (hidden !== undefined) {
    return {
      refused: true,
      warning: `Not copied: the command holds a hidden character (${codePoint(hidden.char)}), so it is not what it looks like. Type it by hand.`,
    };
  }
  const trick = disguised(command) ?? typographic(command);
  return (
    trick && {
      refused: false,
      warning: `Look first: “${trick.char}” (${codePoint(trick.char)}) is ${trick.what}.`,
    }
  );
}

/** The text with a name in the place of each character that is not seen. */
export function revealed(text: string): string {
  let shown = '';
  let from = 0;
  for (const { char, at } of unseen(text)) {
    shown += `${text.slice(from, at)}⟦${codePoint(char)}⟧`;
    from = at + char.length;
  }
  return shown + text.slice(from);
}

/** True when there is something that `revealed` would name. */
export const hides = (text: string): boolean => !unseen(text).next().done;

/** Characters that are not seen. Line breaks and tabs are fine, and so is what makes one emoji of several signs. */
function* unseen(text: string): Generator<{ char: string; at: number }> {
  if (/^[\t\n -~]*$/.test(text)) return;
  let before = '';
  let at = 0;
  for (const char of text) {
    if (!isFine(char, before, text.slice(at + char.length, at + char.length + 2))) yield { char, at };
    before = char;
    at += char.length;
  }
}

/** `next` begins with the character after it. */
function isFine(char: string, before: string, next: string): boolean {
  if (char === '\n' || char === '\t') return true;
  if (char === '\r') return next === '' || next.startsWith('\n');
  if (char === '\ufe0e' || char === '\ufe0f') return EMOJI.test(before) || next.startsWith('\u20e3');
  if (char === '\u200d') return (EMOJI.test(before) || before === '\ufe0f') && EMOJI.test([...next][0] ?? '');
  return !HIDDEN.test(char);
}

/** The first letter of another alphabet in a word of Latin letters. */
function disguised(command: string): { char: string; what: string } | null {
  for (const word of command.split(/[^\p{Alphabetic}\p{N}]+/u)) {
    if (!/[a-z]/i.test(word)) continue;
    for (const char of word) {
      const alphabet = ALPHABETS.find(([, letters]) => letters.test(char))?.[0];
      if (alphabet) return { char, what: `a ${alphabet} letter among Latin ones: type it again` };
    }
  }
  return null;
}

/** A space, quote or dash that a shell does not read as one. */
function typographic(command: string): { char: string; what: string } | null {
  const found = TYPOGRAPHIC.flatMap(([what, signs]) => {
    const match = signs.exec(command);
    return match ? [{ char: match[0], at: match.index, what: `${what}: type it again` }] : [];
  });
  return found.sort((a, b) => a.at - b.at)[0] ?? null;
}

const codePoint = (char: string) =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
