// Documents as plain data: their text, their steps, their headings. Pure.
import type { Block, Inline, Item } from '../types';

/** The words of a line without their form. */
export function plain(content: Inline[]): string {
  return content
    .map((one) => {
      switch (one.type) {
        case 'text':
        case 'code':
          return one.text;
        case 'image':
          return one.alt;
        case 'break':
          return ' ';
        case 'emphasis':
        case 'strong':
        case 'strike':
        case 'link':
          return plain(one.content);
      }
    })
    .join('');
}

/** A heading of the document. */
export interface Heading {
  level: number;
  anchor: string;
  text: string;
  /** Steps up to the next heading. */
  steps: number;
}

/** The headings in order, each with the number of its own top-level steps. */
export function outline(document: Block[]): Heading[] {
  const headings: Heading[] = [];
  for (const block of document) {
    if (block.type === 'heading') {
      headings.push({ level: block.level, anchor: block.anchor, text: plain(block.content), steps: 0 });
    } else {
      const last = headings.at(-1);
      if (last) last.steps += items([block]).filter((one) => one.step && !isSub(one.step)).length;
    }
  }
  return headings;
}

/** The numbers of all steps and sub-steps, in order. */
export const stepNumbers = (document: Block[]): string[] =>
  items(document).flatMap((one) => (one.step === null ? [] : [one.step]));

/** The first command under a step, without those of its sub-steps; null when it has none. */
export function commandOf(document: Block[], step: string): string | null {
  const found = items(document).find((one) => one.step === step);
  const code = found?.blocks.find((one) => one.type === 'code' && one.command);
  return code?.type === 'code' ? code.text : null;
}

/** True for `5.1`. */
export const isSub = (step: string): boolean => step.includes('.');

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

function items(blocks: Block[]): Item[] {
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.flatMap((one) => [one, ...items(one.blocks)]);
    return block.type === 'quote' ? items(block.blocks) : [];
  });
}
