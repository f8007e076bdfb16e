// Copying a step's commands line by line: which line was copied last, and where it stands in its command.
import { announce } from '$lib/announce.svelte';
import { copyAsking } from '$lib/clipboard.svelte';
import type { CommandPart, StepView } from '$lib/types';

/** A line that is copied alone: of which command of the step, and the how manieth there, from 0. */
interface Line {
  command: number;
  line: number;
  text: string;
  /** What is said before it is copied. */
  ask: string | null;
}

export class Lines {
  readonly #step: () => StepView | null;
  /** How many were copied, of which step; another step begins at its first. */
  #copied = $state.raw({ step: '', count: 0 });

  constructor(step: () => StepView | null) {
    this.#step = step;
  }

  readonly all: Line[] = $derived.by(() => {
    const commands = this.#step()?.commands ?? [];
    return commands.flatMap((one, command) => {
      const lines = one.lines.length > 0 ? one.lines : one.copy === null ? [] : [one.copy];
      // What is to be said of a command is said once, before its first line.
      return lines.map((text, line) => ({ command, line, text, ask: line === 0 ? one.ask : null }));
    });
  });
  readonly count: number = $derived.by(() =>
    this.#copied.step === this.#step()?.number ? this.#copied.count : 0,
  );
  /** The line that was copied last; null before the first. */
  readonly last: Line | null = $derived.by(() => this.all[this.count - 1] ?? null);

  /** Copies the next line, and stops after the last. */
  async copy(): Promise<void> {
    const [step, line] = [this.#step()?.number, this.all[this.count]];
    if (step === undefined || this.all.length === 0) return;
    if (!line) return announce(`That was the last line of step ${step}. C copies the whole command.`);
    const count = this.count + 1;
    const said = `Copied line ${count} of ${this.all.length}`;
    const what = `Line ${count} of step ${step}`;
    if (await copyAsking(line.text, what, line.ask, said)) this.#copied = { step, count };
  }
}

/** A command's parts, row by row as they are drawn. */
export function rowsOf(parts: CommandPart[]): CommandPart[][] {
  const rows: CommandPart[][] = [[]];
  for (const part of parts) {
    part.text.split('\n').forEach((text, n) => {
      if (n > 0) rows.push([]);
      if (text !== '') rows.at(-1)?.push({ ...part, text });
    });
  }
  return rows;
}

/** The rows in which a line that is copied alone is drawn: the first, and the one after the last. */
export function rowsOfLine(rows: CommandPart[][], lines: string[], wanted: number): [number, number] {
  const words = rows.map((row) =>
    row
      .map((part) => part.text)
      .join('')
      .trim(),
  );
  let end = 0;
  for (const [n, line] of lines.entries()) {
    const own = line.trim().split('\n');
    const from = words.indexOf(own[0]?.trim() ?? '', end);
    if (from < 0) return [0, 0];
    end = from + own.length;
    if (n === wanted) return [from, end];
  }
  return [0, 0];
}
