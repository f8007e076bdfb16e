// What is made of an exercise after its end: ratings with their reasons, what was seen, the improvement plan, the report.
import { announce } from '$lib/announce.svelte';
import { copy } from '$lib/clipboard.svelte';
import { attempt } from '$lib/errors.svelte';
import { paper } from '$lib/export/forms.svelte';
import { Making } from '$lib/export/making.svelte';
import * as host from '$lib/host';
import { key, type Binding } from '$lib/keys';
import { router } from '$lib/router.svelte';
import type {
  Action,
  ActionItem,
  ExerciseView,
  ExpectationView,
  Form,
  InjectView,
  ItemChange,
  ObjectiveView,
  ObservationKind,
  Profile,
  Rating,
  SavedReport,
} from '$lib/types';
import { watchIncident, type View } from '$lib/views.svelte';
import { RATINGS, SEEN } from '$lib/words';
import { isGiven } from '../exercise/status';
import { ANSWERS, answered, answersTo, type Answer } from './words';

/** An expectation of an inject that players were given. */
export interface Expected {
  /** `I1.2` */
  name: string;
  inject: InjectView;
  one: ExpectationView;
}

/** What is asked for. */
export type Asking =
  | { of: 'rate'; objective: string; rating: Rating }
  | { of: 'seen'; kind: ObservationKind }
  | { of: 'row'; at?: number };

export class Wash {
  readonly id: string;
  readonly exercise: View<ExerciseView>;
  readonly report: View<SavedReport>;
  asking = $state.raw<Asking | null>(null);
  /** The form in which the report is saved. */
  form = $state<Form>('md');
  #readers = $state<Profile | null>(null);
  /** It is being put into its form. */
  readonly saving: Making;
  /** The objective that the keys rate. */
  #chosen = $state<string | null>(null);
  /** The expectation that the digits answer. */
  #marked = $state<string | null>(null);

  constructor(id: string) {
    this.id = id;
    this.saving = new Making(() => id, { made: 'Saved', path: 'Path of the report' });
    this.exercise = watchIncident(() => id, host.exercise, { timed: false });
    this.report = watchIncident(
      () => id,
      (of) => host.afterAction(of, this.readers, null),
      { timed: false },
    );
  }

  /** For whom the report is masked that is shown, copied and saved; nobody where it is as it was written. */
  get readers(): Profile | null {
    return this.#readers;
  }

  set readers(readers: Profile | null) {
    this.#readers = readers;
    void this.report.reload();
  }

  get objectives(): ObjectiveView[] {
    return this.exercise.value?.objectives ?? [];
  }

  /** The objective that the keys rate: the one that was chosen, else the first without a rating. */
  get current(): ObjectiveView | null {
    const all = this.objectives;
    return all.find((one) => one.id === this.#chosen) ?? all.find((one) => !one.rating) ?? all[0] ?? null;
  }

  move(by: 1 | -1): void {
    const at = this.objectives.findIndex((one) => one.id === this.current?.id);
    const next = this.objectives[at + by];
    if (!next) return;
    this.#chosen = next.id;
    announce(`${next.id}: ${next.text}`);
  }

  /** What was expected of players, of every inject that they were given. */
  readonly expected: Expected[] = $derived.by(() => {
    const given = (this.exercise.value?.injects ?? []).filter(isGiven);
    return given.flatMap((inject) =>
      inject.expectations.map((one) => ({ name: `${inject.id}.${one.number}`, inject, one })),
    );
  });

  /** The expectation that the digits answer: the one that was chosen, else the first that nobody marked. */
  get marking(): Expected | null {
    const all = this.expected;
    const open = all.find(({ one }) => answered(one) === null);
    return all.find(({ name }) => name === this.#marked) ?? open ?? all[0] ?? null;
  }

  moveMarking(by: 1 | -1): void {
    const at = this.expected.findIndex(({ name }) => name === this.marking?.name);
    const next = this.expected[at + by];
    if (!next) return;
    this.#marked = next.name;
    const said = answered(next.one);
    announce(`${next.name}: ${next.one.text}, ${said === null ? 'not said yet' : ANSWERS[said].name}`);
  }

  /** Answers an expectation, and goes on to the next that nobody marked. */
  async mark(answer: Answer, expected = this.marking): Promise<void> {
    if (!expected || !answersTo(expected.one).includes(answer)) return;
    const { met, in_time } = ANSWERS[answer];
    const of = { inject: expected.inject.id, number: expected.one.number, note: expected.one.note };
    const timed = in_time === undefined || expected.one.within_ms === null ? {} : { in_time };
    if (!(await this.#act({ type: 'mark_expectation', ...of, met, ...timed }))) return;
    announce(`${expected.name} ${ANSWERS[answer].name}`);
    const at = this.expected.findIndex(({ name }) => name === expected.name);
    const rest = this.expected.slice(at + 1).find(({ one }) => answered(one) === null);
    this.#marked = rest?.name ?? expected.name;
  }

  /** Asks why an objective is rated so. */
  rate(rating: Rating, objective = this.current?.id): void {
    if (objective === undefined) return announce('The scenario has no objectives, so nothing is rated.');
    this.#chosen = objective;
    this.asking = { of: 'rate', objective, rating };
  }

  async giveReason(reason: string): Promise<void> {
    const asked = this.asking;
    if (asked?.of !== 'rate') return;
    const { objective, rating } = asked;
    if (await this.#act({ type: 'rate_objective', objective, rating, reason })) {
      const all = this.objectives;
      const at = all.findIndex((one) => one.id === objective);
      this.#chosen = all.slice(at + 1).find((one) => !one.rating)?.id ?? objective;
    }
  }

  /** Asks what was seen. */
  see(kind: ObservationKind = 'strength'): void {
    this.asking = { of: 'seen', kind };
  }

  observe(kind: ObservationKind, text: string, about: string): Promise<boolean> {
    const isObjective = this.exercise.value?.objectives.some(({ id }) => id === about);
    const [objective, inject] = isObjective ? [about, null] : [null, about || null];
    return this.#act({ type: 'observe', kind, text, objective, inject });
  }

  /** Asks for a row of the plan again: the one that is named, else the first without an owner or a day. */
  change(at = this.#vague()): void {
    if (this.exercise.value?.actions[at]) this.asking = { of: 'row', at };
    else announce('The improvement plan is empty.');
  }

  #vague(): number {
    const rows = this.exercise.value?.actions ?? [];
    return Math.max(
      0,
      rows.findIndex((row) => !row.owner || !row.due),
    );
  }

  /** Changes the row of the plan that is asked for. */
  put(at: number, change: ItemChange): Promise<boolean> {
    return this.#act({ type: 'change_action', item: `A${at + 1}`, change });
  }

  add(item: ActionItem): Promise<boolean> {
    return this.#act({ type: 'add_action', ...item });
  }

  async #act(action: Action): Promise<boolean> {
    const command = { do: 'on', incident: this.id, action } as const;
    const done = await attempt(() => host.execute(command, null));
    if (!done) return false;
    this.asking = null;
    await this.exercise.upTo(done.seq);
    return true;
  }

  /** Saves the report and says where it lies. */
  async save(): Promise<void> {
    const ask = { form: this.form, sheet: paper.sheet, profile: this.readers };
    await this.saving.run(async () => (await host.afterAction(this.id, this.readers, ask)).saved);
  }

  async copyReport(): Promise<void> {
    // What is shown may still be for other readers.
    const report = await attempt(() => host.afterAction(this.id, this.readers, null));
    if (report) await copy(report.markdown, 'Report');
  }

  get bindings(): Binding[] {
    const free = () => this.asking === null;
    const rating = (rated: Rating) => {
      const name = `Rate the objective: ${RATINGS[rated].meaning}`;
      return key(RATINGS[rated].letter, name, () => this.rate(rated), { when: free });
    };
    const seen = (keys: string | string[], kind: ObservationKind) => {
      const name = `Write down what was seen: ${SEEN[kind].name.toLowerCase()}`;
      return key(keys, name, () => this.see(kind), { when: free });
    };
    const answer = (said: Answer) => {
      const name = `Answer the expectation: ${ANSWERS[said].name}`;
      const when = () => free() && this.marking !== null && answersTo(this.marking.one).includes(said);
      return key(ANSWERS[said].key, name, () => void this.mark(said), { when, palette: false });
    };
    return [
      key(['J', 'ArrowDown'], 'Next objective', () => this.move(1), { palette: false }),
      key(['K', 'ArrowUp'], 'Objective before', () => this.move(-1), { palette: false }),
      ...(['performed', 'some', 'major', 'unable'] as const).map(rating),
      seen(['N', 'Plus'], 'strength'),
      seen('~', 'improve'),
      seen('-', 'gap'),
      key('Shift+J', 'Next expectation', () => this.moveMarking(1), { when: free, palette: false }),
      key('Shift+K', 'Expectation before', () => this.moveMarking(-1), { when: free, palette: false }),
      ...(Object.keys(ANSWERS) as Answer[]).map(answer),
      key('A', 'Add a row to the plan', () => (this.asking = { of: 'row' }), { when: free }),
      key('E', 'Change a row of the plan', () => this.change(), { when: free }),
      key('Ctrl+S', 'Save the report', () => void this.save()),
      key('Y', 'Copy the report', () => void this.copyReport()),
      key('I', 'Go to the incident', () => router.incident(this.id)),
      key('Esc', 'Close what is asked', () => (this.asking = null), {
        when: () => this.asking !== null,
        palette: false,
      }),
      this.saving.binding,
      key(['Alt+ArrowLeft', 'Backspace'], 'Back', () => router.back()),
    ];
  }
}
