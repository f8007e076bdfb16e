// What a facilitator's screen knows and does, without a DOM: the exercise and what its players see, the story's clock that
// runs by itself, the inject that was chosen, the open panel, and every deed as one command.
import { announce } from '$lib/announce.svelte';
import { Clock } from '$lib/clock.svelte';
import { attempt, failures, type Show } from '$lib/errors.svelte';
import * as host from '$lib/host';
import { router } from '$lib/router.svelte';
import { storyTime } from '$lib/time';
import type { Action, ExerciseView, InjectView, Now, PlayersView } from '$lib/types';
import { watch, watchIncident, type View } from '$lib/views.svelte';
import { Unsaid } from '$lib/fields/unsaid.svelte';
import type { DrawnTexts } from '../document/blocks/reading';
import type { Request } from '$lib/panel/form';
import { AT_BAR, formOf, type Ask } from './asks';
import { isAhead, isDue, isForStall, isGiven, isWaiting } from './status';
import { nextMet } from './words';

/** One exercise on its facilitator's screen. Made while a component is made, because it watches. */
export class Directing {
  readonly exercise: View<ExerciseView>;
  readonly seen: View<PlayersView>;
  /** The story's clock, as an instant: the beginning, and the time of the story behind it. */
  readonly story = new Clock();
  /** The clock of the incident's promises: the story's where people talk, else the wall's. */
  readonly own = new Clock();
  ask = $state.raw<Ask | null>(null);
  readonly #typed: Unsaid;
  #chosen = $state<string | null>(null);
  readonly #id: () => string;

  readonly view = $derived.by(() => this.exercise.value);
  readonly on: boolean = $derived.by(() => this.view !== null && !this.view.clock.ended);
  /** Somebody practises alone: what is to come, and what is expected, is hidden until it is over. */
  readonly alone: boolean = $derived.by(() => this.on && (this.view?.auto ?? false));
  readonly drawn: DrawnTexts = $derived.by(() => this.view?.drawn ?? {});
  readonly form = $derived.by(() =>
    this.ask && this.view ? formOf(this.ask, this.view, this.ahead?.id ?? null) : null,
  );
  readonly atBar: boolean = $derived.by(() => this.ask !== null && AT_BAR[this.ask.of]);
  /** The inject that players work on: the chosen one, where they have it, else the last one that they were given. */
  readonly now: InjectView | null = $derived.by(() => {
    const chosen = this.find(this.#chosen);
    return chosen && isGiven(chosen) ? chosen : this.find(this.view?.current ?? null);
  });
  /** The inject that is acted on next: the chosen one, where players do not have it, else the next one. */
  readonly ahead: InjectView | null = $derived.by(() => {
    if (this.alone) return null;
    const chosen = this.find(this.#chosen);
    return chosen && isAhead(chosen) ? chosen : this.find(this.view?.next?.inject ?? null);
  });
  /** Those that are due and wait for the facilitator. */
  readonly due: InjectView[] = $derived.by(() => this.view?.injects.filter(isDue) ?? []);
  /** Those that come by their time: one that waits for a stall is given by itself alone. */
  readonly timed: InjectView[] = $derived.by(() => this.due.filter((one) => !isForStall(one)));
  /** When the next inject falls due after what was read: then it is read again. */
  readonly #turns: number | null = $derived.by(() => {
    const t = this.view?.clock.t_ms ?? 0;
    const ahead = (this.view?.injects ?? []).filter(isWaiting);
    const times = ahead.flatMap((one) => (one.due_ms !== null && one.due_ms > t ? [one.due_ms] : []));
    return times.length > 0 ? Math.min(...times) : null;
  });

  constructor(id: () => string) {
    this.#id = id;
    this.#typed = new Unsaid(`seen.${id()}`);
    // It says what is real and open beside it: so every change concerns it.
    this.exercise = watch(() => host.exercise(id()));
    // It has the incident's own time; the clock of this screen is the wall's.
    const takes = (now: Now) => this.own.take(now);
    this.seen = watchIncident(id, host.players, { takes });
    $effect(() => this.story.start());
    $effect(() => this.own.start());
    $effect.pre(() => {
      const view = this.view;
      if (!view) return;
      const { started_at, t_ms, rate } = view.clock;
      this.story.take({ now: started_at + t_ms, rate });
    });
    $effect(() => {
      if (this.#turns !== null && this.t(this.story.now) >= this.#turns) void this.exercise.reload();
    });
  }

  get id(): string {
    return this.#id();
  }

  /** What is typed of an observation. */
  get typed(): string {
    return this.#typed.words;
  }

  set typed(words: string) {
    this.#typed.words = words;
  }

  /** The chosen inject, or the one that is acted on. */
  get chosen(): string | null {
    return this.#chosen;
  }

  /** The time of the story at an instant of its clock. */
  t(now: number): number {
    return now - (this.view?.clock.started_at ?? now);
  }

  find(id: string | null): InjectView | null {
    return this.view?.injects.find((one) => one.id === id) ?? null;
  }

  choose(id: string | null): void {
    this.#chosen = id;
  }

  /** Chooses the inject before or after the chosen one; of none, the one that comes next. */
  move(by: 1 | -1): void {
    const all = this.view?.injects ?? [];
    const from = this.#chosen ?? this.ahead?.id ?? this.now?.id;
    const at = all.findIndex((one) => one.id === from);
    this.#chosen = all[Math.min(all.length - 1, Math.max(0, at + by))]?.id ?? null;
  }

  /** Does one thing and reads what came of it. */
  async act(action: Action, show?: Show): Promise<boolean> {
    const done = await attempt(() => host.execute({ do: 'on', incident: this.id, action }, null), show);
    if (done && done.remarks.length > 0) failures.remark = done.remarks.join(' ');
    await (done ? this.exercise.upTo(done.seq) : this.exercise.reload());
    return done !== null;
  }

  async answer(request: Request, show: Show): Promise<void> {
    if (!('action' in request) || !(await this.act(request.action, show))) return;
    this.ask = null;
    if (request.action.type === 'end_exercise') router.hotwash(this.id);
  }

  async release(inject = this.ahead): Promise<void> {
    if (!inject || !isAhead(inject)) return;
    if (!(await this.act({ type: 'release_inject', inject: inject.id }))) return;
    if (this.#chosen === inject.id) this.#chosen = null;
    announce(`${inject.id} released`);
  }

  /** Gives players all that are due by their time, the earliest first; it stops at the first that is refused. */
  async releaseAll(): Promise<void> {
    const due = this.timed.toSorted((a, b) => (a.due_ms ?? 0) - (b.due_ms ?? 0));
    for (const { id } of due) if (!(await this.act({ type: 'release_inject', inject: id }))) return;
    announce(`${due.length} injects released`);
  }

  async hold(): Promise<void> {
    const inject = this.ahead?.id;
    if (inject && (await this.act({ type: 'hold_inject', inject, reason: null }))) announce(`${inject} held`);
  }

  skip(): void {
    if (this.ahead) this.ask = { of: 'skip', inject: this.ahead.id };
  }

  async retime(minutes: number): Promise<void> {
    const inject = this.ahead;
    if (!inject) return;
    const from = inject.due_ms ?? this.t(this.story.exact());
    // No inject comes before the beginning.
    const to = storyTime(Math.max(0, from + minutes * 60_000));
    await this.act({ type: 'retime_inject', inject: inject.id, to });
  }

  async hint(): Promise<void> {
    if (this.now) await this.act({ type: 'give_hint', inject: this.now.id });
  }

  /** Says the next thing of an expectation: met, in part, not met, does not apply, and again. */
  async mark(number: number): Promise<void> {
    const inject = this.now;
    const one = inject?.expectations.find((each) => each.number === number);
    if (!inject || !one) return;
    const met = nextMet(one.met);
    await this.act({ type: 'mark_expectation', inject: inject.id, number, met, note: null });
  }

  async pause(): Promise<void> {
    if (this.view?.clock.running) this.ask = { of: 'pause' };
    else await this.act({ type: 'resume_exercise' });
  }

  speed(speed: string): Promise<boolean> {
    return this.act({ type: 'set_speed', speed });
  }

  /** Opens the second step of breaking off; the real incident is the reason where there is one. */
  abort(): void {
    const real = this.view?.real_trouble;
    if (this.on) this.ask = { of: 'abort', reason: real ? `${real} is real` : '' };
  }

  rate(): void {
    const all = this.view?.objectives ?? [];
    const first = all.find((one) => one.rating === null) ?? all[0];
    if (first) this.ask = { of: 'rate', objective: first.id, rating: null };
  }

  /** Keeps the observation that is typed; about the inject that players work on, unless the line names one. */
  async observe(): Promise<void> {
    const text = this.typed;
    if (text.trim() === '') return;
    const inject = this.now?.id ?? null;
    this.#typed.take();
    if (await this.act({ type: 'observe', kind: null, text, objective: null, inject })) this.#typed.said();
    else this.#typed.back();
  }

  show(): Promise<void | null> {
    return attempt(() => host.showPlayers(this.id));
  }
}
