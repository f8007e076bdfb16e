// The board of action items without a DOM: what is shown, which row is current, and every deed as one command.
import { announce } from '$lib/announce.svelte';
import { copy } from '$lib/clipboard.svelte';
import { attempt } from '$lib/errors.svelte';
import * as host from '$lib/host';
import type { Action, ActionRow, Outcome } from '$lib/types';
import { WORDS, named } from './words';
import { watch } from '$lib/views.svelte';
import { SvelteMap } from 'svelte/reactivity';

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
  /** What was settled here stays where it stood, so that it says what became of it and can be opened again. */
  readonly #kept = new SvelteMap<string, number>();

  readonly view = $derived.by(() => this.#view.value);
  readonly failure = $derived.by(() => this.#view.failure);
  readonly rows: ActionRow[] = $derived.by(() => {
    const settled = this.view?.settled ?? [];
    const rows = [...(this.view?.open ?? [])];
    const kept = settled.filter((row) => this.#kept.has(row.id));
    const place = (row: ActionRow) => this.#kept.get(row.id) ?? rows.length;
    for (const row of kept.sort((a, b) => place(a) - place(b))) rows.splice(place(row), 0, row);
    return this.all ? [...rows, ...settled.filter((row) => !this.#kept.has(row.id))] : rows;
  });
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

  /** Does something to an item; true when it was recorded, and said. */
  async act(incident: string, action: Action, told: string): Promise<boolean> {
    const done = await attempt(() => host.execute({ do: 'on', incident, action }, null));
    if (!done) return false;
    await this.#view.upTo(done.seq);
    announce(told);
    return true;
  }

  /** Says what became of an item, and goes on to the next that is open. */
  async settle(row: ActionRow, outcome: Outcome, reason: string | null): Promise<boolean> {
    this.choose(row);
    const at = this.rows.findIndex((one) => one.id === row.id);
    const isOpen = (one: ActionRow) => one.settled === null && one.id !== row.id;
    const next = this.rows.slice(at).find(isOpen) ?? this.rows.findLast(isOpen);
    this.#kept.set(row.id, at);
    const action: Action = { type: 'settle_action', item: row.id, outcome, reason };
    const done = await this.act(row.incident, action, `${named(row)} is ${WORDS[outcome]}`);
    if (!done) this.#kept.delete(row.id);
    else if (next) this.choose(next);
    return done;
  }

  async reopen(row: ActionRow): Promise<boolean> {
    this.choose(row);
    const action: Action = { type: 'reopen_action', item: row.id, reason: null };
    const done = await this.act(row.incident, action, `${named(row)} is open again`);
    if (done) this.#kept.delete(row.id);
    return done;
  }

  /** Shows all settled items, or none of them. */
  showSettled(all: boolean): void {
    this.all = all;
    if (!all) this.#kept.clear();
  }

  /** Copies the open items as rows for Jira. */
  copyCsv(): void {
    if (this.view) void copy(this.view.csv, 'The open items that are not filed yet, as CSV for Jira');
  }
}
