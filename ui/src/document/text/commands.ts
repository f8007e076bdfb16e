// A block of code cut into what is copied as one, and what stands between. Pure.
import type { CopyView, ReaderRunbook, Session } from '$lib/types';

export interface Segment {
  text: string;
  /** What is copied; null for comments and output between the commands. */
  copy: string | null;
  /** The prompt before it, which is shown and never copied. */
  lead: string;
}

const PROMPT = /^\s*(?:[$#>%❯]|PS[^>\n]*>|[\w.@~:/-]{1,40}[$#>])\s*$/;
const COMMENT = /^\s*(#|--|\/\/|$)/;

/** The commands of a step as the rules have found them, by the number that blocks carry: `5`, `5.1`, `5-7`. */
export function commandsOf(runbook: Pick<ReaderRunbook, 'phases'>): (step: string) => string[] {
  const found = new Map<string, string[]>();
  for (const step of runbook.phases.flatMap((phase) => phase.steps)) {
    found.set(String(step.number), step.commands ?? []);
    for (const sub of step.substeps ?? []) found.set(sub.number, sub.commands);
  }
  return (step) => {
    const range = /^(\d+)-(\d+)$/.exec(step);
    if (!range) return found.get(step) ?? [];
    const [from, to] = [Number(range[1]), Number(range[2])];
    const numbers = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => String(from + n));
    return numbers.flatMap((number) => found.get(number) ?? []);
  };
}

/** What is known of commands, by their texts. */
export function knownOf(runbook: Pick<ReaderRunbook, 'phases'>): ReadonlyMap<string, CopyView> {
  const known = new Map<string, CopyView>();
  for (const step of runbook.phases.flatMap((phase) => phase.steps)) {
    for (const part of [step, ...(step.substeps ?? [])]) {
      for (const one of part.copying ?? []) known.set(part.commands?.[one.command] ?? '', one);
    }
  }
  return known;
}

/** The commands that can be copied alone; the whole text where it is one. */
export function linesOf(text: string, known: CopyView | undefined): string[] {
  if (!known || known.lines.length === 0) return [text];
  const lines = text.split('\n');
  return known.lines.map(([from, to]) => lines.slice(from, to).join('\n').trimEnd());
}

/**
 * True where a block is copied as one: behind prompts, or where no step of several in it has a command of its own.
 */
export function isOne(session: Session, commands: string[]): boolean {
  const prompted = session.lines.some((line) => line.prompt !== '');
  return prompted || commands.length === 0 || commands.includes(session.copies);
}

/** Where a command begins: at the beginning of a line, or behind its prompt; -1 where it does not. */
function begins(text: string, copy: string, end: number): number {
  let from = copy === '' ? -1 : text.indexOf(copy, end);
  while (from >= 0) {
    const before = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
    if (before.trim() === '' || PROMPT.test(before)) return from;
    from = text.indexOf(copy, from + 1);
  }
  return -1;
}

/**
 * The block cut at those of these commands that stand in it, in order. One part where none of them does. What stands
 * between is output where commands have a prompt; elsewhere only comments are not copied.
 */
export function segments(text: string, commands: string[]): Segment[] {
  const cut: Segment[] = [];
  let end = 0;
  let prompted = false;
  for (const copy of commands) {
    const from = begins(text, copy, end);
    if (from < 0) continue;
    const before = text.slice(end, from);
    const line = before.lastIndexOf('\n') + 1;
    const lead = PROMPT.test(before.slice(line)) ? before.slice(line) : '';
    prompted ||= lead !== '';
    between(cut, lead ? before.slice(0, line) : before);
    cut.push({ text: copy, copy, lead });
    end = from + copy.length;
  }
  if (cut.length === 0) return [{ text, copy: text, lead: '' }];
  between(cut, text.slice(end));
  return prompted ? cut : cut.map(copyable);
}

/** What is no comment was meant to be run, although no step has it as a command of its own. */
function copyable(one: Segment): Segment {
  const only = one.text.split('\n').every((line) => COMMENT.test(line));
  return one.copy !== null || only ? one : { ...one, copy: one.text };
}

function between(cut: Segment[], text: string): void {
  const trimmed = text.replace(/^\s*\n|\n\s*$/g, '');
  if (trimmed.trim() !== '') cut.push({ text: trimmed, copy: null, lead: '' });
}
