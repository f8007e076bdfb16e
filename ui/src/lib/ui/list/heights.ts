// Where each of very many rows of differing heights lies. A Fenwick tree: a height that turns out to be another, the top
// of a row and the row at a place each cost a logarithm. Pure.

export class Heights {
  readonly count: number;
  readonly #each: Float64Array;
  readonly #tree: Float64Array;

  /** `estimate` gives the height of a row that was never measured, in pixels. */
  constructor(count: number, estimate: (row: number) => number) {
    this.count = count;
    this.#each = new Float64Array(count);
    this.#tree = new Float64Array(count + 1);
    for (let row = 0; row < count; row++) this.#each[row] = this.#tree[row + 1] = Math.max(1, estimate(row));
    for (let at = 1; at <= count; at++) {
      const up = at + (at & -at);
      if (up <= count) this.#tree[up] = (this.#tree[up] ?? 0) + (this.#tree[at] ?? 0);
    }
  }

  /** The height of all rows. */
  get total(): number {
    return this.top(this.count);
  }

  /** The height of one row. */
  of(row: number): number {
    return this.#each[row] ?? 0;
  }

  /** Takes what a row was measured to be. Returns whether that was news. */
  set(row: number, height: number): boolean {
    const by = height - this.of(row);
    if (row < 0 || row >= this.count || Math.abs(by) < 0.5) return false;
    this.#each[row] = height;
    for (let at = row + 1; at <= this.count; at += at & -at) this.#tree[at] = (this.#tree[at] ?? 0) + by;
    return true;
  }

  /** Where a row begins: the heights of all before it. */
  top(row: number): number {
    let sum = 0;
    for (let at = Math.min(row, this.count); at > 0; at -= at & -at) sum += this.#tree[at] ?? 0;
    return sum;
  }

  /** The row at this distance from the top; the first or the last one for a place outside. */
  at(y: number): number {
    let [row, left] = [0, y];
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.count))); step >= 1; step /= 2) {
      const next = row + step;
      const height = this.#tree[next] ?? Infinity;
      if (next <= this.count && height <= left) {
        row = next;
        left -= height;
      }
    }
    return Math.max(0, Math.min(row, this.count - 1));
  }

  /** The rows that a view from `top` of this `height` shows, with `spare` pixels before and after: from, and up to. */
  range(top: number, height: number, spare: number): [number, number] {
    if (this.count === 0) return [0, 0];
    return [this.at(top - spare), this.at(top + height + spare) + 1];
  }
}
