// Which promises fell due since the last look, so that each is announced once. Pure apart from its own memory.
import { ownNow } from '$lib/clock.svelte';
import { hhmmUtc, storyMinute } from '$lib/time';
import type { OpenIncident } from '$lib/types';

/** True when an update that was promised should have gone; `now` is the wall's. */
export const isDue = ({ next_update_at, held, own }: OpenIncident, now: number): boolean =>
  next_update_at !== null && held === null && next_update_at <= ownNow(own, now);

const said = ({ next_update_at, own }: OpenIncident): string =>
  own === null ? `${hhmmUtc(next_update_at ?? 0)} UTC` : storyMinute((next_update_at ?? 0) - own.began);

/** Remembers what was said. */
export class Overdue {
  readonly #said = new Set<string>();

  /** One sentence for the promises that are overdue at `now` and were not told before; null when there are none. */
  tell(open: OpenIncident[], now: number): string | null {
    const fresh = open.filter((one) => isDue(one, now) && !this.#said.has(`${one.id}@${one.next_update_at}`));
    fresh.forEach((one) => this.#said.add(`${one.id}@${one.next_update_at}`));
    if (fresh.length === 0) return null;
    return fresh
      .map((one) => `${one.number} ${one.title}: the update promised for ${said(one)} is due.`)
      .join(' ');
  }
}
