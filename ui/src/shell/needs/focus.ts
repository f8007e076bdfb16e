// Where the focus is in the notice bar: a reading takes neither the focus away nor the answer from its line, and who leaves
// goes back to where they were.

/** The line that has the focus, its place, and the answer. */
interface Held {
  key: string;
  n: number;
  answer: number;
}

const buttons = (row: HTMLElement | undefined) => [...(row?.querySelectorAll<HTMLElement>('button') ?? [])];

/** The focus of one bar. */
export class BarFocus {
  readonly #bar: () => HTMLElement | undefined;
  /** What had the focus before. */
  #before: HTMLElement | null = null;
  #held: Held | null = null;

  constructor(bar: () => HTMLElement | undefined) {
    this.#bar = bar;
  }

  /** The lines, the first in the bar and the others below it. */
  get rows(): HTMLElement[] {
    return [...(this.#bar()?.querySelectorAll<HTMLElement>('.notice') ?? [])];
  }

  /** True while the focus is in the bar. */
  get inside(): boolean {
    return this.#bar()?.contains(document.activeElement) ?? false;
  }

  /** Keeps where the focus is, to go back there. */
  remember(): void {
    const { activeElement } = document;
    if (!this.inside) this.#before = activeElement instanceof HTMLElement ? activeElement : null;
  }

  /** Goes to the first answer of a line. */
  enter(n: number): void {
    buttons(this.rows[n])[0]?.focus();
  }

  /** Goes back to where one was. */
  leave(): void {
    if (!this.inside) return;
    this.#before?.focus();
    if (this.inside) (document.activeElement as HTMLElement).blur();
  }

  /** Goes back to where one was, wherever the focus is: what was answered goes away. */
  answered(): void {
    this.#before?.focus();
  }

  /** Puts a focus that was lost back on the line that had it, or on the one in its place; where nothing is left, to where
   * it was. */
  restore(): void {
    if (this.#held === null || document.activeElement !== document.body) return;
    const { key, n, answer } = this.#held;
    const all = this.rows;
    const own = all.find((row) => row.dataset['need'] === key);
    const answers = buttons(own ?? all[Math.min(n, all.length - 1)]);
    (answers[own ? answer : 0] ?? answers[0] ?? this.#before)?.focus();
  }

  /** The focus came to something in the bar. */
  came(target: EventTarget | null): void {
    const n = this.rows.findIndex((row) => row.contains(target as Node));
    const row = this.rows[n];
    const answer = buttons(row).indexOf(target as HTMLElement);
    this.#held = row ? { key: row.dataset['need'] ?? '', n, answer } : null;
  }

  /** A person went elsewhere; what was taken away with the focus on it did not. */
  went({ target, relatedTarget }: FocusEvent): void {
    const inside = relatedTarget instanceof Node && this.#bar()?.contains(relatedTarget);
    if (!inside && (target as HTMLElement).isConnected && document.hasFocus()) this.#held = null;
  }
}
