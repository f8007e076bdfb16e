// What the incident screen knows and does, without a DOM: the views that it shows, the step it stands on, the open
// panel, and every deed as one command.
import { announce } from '$lib/announce.svelte';
import { attempt, failures, type Show } from '$lib/errors.svelte';
import * as host from '$lib/host';
import { router } from '$lib/router.svelte';
import type { Target } from '../document/text/links';
import type { Action, Done, Expected, IncidentState, IncidentView, StepView } from '$lib/types';
import { watchIncident, type View } from '$lib/views.svelte';
import { isOpen, isWritable } from '$lib/states';
import { clock } from '$lib/clock.svelte';
import { SvelteSet } from 'svelte/reactivity';
import { Copies } from './checklist/copies.svelte';
import { Lines } from './checklist/lines.svelte';
import { instants, type PhaseFacts } from './checklist/phases';
import { blanksHere } from './rail/blanks';
import { coarse } from './times';
import { hostOf, type Form, type Host, type Panel, type Request } from '$lib/panel/form';
import { formOf } from './panels/forms';
import { stand, stoodAt } from './stood';
import {
  currentPlace,
  expectedOf,
  moved,
  nextAfter,
  places,
  shiftOf,
  toggled,
  undoable,
  type Place,
} from './steps';

/** How the composer stands: closed, or open with a state that was asked for. */
export type Composing = { state: IncidentState | null } | null;

/** What lies over the screen: the differences of files, the chooser of runbooks, the tables of the runbooks, or the chart. */
export type Sheet = 'review' | 'runbooks' | 'tables' | 'private' | 'chart' | null;

/** The two panes of which a narrow window shows one. */
export type Middle = 'steps' | 'timeline';

/** The pane that has to be in sight for a panel; null where it opens beside both. */
const SIDE_OF: Record<Host, Middle | null> = {
  chip: null,
  promise: null,
  step: 'steps',
  checklist: 'steps',
  timeline: 'timeline',
  rail: null,
};

/** One incident on the screen. Made while a component is made, because it watches. */
export class Desk {
  readonly incident: View<IncidentView>;
  #chosen = $state<string | null>(null);
  #panel = $state.raw<Panel | null>(null);
  /** What stands in the middle where the window has no room for both. */
  side = $state<Middle>('steps');
  composing = $state.raw<Composing>(null);
  sheet = $state.raw<Sheet>(null);
  /** A text was posted here: the steps that ask for it are offered. */
  #posted = $state(false);
  /** The address that is shown before it opens outside, or with why it does not. */
  link = $state.raw<{ href: string; why: string | null } | null>(null);

  /** Shows where a link leads that opens no runbook. */
  show(target: Target): void {
    if (target.to === 'outside') this.link = { href: target.href, why: null };
    else if (target.to === 'nowhere') this.link = { href: target.href, why: target.why };
  }

  readonly view = $derived.by(() => this.incident.value);
  readonly all: Place[] = $derived.by(() => (this.view ? places(this.view.runbooks) : []));
  readonly current: Place | null = $derived.by(() => currentPlace(this.all, this.chosen));
  readonly lines = new Lines(() => this.current?.step ?? null);
  readonly copies = new Copies((name, step) => {
    if (this.open) this.panel = { of: 'blank', name, step };
    return this.open;
  });
  /** Settled steps of which all is shown, by their numbers. */
  readonly #unfolded = new SvelteSet<string>();
  readonly open: boolean = $derived.by(() => this.view !== null && isOpen(this.view.incident.state));
  /** It is over, and no last word is written to an audience that heard of it. */
  readonly owes: boolean = $derived.by(
    () => !this.open && (this.view?.rhythm.some((r) => r.due_at !== null && !r.on_its_way) ?? false),
  );
  /** True while anything can be recorded: what comes after recovery is ticked when it is resolved. */
  readonly writable: boolean = $derived.by(() => this.view !== null && isWritable(this.view.incident.state));
  readonly #instants = $derived.by(() => (this.view ? instants(this.view) : []));
  /** The moment by which phases are judged: now, or the end of what has ended. */
  readonly #at: number = $derived.by(() => this.view?.ended_at ?? coarse(clock.now, this.#instants));
  /** What the words of phases are made from. */
  readonly facts: PhaseFacts = $derived.by(() => ({
    at: this.#at,
    ended: this.view !== null && this.view.ended_at !== null,
  }));
  readonly #id: () => string;

  constructor(id: () => string) {
    this.#id = id;
    this.incident = watchIncident(id, host.incident);
  }

  get id(): string {
    return this.#id();
  }

  /** The step that was walked to; null stands on the first that can be done. */
  get chosen(): string | null {
    return this.#chosen;
  }

  /** Who walks on sees where. */
  set chosen(step: string | null) {
    this.#chosen = step;
    this.side = 'steps';
    if (step !== null) stand(this.id, { step });
  }

  get panel(): Panel | null {
    return this.#panel;
  }

  /** Opens a panel, and brings what it opens in into sight. */
  set panel(panel: Panel | null) {
    this.#panel = panel;
    if (panel) this.side = SIDE_OF[hostOf(panel)] ?? this.side;
  }

  /** Does one thing to this incident and reads it again, also when it was refused as stale. */
  async act(action: Action, expected: Expected | null = null, show?: Show): Promise<Done | null> {
    const done = await attempt(() => host.execute({ do: 'on', incident: this.id, action }, expected), show);
    if (done && done.remarks.length > 0) failures.remark = done.remarks.join(' ');
    await (done ? this.incident.upTo(done.seq) : this.incident.reload());
    return done;
  }

  move(by: number): void {
    const from = this.current?.step.number;
    if (from) this.chosen = moved(this.all, from, by);
  }

  /** Ticks a step, or takes the tick back. After a tick the next step that can be done is current. */
  async toggle(step: StepView | undefined = this.current?.step): Promise<void> {
    if (!step) return;
    const action = toggled(step);
    const ticks = action.type === 'finish_step';
    this.chosen = step.number;
    if (ticks && step.asks.length > 0) {
      this.panel = { of: 'value', step: step.number, given: [] };
      return;
    }
    if (!(await this.act(action, expectedOf(step)))) return;
    if (ticks) this.#goOn(step.number);
    announce(`Step ${step.number} ${ticks ? 'done' : 'open again'}`);
  }

  /** Stands on the next step that can be done, unless somebody walked on meanwhile. The ways that were not taken are known only
   * once the incident was read again. */
  #goOn(from: string): void {
    if (this.current?.step.number === from) this.chosen = nextAfter(this.all, from);
  }

  /** True for a settled step of which all is shown. */
  isUnfolded(step: StepView): boolean {
    return this.#unfolded.has(step.number);
  }

  /** Shows all of the current step, or folds it again once it is settled. */
  unfold(all: boolean): void {
    const step = this.current?.step.number;
    if (step === undefined) return;
    if (all) this.#unfolded.add(step);
    else this.#unfolded.delete(step);
  }

  async start(): Promise<void> {
    const step = this.current?.step;
    if (!step) return;
    if (await this.act({ type: 'start_step', step: step.number }, expectedOf(step))) {
      announce(`Step ${step.number} started`);
    }
  }

  /** Copies the marked command of the current step. */
  async copyMarked(): Promise<void> {
    const step = this.current?.step;
    if (step) await this.copies.copy(step);
  }

  /** What `Z` would take back. */
  get undoable(): StepView | null {
    return this.view ? undoable(this.all, this.current?.step ?? null, this.view.actor) : null;
  }

  async undo(): Promise<void> {
    const step = this.undoable;
    if (!step) return;
    this.chosen = step.number;
    if (await this.act({ type: 'undo_step', step: step.number }, expectedOf(step))) {
      announce(`Step ${step.number} open again`);
    }
  }

  /** Puts the current step before the one above it, or behind the one below it, within its runbook. */
  async shift(by: 1 | -1): Promise<void> {
    const place = this.current;
    const shift = place && shiftOf(this.all, place, by);
    if (!place || !shift) return;
    const step = place.step.number;
    this.chosen = step;
    if (await this.act({ type: 'move_step', step, ...shift }, expectedOf(place.step))) {
      const { after, before } = shift;
      announce(`Step ${step} ${after === null ? `before step ${before}` : `after step ${after}`}`);
    }
  }

  /** Opens the panel of the current step. */
  ask(of: 'skip' | 'block' | 'add' | 'edit' | 'drop' | 'owner' | 'due'): void {
    const whole = of === 'add' || of === 'edit' || of === 'drop';
    const step = (whole ? this.current?.parent : null) ?? this.current?.step;
    if (step || of === 'add') this.panel = { of, step: step?.number ?? '' };
  }

  /** Opens the panel of the blanks: the current step's first empty one, else its phase's, else any, else the first. */
  askBlank(name?: string): void {
    const blanks = this.view?.blanks ?? [];
    const here = this.current?.step.commands.flatMap((c) => c.parts).find((p) => p.blank && !p.filled);
    const phase = blanksHere(this.all, this.current?.phase ?? '');
    const first = (names: string[]) =>
      blanks.find(([one, value]) => value === null && names.includes(one))?.[0];
    const empty = first(phase) ?? first(blanks.map(([one]) => one));
    const wanted = name ?? here?.blank ?? empty ?? blanks[0]?.[0];
    if (wanted) this.panel = { of: 'blank', name: wanted };
  }

  /** Sends what a panel asked for. The panel stays, with its text, when that was refused. */
  async answer(request: Request, show: Show): Promise<void> {
    const panel = this.panel;
    if ('compose' in request) {
      this.panel = null;
      this.compose(request.compose);
      return;
    }
    if ('panel' in request) {
      this.panel = request.panel;
      return;
    }
    if ('purge' in request) {
      if ((await this.purge(request.purge, request.reason, show)) && this.panel === panel) this.panel = null;
      return;
    }
    const leaves = panel?.of === 'skip' || panel?.of === 'drop' || panel?.of === 'value';
    const before = new Set(this.all.map((place) => place.step.number));
    if (!(await this.act(request.action, request.expected, show))) return;
    if (this.panel === panel) this.panel = null;
    // Whoever was told that nothing follows is told otherwise first.
    if (request.action.type === 'reopen') this.compose();
    const added = panel?.of === 'add' && this.all.find((place) => !before.has(place.step.number));
    if (added) this.chosen = added.step.number;
    if (leaves) this.#goOn(panel.step);
    if (panel?.of === 'value') announce(`Step ${panel.step} done`);
  }

  /** Removes the words of an entry for good, and says what that does not reach. */
  async purge(seq: number, reason: string, show?: Show): Promise<Done | null> {
    const done = await attempt(() => host.purge(this.id, seq, reason), show);
    if (!done) return null;
    failures.remark = done.remarks.join(' ');
    announce('The words are removed');
    await this.incident.upTo(done.seq);
    return done;
  }

  /** The form of the open panel; null when none is open, or when what it acts on is gone. */
  get form(): Form | null {
    return this.panel && this.view ? formOf(this.panel, this.view) : null;
  }

  /** The form of the open panel for who shows it; null for everybody else, and at every other step. */
  formAt(host: Host, step?: string): Form | null {
    const panel = this.panel;
    if (!panel || hostOf(panel) !== host) return null;
    return host === 'step' && 'step' in panel && panel.step !== step ? null : this.form;
  }

  /** A text was posted by the composer. */
  posted(): void {
    this.#posted = true;
    stand(this.id, { posted: true });
  }

  /** The steps that ask for what was posted, until somebody answers. */
  get told(): StepView[] {
    const numbers = this.#posted && this.writable ? (this.view?.told_steps ?? []) : [];
    const steps = this.all.map((place) => place.step);
    return steps.filter((step) => numbers.includes(step.number));
  }

  /** Ticks the steps that the post did, or leaves them open. */
  async answerTold(ticks: boolean): Promise<void> {
    const steps = this.told;
    this.#posted = false;
    stand(this.id, { posted: false });
    for (const step of ticks ? steps : []) {
      if (!(await this.act({ type: 'finish_step', step: step.number }, expectedOf(step)))) return;
    }
    if (ticks) announce(`${steps.map((step) => `Step ${step.number}`).join(', ')} done`);
  }

  compose(state: IncidentState | null = null): void {
    this.panel = null;
    this.composing = { state };
  }

  /** Goes to the post-mortem. */
  draft(): void {
    router.postmortem(this.id);
  }

  /** Another incident is shown, at the step it was left at: nothing of the last one stays. */
  reset(): void {
    ({ step: this.#chosen, posted: this.#posted } = stoodAt(this.id));
    this.panel = null;
    this.side = 'steps';
    this.composing = null;
    this.sheet = null;
    this.#unfolded.clear();
    this.link = null;
    failures.dismiss();
  }
}
