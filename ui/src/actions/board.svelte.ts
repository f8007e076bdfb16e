// The board of action items without a DOM: what is shown, which row is current, and every deed as one command.
import { announce } from '$lib/announce.svelte';
import { copy } from '$lib/clipboard.svelte';
import { attempt } from '$lib/errors.svelte';
import * as host from '$lib/host';
import type { Action, ActionRow, Outcome } from '$lib/types';
import { watch } from '$lib/views.svelte';

/** What lies over the board: the form of an item, of a new one, the reason for an outcome, or an address. */
export type Sheet =
  | { of: 'change'; row: ActionRow }
  | { of: 'add' }
  | { of: 'settle'; row: ActionRow; outcome: Outcome }
  | { of: 'link'; href: string }
  | null;

/** Made while a component is made, because it watches. */
export class Board {
  readonly #view = watch(host.actions, undefined, { timed: false });
  #chosen = $state<string | null>(null);
  sheet = $state.raw<Sheet>(null);
  /** Settled items are shown, too. */
  all = $state(false);

  readonly view = $derived.by(() => this.#view.value);
  readonly failure = $derived.by(() => this.#view.failure);
  readonly rows: ActionRow[] = $derived.by(() => [
    ...(this.view?.open ?? []),
    ...(this.all ? (this.view?.settled ?? []) : []),
  ]);
  readonly current: ActionRow | null = $derived.by(
    () => this.rows.find((row) => row.id === this.#chosen) ?? this.rows[0] ?? null,
  );

  choose(row: ActionRow): void {
    this.#chosen = row.id;
  }

  move(by: 1 | -1): void {
    const at = this.rows.findIndex((row) => row.id === this.current?.id);
    const to = this.rows[Math.min(this.rows.length - 1, Math.max(0, at + by))];
    if (to) this.choose(to);
  }

  /** Does something to an item; true when it was recorded. The row after it is current where it left the list. */
  async act(incident: string, action: Action, told: string): Promise<boolean> {
    const at = this.rows.findIndex((row) => row.id === this.current?.id);
    const next = this.rows[at + 1] ?? this.rows[at - 1];
    const done = await attempt(() => host.execute({ do: 'on', incident, action }, null));
    if (!done) return false;
    await this.#view.upTo(done.seq);
    if (!this.rows.some((row) => row.id === this.#chosen) && next) this.choose(next);
    announce(told);
    return true;
  }

  settle(row: ActionRow, outcome: Outcome, reason: string | null): Promise<boolean> {
    this.choose(row);
    const action: Action = { type: 'settle_action', item: row.id, outcome, reason };
    return this.act(row.incident, action, `${row.number} ${row.name} is ${WORDS[outcome]}`);
  }

  reopen(row: ActionRow): Promise<boolean> {
    const action: Action = { type: 'reopen_action', item: row.id, reason: null };
    return this.act(row.incident, action, `${row.number} ${row.name} is open again`);
  }

  /** Copies the open items as rows for Jira. */
  copyCsv(): void {
    if (this.view) void copy(this.view.csv, 'The open items, as CSV for Jira');
  }
}

/** What became of an item, as it is said. */
export const WORDS: Record<Outcome, string> = {
  done: 'done',
  rejected: 'rejected',
  accepted: 'accepted as a risk',
};
