// How the keys of the incident screen are written down: a condition, and under it keys with their names and deeds.
import type { Binding } from '$lib/keys';
import type { Desk } from './desk.svelte';

/** What is the same for all keys that are made together. */
interface Alike extends Pick<Binding, 'palette'> {
  /** What is done before the deed: brings what it acts on into sight. */
  first?: () => void;
}

/** Makes bindings that work under a condition. A `#` in a name is the number of the incident that is shown. */
export const under =
  (desk: Desk, when: () => boolean, { first, ...more }: Alike = {}) =>
  (keys: string, name: string, run: () => unknown): Binding => ({
    keys,
    get name() {
      return name.replace('#', desk.view?.incident.number ?? '');
    },
    run: () => {
      first?.();
      void run();
    },
    when,
    ...more,
  });
