// Find in page: what is looked for, how often it is there, which one is shown.
import { folded, MOST, matches, nextFrom, textOf, type Match } from './find';
import type { Piece } from '../text/pieces';
import { count } from '$lib/words';
import type { Sought } from '$lib/router.svelte';

export class Finding {
  readonly #pieces: () => readonly Piece[];
  open = $state(false);
  /** It was not opened to type into. */
  quiet = false;
  words = $state('');
  at = $state(0);

  constructor(pieces: () => readonly Piece[]) {
    this.#pieces = pieces;
  }

  /** The text of every piece, made when it is first needed. */
  #texts = $derived.by(() => (this.open ? this.#pieces().map(textOf) : []));
  found = $derived.by(() => (this.open ? matches(this.#texts, this.words.trim()) : []));
  match = $derived<Match | null>(this.found[this.at] ?? null);
  said = $derived.by(() => {
    if (this.words.trim() === '') return '';
    if (this.found.length === 0) return 'not found';
    const all =
      this.found.length >= MOST ? `${count(MOST, 'or more', 'or more')}` : String(this.found.length);
    return `${this.at + 1} of ${all}`;
  });

  /** Looks for words, from the piece that is in view on. */
  type(words: string, from: number): void {
    this.words = words;
    this.at = nextFrom(this.found, from);
  }

  /** Looks for the words of a hit from its line on, without taking the focus; what is not there is not looked for. */
  seek({ words, line }: Sought): void {
    this.open = this.quiet = true;
    const wanted = folded(line);
    const own = this.#texts.findIndex((text) => text.split('\n').some((one) => one.trim() === wanted));
    const at = wanted === '' || own >= 0 ? own : this.#texts.findIndex((text) => text.includes(wanted));
    this.type(words, Math.max(0, at));
    if (this.found.length === 0) this.close();
  }

  /** The next match, round the end. */
  move(by: number): void {
    const all = this.found.length;
    if (all > 0) this.at = (this.at + by + all) % all;
  }

  close(): void {
    this.open = this.quiet = false;
  }
}
