// Views that stay fresh: read once, read again after every change that concerns them, and never on a timer. What turns
// with the time alone the core tells too (a sleep, a clock that was set, a new day), or the view says when. The screen
// keeps what it has while it reads, so nothing flickers, and an answer that was overtaken is dropped.
import { clock } from './clock.svelte';
import { asFailure } from './errors.svelte';
import { onChanged } from './host';
import type { Changed, Failure, Now } from './types';

/** A reading that failed is tried again after so long: what was in the way may go without a change of the log. */
const AGAIN_MS = 30_000;

export class View<T> {
  /** What was read last; null before the first answer. */
  value = $state.raw<T | null>(null);
  /** Why the last reading failed; null when it did not. */
  failure = $state.raw<Failure | null>(null);
  #read: () => Promise<T>;
  #takes: (now: Now) => void;
  #turn = 0;
  /** The last entry that the newest reading shows, or will show: it began after that entry was written. */
  #covered = -1;
  #reading: Promise<void> = Promise.resolve();
  /** Milliseconds that the last reading took. */
  #cost = 0;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(read: () => Promise<T>, takes: (now: Now) => void = (now) => clock.take(now)) {
    this.#read = read;
    this.#takes = takes;
  }

  /** Reads again; resolves when the answer is shown or was overtaken by a newer one. */
  reload(): Promise<void> {
    return (this.#reading = this.#take());
  }

  /** Resolves when an entry is shown. It joins the reading that shows it, and reads again where there is none. */
  upTo(seq: number): Promise<void> {
    if (seq <= this.#covered) return this.#reading;
    this.#covered = seq;
    return this.reload();
  }

  async #take(): Promise<void> {
    const turn = ++this.#turn;
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const began = performance.now();
    try {
      const value = await this.#read();
      if (turn !== this.#turn) return;
      if (hasNow(value)) this.#takes(value.now);
      this.value = value;
      this.failure = null;
    } catch (thrown) {
      if (turn === this.#turn) {
        this.failure = asFailure(thrown);
        this.#covered = -1;
        this.#soon = setTimeout(() => void this.reload(), AGAIN_MS);
      }
    }
    this.#cost = performance.now() - began;
  }

  /** Reads again, but spends no more than about a tenth of the time on it. */
  reloadSoon(): void {
    if (this.failure) return void this.reload();
    this.#soon ??= setTimeout(() => void this.reload(), this.#cost * 10);
  }

  /** Nothing that is under way is shown any more. */
  drop(): void {
    this.#turn += 1;
    clearTimeout(this.#soon);
    this.#soon = undefined;
  }
}

/** How a view is watched, as `watch` says it. */
interface Watched {
  timed?: boolean;
  takes?: (now: Now) => void;
}

/**
 * A view for the component that calls this while it is made. `read` runs again when a rune that it reads synchronously
 * changes (an id, a path, the minute of the clock), after each change that `concerns` it, and when the window comes to
 * the front. Of a large view without countdowns, which is not `timed`, what happens in an incident makes it read again in
 * a while, not at once. A view that is read beside the screen which is shown `takes` its time elsewhere than into the clock of the screen.
 */
export function watch<T>(
  read: () => Promise<T>,
  concerns: (changed: Changed) => boolean = () => true,
  options: Watched = {},
): View<T> {
  const view = new View(read, options.takes);
  $effect(() => {
    void view.reload();
    return () => view.drop();
  });
  $effect(() => {
    const again = () => void view.reload();
    const stop = onChanged((changed) => {
      if (!concerns(changed)) return;
      if (changed.incidents.length === 0) again();
      else if (options.timed === false) view.reloadSoon();
      else void view.upTo(changed.seq);
    });
    document.addEventListener('visibilitychange', again);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', again);
    };
  });
  return view;
}

/** True for changes of one incident, and of what all share (settings, runbooks). */
export const concernsIncident =
  (id: () => string) =>
  (changed: Changed): boolean =>
    changed.incidents.length === 0 || changed.incidents.includes(id());

/** A view of one incident: it is read again after changes of that one, and of what all share. */
export const watchIncident = <T>(id: () => string, read: (id: string) => Promise<T>, how?: Watched) =>
  watch(() => read(id()), concernsIncident(id), how);

function hasNow(value: unknown): value is { now: Now } {
  if (typeof value !== 'object' || value === null || !('now' in value)) return false;
  const now = value.now;
  return typeof now === 'object' && now !== null && 'now' in now && 'rate' in now;
}
