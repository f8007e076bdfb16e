// Searching the library: what was typed, what was found. An answer that was overtaken is dropped.
import { asFailure, failures } from '$lib/errors.svelte';
import { search } from '$lib/host';
import type { Hit } from '$lib/types';

/** Hits that are shown; a search that finds more wants another word. */
const MOST = 50;

export class Looking {
  words = $state('');
  /** What was found; null while nothing is looked for. */
  hits = $state.raw<Hit[] | null>(null);
  #turn = 0;

  /** Asks again: the library has changed, or was still being read when it was asked. */
  again(): void {
    if (this.words.trim() !== '') void this.type(this.words);
  }

  async type(typed: string): Promise<void> {
    this.words = typed;
    const mine = ++this.#turn;
    if (typed.trim() === '') return void (this.hits = null);
    try {
      const found = await search(typed.trim());
      if (mine === this.#turn) this.hits = found.slice(0, MOST);
    } catch (thrown) {
      failures.report(asFailure(thrown));
    }
  }
}
