// What a runbook that is read is opened with.
import type { Arrival } from '$lib/router.svelte';
import type { OpenIncident, ReaderView } from '$lib/types';

export interface Opened {
  view: ReaderView;
  /** The incident whose countdown stands in the head of the window: a runbook is added to that one. */
  incident: OpenIncident | null;
  /** The heading that a link leads to. */
  anchor: string | null;
  /** What it is opened at, and whether the focus goes into its text. */
  arrival: Arrival | null;
  /** True for a path of the library. */
  known: (path: string) => boolean;
}
