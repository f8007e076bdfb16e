// What an incident teaches its runbooks, without a DOM: which change is current, and what becomes of it.
import { announce } from '$lib/announce.svelte';
import { copy } from '$lib/clipboard.svelte';
import { attempt } from '$lib/errors.svelte';
import * as host from '$lib/host';
import type { LessonRow, LessonsView } from '$lib/types';
import { watchIncident, type View } from '$lib/views.svelte';
import { isOpen } from './standing';

/** Made while a component is made, because it watches. */
export class Learning {
  readonly #view: View<LessonsView>;
  readonly #id: () => string;
  #chosen = $state<string | null>(null);
  /** The day of the review is set with the next change that is written. */
  reviewed = $state(false);
  busy = $state(false);

  constructor(id: () => string) {
    this.#id = id;
    this.#view = watchIncident(id, host.lessons, { timed: false });
  }

  readonly view = $derived.by(() => this.#view.value);
  readonly failure = $derived.by(() => this.#view.failure);
  readonly rows: LessonRow[] = $derived.by(() => (this.view?.books ?? []).flatMap((book) => book.lessons));
  readonly open: LessonRow[] = $derived.by(() => this.rows.filter(isOpen));
  readonly current: LessonRow | null = $derived.by(
    () => this.rows.find((row) => row.id === this.#chosen) ?? this.open[0] ?? this.rows[0] ?? null,
  );

  choose(row: LessonRow): void {
    this.#chosen = row.id;
  }

  move(by: 1 | -1): void {
    const at = this.rows.findIndex((row) => row.id === this.current?.id);
    const to = this.rows[Math.min(this.rows.length - 1, Math.max(0, at + by))];
    if (to) this.choose(to);
  }

  /** Writes a change into the file, and goes on to the next that can be written. */
  async accept(row: LessonRow): Promise<void> {
    if (this.busy || !isOpen(row)) return;
    this.busy = true;
    const at = this.rows.findIndex((one) => one.id === row.id);
    const next = this.rows.slice(at + 1).find(isOpen);
    const done = await attempt(() => host.revise(this.#id(), [row.id], this.reviewed, true));
    await this.#view.reload();
    this.busy = false;
    if (done === null) return;
    if (next) this.choose(next);
    announce(`Written: ${row.words}`);
  }

  /** Copies every change that can be written, as one patch. */
  async copyPatch(): Promise<void> {
    const ids = this.open.map((row) => row.id);
    const patch = await attempt(() => host.revise(this.#id(), ids, this.reviewed, false));
    if (patch !== null) await copy(patch, 'The patch');
  }
}
