// Pinning a runbook, so that it stands first.
import { announce } from '$lib/announce.svelte';
import { attempt, failures } from '$lib/errors.svelte';
import { configure } from '$lib/host';

/** Pins a runbook, or lets it go. */
export async function pin(path: string, on: boolean): Promise<void> {
  const answer = await attempt(() => configure({ set: 'pin_runbook', path, on }));
  if (answer && !answer.ok) failures.report(answer);
  else if (answer) announce(on ? 'Pinned' : 'No longer pinned');
}
