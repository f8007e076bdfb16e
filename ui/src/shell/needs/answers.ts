// What the answers of the notice bar do on any screen.
import { announce } from '$lib/announce.svelte';
import { attempt } from '$lib/errors.svelte';
import { configure } from '$lib/host';
import { router } from '$lib/router.svelte';
import type { Deed, Need } from '$lib/types';

/** Answers on a screen that is of no incident. */
export async function answerElsewhere(need: Need, deed: Deed): Promise<void> {
  if (deed === 'put_away') await putAway(need);
  else if (deed === 'channels') router.settings(need.channel);
  else goThere(need);
}

/** Goes to the incident that it is about. */
export function goThere(need: Need): void {
  if (need.incident !== null) router.incident(need.incident);
}

/** Says that it was seen: it is asked for no more. */
export async function putAway(need: Need): Promise<void> {
  if (await attempt(() => configure({ set: 'put_away', key: need.key }))) announce(`${need.head}: put away`);
}
