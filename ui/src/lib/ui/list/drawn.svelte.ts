// Which of very many rows are drawn, and how much space stands for the others.
import { flushSync, untrack } from 'svelte';
import { Heights } from './heights';

/** Up to so many rows it is cheaper to draw them all, and the system's own means then find everything. */
const FEW = 240;
/** Pixels that are drawn beyond each edge of the view. */
const SPARE = 900;
/** Pixels that are scrolled before other rows are drawn: in between a frame costs no layout. */
const STRIDE = 600;

/** The rows that there are. */
export interface Rows {
  count: number;
  /** How high a row is that was never drawn, in pixels. */
  guess: (row: number) => number;
  /** Names a row, where rows come and go: what was measured stays with its name. */
  key?: ((row: number) => string) | undefined;
  /** Draws everything: for the printer. */
  all: boolean;
}

export class Drawn {
  readonly #all: () => Rows;
  #view = $state.raw({ top: 0, height: 900 });
  /** Counts what was measured. */
  #measured = $state(0);
  readonly #seen = new Map<string | number, number>();
  #count = 0;

  constructor(all: () => Rows) {
    this.#all = all;
  }

  readonly count = $derived.by(() => this.#all().count);
  readonly keys = $derived.by(() => {
    const { key } = this.#all();
    return key ? Array.from({ length: this.count }, (_, n) => key(n)) : null;
  });
  readonly heights = $derived.by(() => {
    if (!this.keys && this.#count !== this.count) this.#seen.clear();
    this.#count = this.count;
    const guess = untrack(() => this.#all().guess);
    return new Heights(this.count, (n) => this.#seen.get(this.nameOf(n)) ?? guess(n));
  });
  readonly whole = $derived.by(() => this.#all().all || this.count <= FEW);
  /** The rows that are drawn: the first, and the one after the last. */
  readonly #range = $derived.by((): [number, number] => {
    void this.#measured;
    return this.whole ? [0, this.count] : this.heights.range(this.#view.top, this.#view.height, SPARE);
  });
  readonly from = $derived.by(() => this.#range[0]);
  readonly to = $derived.by(() => this.#range[1]);
  readonly rows = $derived.by(() =>
    Array.from({ length: Math.max(0, this.to - this.from) }, (_, n) => this.from + n),
  );
  /** Pixels that stand for the rows before and behind. */
  readonly space = $derived.by(() => {
    void this.#measured;
    const { heights } = this;
    return this.whole ? [0, 0] : [heights.top(this.from), heights.total - heights.top(this.to)];
  });

  nameOf(n: number): string | number {
    return this.keys?.[n] ?? n;
  }

  /** Pixels that are in view at once. */
  get height(): number {
    return this.#view.height;
  }

  /** The place that is in view, in pixels from the first row. */
  see(top: number, height: number): void {
    if (Math.abs(top - this.#view.top) > STRIDE || height !== this.#view.height) this.#view = { top, height };
  }

  /** Takes the heights that rows were measured to have. Returns whether any was news, and then draws by them. */
  measure(rows: [number, number][]): boolean {
    let news = false;
    for (const [n, height] of rows) {
      this.#seen.set(this.nameOf(n), height);
      news = this.heights.set(n, height) || news;
    }
    if (news) flushSync(() => (this.#measured += 1));
    return news;
  }
}
