// Characters in a command that make it look like another one. Pure. Source: Unicode Technical Report 36, sections 2 and
// 3 (bidirectional text, confusables) and "Trojan Source" (CVE-2021-42574).

/** Characters that are not seen and change what is: direction marks, zero-width characters, control characters. */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const ALL_HIDDEN = new RegExp(HIDDEN, 'g');

export interface Wary {
  /** One sentence. */
  warning: string;
  /** True when it is not copied at all. */
  refused: boolean;
}

/** What a person should know before a command is copied; null when it is what it looks like. */
export function wary(command: string): Wary | null {
  const hidden = HIDDEN.exec(command)?.[0];
  if (hidden !== undefined) {
    return {
      refused: true,
      warning: `Not copied: the command holds a hidden character (${codePoint(hidden)}), so it is not what it looks like. Type it by hand.`,
    };
  }
  const mixed = command.split(/[^\p{L}\p{N}_]+/u).find(isMixed);
  if (mixed === undefined) return null;
  return {
    refused: false,
    warning: `Look first: “${mixed}” mixes letters of two alphabets that look alike.`,
  };
}

/** The text with a name in the place of each character that is not seen. */
export const revealed = (text: string): string => text.replace(ALL_HIDDEN, (char) => `⟦${codePoint(char)}⟧`);

/** True when there is something that `revealed` would name. */
export const hides = (text: string): boolean => HIDDEN.test(text);

const isMixed = (word: string) =>
  /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word);

const codePoint = (char: string) =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
