// The rows of the timeline that are shown: the last ones of the chosen chip, and more when they are asked for.
import * as host from '$lib/host';
import type { TimelineRow, TimelineView } from '$lib/types';
import { concernsIncident, watch, type View } from '$lib/views.svelte';
import { FILTERS, partOf, type FilterKey } from './timeline';

/** Rows that are read at once. */
export const ROWS = 200;
/** The last entries, of all kinds, in which those are looked for that the counts do not have yet. */
const NEWS = 40;

/** How many entries each chip stands for. */
export type Counts = Record<FilterKey, number>;

/** What is read at once. */
interface Shown {
  timeline: TimelineView;
  counts: Counts;
}

/** The timeline of one incident. Made while a component is made, because it watches. */
export class TimelineRows {
  filter = $state<FilterKey>('all');
  rows = $state(ROWS);
  readonly #view: View<Shown>;
  readonly #counting: Counting;

  constructor(id: () => string) {
    this.#counting = new Counting(id);
    this.#view = watch(() => this.#read(id(), this.rows, this.filter), concernsIncident(id));
  }

  get shown(): TimelineView | null {
    return this.#view.value?.timeline ?? null;
  }

  get counts(): Counts | null {
    return this.#view.value?.counts ?? null;
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

  async #read(id: string, rows: number, filter: FilterKey): Promise<Shown> {
    const asked = host.timeline(id, null, rows, partOf(filter));
    const news = filter === 'all' ? asked : host.timeline(id, null, NEWS, null);
    const [timeline, latest] = await Promise.all([asked, news]);
    return { timeline, counts: await this.#counting.with(latest) };
  }
}

/** How many entries there are of each chip. They are asked for once; after that what is new is added. */
class Counting {
  readonly #id: () => string;
  #known: { id: string; counts: Counts; seq: number } | null = null;

  constructor(id: () => string) {
    this.#id = id;
  }

  /** The counts as of a reading of the last entries. Where more is new than it shows they are asked for again. */
  async with(latest: TimelineView): Promise<Counts> {
    const id = this.#id();
    const known = this.#known?.id === id ? this.#known : null;
    const fresh = latest.entries.filter((entry) => entry.seq > (known?.seq ?? Infinity));
    const fits = known !== null && known.counts.all + fresh.length === latest.total;
    const counts = fits ? added(known.counts, fresh) : await countAll(id, latest.total);
    const seq = latest.entries.reduce((last, entry) => Math.max(last, entry.seq), fits ? known.seq : 0);
    this.#known = { id, counts, seq };
    return counts;
  }
}

function added(counts: Counts, fresh: TimelineRow[]): Counts {
  const sum = { ...counts };
  for (const { key } of FILTERS) sum[key] += fresh.filter((row) => key === 'all' || row.part === key).length;
  return sum;
}

/** One row of each is enough: every answer says how many there are. */
async function countAll(id: string, all: number): Promise<Counts> {
  const counts: Counts = { all, decisions: 0, updates: 0, steps: 0 };
  const others = FILTERS.filter(({ key }) => key !== 'all');
  await Promise.all(
    others.map(async ({ key }) => {
      counts[key] = (await host.timeline(id, null, 1, partOf(key))).total;
    }),
  );
  return counts;
}
