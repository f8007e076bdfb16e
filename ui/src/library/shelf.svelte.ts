// What the library holds: its runbooks and its scenarios, as one column. For the component that makes it.
import { library, scenarios } from '$lib/host';
import { watch } from '$lib/views.svelte';
import { column, withScenarios } from './library';

export class Shelf {
  // Ten thousand rows are read when something changed, not on a clock.
  readonly books = watch(library, undefined, { timed: false });
  readonly drills = watch(scenarios, undefined, { timed: false });
  readonly rows = $derived(
    this.books.value ? withScenarios(column(this.books.value), this.drills.value ?? []) : [],
  );
  /** The paths of the runbooks. */
  readonly paths = $derived(
    new Set(this.rows.flatMap((one) => (one.kind === 'runbook' ? [one.row.path] : []))),
  );
  readonly pinned = $derived(new Set(this.books.value?.pinned.map((one) => one.path)));
}
