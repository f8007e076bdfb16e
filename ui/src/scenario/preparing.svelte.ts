// What can be done with a file of scenarios before an exercise: going over it, turning what was read, writing it, beginning.
import { tick } from 'svelte';
import { announce } from '$lib/announce.svelte';
import { copy } from '$lib/clipboard.svelte';
import { asFailure, attempt, failures } from '$lib/errors.svelte';
import { configure, startExercise, writeScenario } from '$lib/host';
import { key, type Binding } from '$lib/keys';
import { router } from '$lib/router.svelte';
import { factsOfForm } from '../library/scenarios';
import type { Piece, ScenarioView, Severity, StoryView } from '$lib/types';
import { bring } from '$lib/ui/scrolling';
import { cards, stops, verdict, type Card } from './reading';

/** How an exercise begins. */
export interface How {
  /** As it is typed: `0.5`. */
  speed: string;
  solo: boolean;
  severity: Severity | null;
}

export class Preparing {
  readonly #view: () => ScenarioView | null;
  /** Which of the scenarios of the file, from 0. */
  #at = $state(0);
  /** What the keys have reached. */
  current = $state<string | null>(null);
  /** The sheet is open that asks how it begins. */
  beginning = $state(false);
  readonly at: number = $derived.by(() => Math.min(this.#at, Math.max(0, this.stories.length - 1)));
  readonly cards: Card[] = $derived.by(() => (this.story ? cards(this.story) : []));
  readonly #stops = $derived(stops(this.cards));

  constructor(view: () => ScenarioView | null) {
    this.#view = view;
  }

  get stories(): StoryView[] {
    return this.#view()?.stories ?? [];
  }

  get story(): StoryView | null {
    return this.stories[this.at] ?? null;
  }

  /** Something of it can be turned. */
  get turns(): boolean {
    return (this.story?.pieces.length ?? 0) > 0;
  }

  show(at: number): void {
    if (at < 0 || at >= this.stories.length) return;
    this.#at = at;
    this.current = null;
    announce(`Scenario ${at + 1} of ${this.stories.length}: ${this.story?.scenario.title ?? ''}`);
  }

  async move(by: 1 | -1): Promise<void> {
    const at = this.#stops.findIndex((one) => one.id === this.current);
    const next = this.#stops[at < 0 ? (by === 1 ? 0 : this.#stops.length - 1) : at + by];
    if (!next) return;
    this.current = next.id;
    await tick();
    bring(document.getElementById(`piece-${next.id}`));
    if (next.piece) announce(`${verdict(next.piece)}: ${next.piece.words}. ${next.piece.doubt ?? ''}`);
  }

  /** Turns what the keys have reached, or what was pressed; turns it back where it is turned. */
  async turn(piece = this.#stops.find((one) => one.id === this.current)?.piece ?? null): Promise<void> {
    const view = this.#view();
    if (!view) return;
    if (!piece) return announce(this.turns ? 'J and K choose something first.' : 'Nothing here is in doubt.');
    this.current = piece.id;
    const setting = { set: 'turn_piece', path: view.path, piece: piece.id, on: !piece.turned } as const;
    const answer = await attempt(() => configure(setting));
    if (answer && !answer.ok) return failures.report({ code: 'refused', message: answer.message });
    if (answer) announce(answer.message);
  }

  /** Writes the form that is run beside the file. */
  async write(): Promise<void> {
    const view = this.#view();
    if (!view) return;
    const written = await attempt(() => writeScenario(view.path, this.at));
    if (!written) return;
    const { path, file } = written;
    failures.done(`The scenario is at ${file}`, [
      { name: 'Open', run: () => router.scenario(path) },
      { name: 'Copy path', run: () => copy(file, 'Path of the scenario') },
    ]);
  }

  /** Asks how it begins; what keeps it from beginning is said. */
  ask(): void {
    const { story } = this;
    const why = story ? story.problem : (this.#view()?.refusal ?? null);
    if (why !== null) return failures.report({ code: 'refused', message: why });
    this.beginning = story !== null;
  }

  /** Begins; answers with why it cannot begin, which is said beside the button. */
  async begin({ speed, solo, severity }: How): Promise<string | null> {
    const view = this.#view();
    if (!view) return null;
    try {
      const done = await startExercise(view.path, speed, solo, severity, this.at);
      this.beginning = false;
      router.exercise(done.incident);
      return null;
    } catch (thrown) {
      return asFailure(thrown).message;
    }
  }

  get bindings(): Binding[] {
    const several = () => this.stories.length > 1;
    const other = () => factsOfForm(this.#view()?.form ?? 'none').read;
    return [
      key('P', 'Practise this', () => this.ask()),
      key(['J', 'ArrowDown'], 'Next inject or doubt', () => void this.move(1), { palette: false }),
      key(['K', 'ArrowUp'], 'Inject or doubt before', () => void this.move(-1), { palette: false }),
      key('T', 'Turn what was read', () => void this.turn(), { when: other }),
      key('W', 'Write it as a scenario', () => void this.write(), { when: other }),
      key(']', 'Next scenario of the file', () => this.show(this.at + 1), { when: several }),
      key('[', 'Scenario of the file before', () => this.show(this.at - 1), { when: several }),
      key(['Alt+ArrowLeft', 'Backspace'], 'Back', () => router.back()),
    ];
  }
}

/** True for what a person should look at. */
export const isDoubted = (piece: Piece | null): boolean =>
  piece !== null && piece.doubt !== null && !piece.turned;
