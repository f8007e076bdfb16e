// Searching the library: what was typed, what was found. One question at a time is asked, so that the newest never waits
// behind older ones; an answer that was overtaken is dropped.
import { asFailure, failures } from '$lib/errors.svelte';
import { search } from '$lib/host';
import type { Hit } from '$lib/types';

/** Hits that are shown; a search that finds more wants another word. */
const MOST = 50;

export class Looking {
  words = $state('');
  /** What was found; null while nothing is looked for. */
  hits = $state.raw<Hit[] | null>(null);
  /** True while `hits` are not those of the words. */
  waiting = $state(false);
  /** Counts what was asked. */
  #turn = 0;
  #asking: Promise<void> | null = null;

  /** Asks again: the library has changed, or was still being read when it was asked. */
  again(): void {
    if (this.words.trim() !== '') void this.type(this.words);
  }

  /** Takes what is typed; resolves once what was typed last has its hits. */
  type(typed: string): Promise<void> {
    this.words = typed;
    this.#turn += 1;
    this.waiting = typed.trim() !== '';
    if (!this.waiting) this.hits = null;
    return this.answered();
  }

  /** Resolves once the hits are those of the words. */
  answered(): Promise<void> {
    if (!this.waiting) return Promise.resolve();
    return (this.#asking ??= this.#ask().finally(() => (this.#asking = null)));
  }

  async #ask(): Promise<void> {
    while (this.waiting) {
      const turn = this.#turn;
      const found = await this.#search(this.words.trim());
      if (turn !== this.#turn) continue;
      this.hits = found.slice(0, MOST);
      this.waiting = false;
    }
  }

  async #search(words: string): Promise<Hit[]> {
    try {
      return await search(words);
    } catch (thrown) {
      failures.report(asFailure(thrown));
      // What was found for other words is not offered for these.
      return [];
    }
  }
}
