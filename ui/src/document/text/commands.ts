// What of a block of code is copied, as the core has cut it, and what is known of it. Pure.
import type { Block, CopyView, ReaderRunbook } from '$lib/types';

/** A part of a block as it is drawn. */
export interface Segment {
  text: string;
  /** What is copied; null for comments and output between the commands. */
  copy: string | null;
  /** The prompt before it, which is shown and never copied. */
  lead: string;
}

/** A block of commands as it is drawn: cut where the core has cut it, else as one. */
export function segments({ text, session, parts }: Block & { type: 'code' }): Segment[] {
  const whole = text.replace(/\n+$/, '');
  if (!parts) return [{ text: whole, copy: session?.copies ?? whole, lead: '' }];
  return parts.map((part) => ({ text: part.text, copy: part.copied ? part.text : null, lead: part.lead }));
}

/** The steps that a block holds, the first and the last; none for a sub-step. */
export type Numbers = [number, number] | undefined;

/** The commands of a step as the rules have found them, by the name that blocks carry: `5`, `5.1`, `5-7`. */
export function commandsOf(
  runbook: Pick<ReaderRunbook, 'phases'>,
): (step: string, numbers: Numbers) => string[] {
  const found = new Map<string, string[]>();
  for (const step of runbook.phases.flatMap((phase) => phase.steps)) {
    found.set(String(step.number), step.commands ?? []);
    for (const sub of step.substeps ?? []) found.set(sub.number, sub.commands);
  }
  return (step, numbers) => {
    if (!numbers) return found.get(step) ?? [];
    const [from, to] = numbers;
    const each = Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => String(from + n));
    return each.flatMap((number) => found.get(number) ?? []);
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
