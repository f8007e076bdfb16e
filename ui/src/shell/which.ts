// Which incident a button acts on, while another one is open: whoever has two never records in the wrong one unseen.
import { atHand } from './at-hand.svelte';
import { shortNumber } from '$lib/ui/faces';
import type { IncidentView } from '$lib/types';

/** ` 0042` behind the words of a button; nothing while one incident is open. */
export const whichOf = (view: Pick<IncidentView, 'incident'> | null): string =>
  view && atHand.several ? ` ${shortNumber(view.incident.number)}` : '';
