// What every screen knows of the incidents that are open and of what needs the commander. The window sets it; a screen
// that is of no incident shows its list.
import { router } from '$lib/router.svelte';
import { shortNumber } from '$lib/ui/faces';
import type { IncidentView, Needs, OpenIncident } from '$lib/types';

class AtHand {
  open = $state.raw<OpenIncident[]>([]);
  needs = $state.raw<Needs | null>(null);
  /** Reads both again. */
  reload: () => void = () => {};

  /** True while a person can take one incident for another: what sends or records then says which. */
  get several(): boolean {
    return this.open.length > 1;
  }

  /** The one that one comes from while it is open, else the only one; of several that nobody looked at there is none. */
  get near(): OpenIncident | undefined {
    const only = this.several ? undefined : this.open[0];
    return this.open.find((one) => one.id === router.origin) ?? only;
  }
}

export const atHand = new AtHand();

/** ` 0042` behind the words of a button; nothing while one incident is open. Whoever has two never records in the wrong one unseen. */
export const whichOf = (view: Pick<IncidentView, 'incident'> | null): string =>
  view && atHand.several ? ` ${shortNumber(view.incident.number)}` : '';
