// Which commands of a step were copied, and which one C copies next: the mark moves on, and begins again after the last.
import { SvelteMap } from 'svelte/reactivity';
import { announce } from '$lib/announce.svelte';
import { asked, copyAsking } from '$lib/clipboard.svelte';
import { failures } from '$lib/errors.svelte';
import type { CommandView, StepView } from '$lib/types';

export class Copies {
  /** How many commands of a step were copied, by its number. */
  readonly #counts = new SvelteMap<string, number>();
  readonly #fill: (blank: string, step: string) => boolean;
  /** The command whose blanks were asked for: its next press copies it as it stands. */
  #offered: string | null = null;

  /** `fill` asks for the value of a blank of a step; false where nothing can be filled in any more. */
  constructor(fill: (blank: string, step: string) => boolean) {
    this.#fill = fill;
  }

  /** The place of the command that C copies, from 0. */
  mark(step: StepView): number {
    return (this.#counts.get(step.number) ?? 0) % Math.max(1, step.commands.length);
  }

  /** True once a command of the step was copied. */
  done(step: StepView, command: number): boolean {
    return command < (this.#counts.get(step.number) ?? 0);
  }

  /** Copies a command; blanks that nothing was filled into are asked for at the first press. */
  async copy(step: StepView, at = this.mark(step)): Promise<void> {
    const command = step.commands[at];
    if (!command) return announce(`Step ${step.number} has no command.`);
    if (command.copy === null) return announce(command.warning ?? 'This command is not copied.');
    const what = `Command of step ${step.number}`;
    const empty = emptyBlanks(command);
    const [blank] = empty;
    if (blank !== undefined && this.#offered !== command.copy && this.#offer(command, blank, step)) return;
    const unset =
      empty.length > 0 ? ` ${empty.join(', ')} ${empty.length > 1 ? 'stay' : 'stays'} unset.` : '';
    if (!(await copyAsking(command.copy, what, command.ask, unset ? `${what} copied.${unset}` : undefined)))
      return;
    this.#offered = null;
    if (unset) failures.done(`Copied.${unset}`, []);
    this.#counts.set(step.number, Math.max(at + 1, this.#counts.get(step.number) ?? 0));
  }

  #offer(command: CommandView, blank: string, step: StepView): boolean {
    if (!this.#fill(blank, step.number)) return false;
    this.#offered = command.copy;
    // What is to be said of it is said now as well: the second press copies.
    if (command.copy !== null && !asked.of(command.copy)) asked.passes(command.copy, command.ask);
    const said = `${blank} is not set. Fill it in, or press Escape and copy again to take it as it stands.`;
    announce([command.ask, said].filter(Boolean).join(' '));
    return true;
  }
}

/** The blanks of a command that have no value, each once. */
export const emptyBlanks = (command: CommandView): string[] => [
  ...new Set(command.parts.flatMap((part) => (part.blank && !part.filled ? [part.blank] : []))),
];
