// What every screen knows of the incidents that are open and of what needs the commander. The window sets it; a screen
// that is of no incident shows its list.
import type { Needs, OpenIncident } from '$lib/types';

class AtHand {
  open = $state.raw<OpenIncident[]>([]);
  needs = $state.raw<Needs | null>(null);
  /** Reads both again. */
  reload: () => void = () => {};

  /** True while a person can take one incident for another: what sends or records then says which. */
  get several(): boolean {
    return this.open.length > 1;
  }
}

export const atHand = new AtHand();
