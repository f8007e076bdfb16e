// The rows of the timeline that are shown: the last ones of the chosen chip, and more when they are asked for.
import * as host from '$lib/host';
import type { TimelineView } from '$lib/types';
import { watchIncident, type View } from '$lib/views.svelte';
import { partOf, type FilterKey } from './timeline';

/** Rows that are read at once. */
export const ROWS = 200;

/** The timeline of one incident. Made while a component is made, because it watches. */
export class TimelineRows {
  filter = $state<FilterKey>('all');
  rows = $state(ROWS);
  readonly #view: View<TimelineView>;

  constructor(id: () => string) {
    this.#view = watchIncident(id, (of) => host.timeline(of, null, this.rows, partOf(this.filter)));
  }

  get shown(): TimelineView | null {
    return this.#view.value;
  }

  get failure() {
    return this.#view.failure;
  }

  choose(filter: FilterKey): void {
    this.filter = filter;
    this.rows = ROWS;
  }

  earlier(): void {
    this.rows += ROWS;
  }
}
