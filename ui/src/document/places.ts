// Where each page was left, for as long as the window is open: a link that is followed, or a step whose place in the file
// is looked up, leads back to the same line and the same step.
import type { Mark } from './page.svelte';

export interface Place {
  row: number;
  /** Pixels of that row that are above the view. */
  inside: number;
  /** What the cursor stood on. */
  mark: Mark | null;
}

export const kept = new Map<string, Place>();
