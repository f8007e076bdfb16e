// What is typed under "What do you see?": which hit is chosen, and what would be declared. The rules are the core's: each
// hit says what is declared with it. No markup here.
import { search } from '$lib/host';
import { asFailure } from '$lib/errors.svelte';
import type { Command, Failure, Hit, RunbookCard, Severity } from '$lib/types';

export class Declaring {
  words = $state('');
  hits = $state.raw<Hit[]>([]);
  /** What fits the words, and "No runbook": behind the hits, or before them where none is what the words mean. */
  readonly rows = $derived.by<(Hit | null)[]>(() => {
    if (this.words.trim() === '') return [];
    return this.hits[0]?.reason ? [...this.hits, null] : [null, ...this.hits];
  });
  /** The ordinal of the chosen row. */
  chosen = $state(0);
  /** The only channels that get its texts; null where it is not private. */
  only = $state.raw<string[] | null>(null);
  failure = $state.raw<Failure | null>(null);
  /** True while the hits are those of earlier words. */
  stale = $state(false);
  /** What the person set; null while the runbook's stands. */
  #severity = $state<Severity | null>(null);
  #turn = 0;
  #searching: Promise<void> = Promise.resolve();
  #usual: () => Severity;

  hit = $derived<Hit | null>(this.rows[this.chosen] ?? null);
  severity = $derived.by<Severity>(() => this.#severity ?? this.hit?.runbook.opens_as ?? this.#usual());
  title = $derived(this.hit?.opening.title ?? this.words.trim());
  /** What was typed, where the title says something else: it goes on the record. */
  reported = $derived(this.hit?.opening.reported ?? null);
  ready = $derived(this.title !== '');

  /** `usual` says how severe an incident without a runbook is. */
  constructor(usual: () => Severity) {
    this.#usual = usual;
  }

  /** Takes what was typed and looks for runbooks. An answer that was overtaken is dropped. */
  type(words: string): void {
    this.words = words;
    this.stale = words.trim() !== '';
    this.#searching = this.#look(words.trim(), ++this.#turn);
  }

  /** Starts from a runbook. */
  from(card: RunbookCard): void {
    this.#turn += 1;
    this.words = card.title;
    this.stale = false;
    const opening = { title: card.title, reported: null };
    this.hits = [
      {
        runbook: card,
        found_in: 'Title',
        line: [[card.title, true]],
        times: 1,
        reason: 'you read it',
        opening,
      },
    ];
    this.chosen = 0;
    this.#severity = null;
  }

  /** Makes it private to no channel yet, or ends that. */
  togglePrivate(): void {
    this.only = this.only === null ? [] : null;
  }

  setSeverity(severity: Severity): void {
    this.#severity = severity;
  }

  clear(): void {
    this.#turn += 1;
    this.words = '';
    this.stale = false;
    this.hits = [];
    this.chosen = 0;
    this.#severity = null;
    this.only = null;
  }

  /** What would be declared, once the search for the last words has answered; null while nothing was typed. */
  async command(): Promise<Command | null> {
    await this.#searching;
    if (!this.ready) return null;
    const runbook = this.hit?.runbook ?? null;
    return {
      do: 'declare',
      title: this.title,
      severity: this.severity,
      runbooks: runbook ? [runbook.path] : [],
      reported: this.reported,
      exercise: false,
      only: this.only,
      interval_minutes: runbook?.cadence_minutes ?? null,
    };
  }

  async #look(words: string, turn: number): Promise<void> {
    let [hits, failure]: [Hit[], Failure | null] = [[], null];
    try {
      if (words !== '') hits = await search(words);
    } catch (thrown) {
      // Declaring works without the search: "No runbook" is always there.
      failure = asFailure(thrown);
    }
    if (turn !== this.#turn) return;
    this.hits = hits;
    this.stale = false;
    this.chosen = 0;
    this.failure = failure;
  }
}
