// The number of each fact, which is its key. Numbers are given when the sheet opens, from the top; what comes later gets
// the next free one, so that a key never means another fact than a moment ago.
import type { Fact } from '$lib/types';

export class FactKeys {
  readonly #given = new Map<string, number>();

  /** The number of each of these facts; those that have none get one. */
  of(facts: Fact[]): ReadonlyMap<string, number> {
    for (const { id } of facts) {
      if (!this.#given.has(id)) this.#given.set(id, this.#given.size + 1);
    }
    return this.#given;
  }
}

/** The key of a fact with this number: there are nine. */
export const factKey = (number: number | undefined): string | undefined =>
  number !== undefined && number <= 9 ? `Ctrl+${number}` : undefined;
