// The rows of the timeline that are shown: the last ones of the chosen chip, and more when they are asked for.
import * as host from '$lib/host';
import type { TimelineView } from '$lib/types';
import { concernsIncident, watch, type View } from '$lib/views.svelte';
import { FILTERS, type FilterKey } from './timeline';

/** Rows that are read at once. */
export const ROWS = 200;

/** How many entries each chip stands for. */
export type Counts = Record<FilterKey, number>;

/** The timeline of one incident. Made while a component is made, because it watches. */
export class TimelineRows {
  filter = $state<FilterKey>('all');
  rows = $state(ROWS);
  readonly shown: View<TimelineView>;
  readonly counts: View<Counts>;

  constructor(id: () => string) {
    const concerns = concernsIncident(id);
    this.shown = watch(() => host.timeline(id(), null, this.rows, kindsOf(this.filter)), concerns);
    this.counts = watch(() => countAll(id()), concerns);
  }

  choose(filter: FilterKey): void {
    this.filter = filter;
    this.rows = ROWS;
  }

  earlier(): void {
    this.rows += ROWS;
  }
}

function kindsOf(filter: FilterKey): string[] | null {
  const kinds = FILTERS.find((f) => f.key === filter)?.kinds;
  return kinds ? [...kinds] : null;
}

/** One row of each is enough: every answer says how many there are. */
async function countAll(id: string): Promise<Counts> {
  const counts: Counts = { all: 0, decisions: 0, updates: 0, steps: 0 };
  await Promise.all(
    FILTERS.map(async ({ key }) => {
      counts[key] = (await host.timeline(id, null, 1, kindsOf(key))).total;
    }),
  );
  return counts;
}
