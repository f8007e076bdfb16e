// Which blanks the commands of a phase have. Pure.
import type { Place } from '../steps';

/** The names of the blanks in the commands of a phase, each once, in the order in which they come. */
export function blanksHere(all: readonly Place[], phase: string): string[] {
  const parts = all
    .filter((place) => place.phase === phase)
    .flatMap((place) => place.step.commands.flatMap((command) => command.parts));
  return [...new Set(parts.flatMap((part) => (part.blank ? [part.blank] : [])))];
}
