// The composer without a DOM: what is written for each audience, which column is active, and what was sent.
import { SvelteMap } from 'svelte/reactivity';
import { announce } from '$lib/announce.svelte';
import { clock } from '$lib/clock.svelte';
import * as host from '$lib/host';
import type {
  Audience,
  ComposeAudience,
  ComposeView,
  IncidentState,
  IncidentView,
  PreviewView,
} from '$lib/types';
import { concernsIncident, watch, type View } from '$lib/views.svelte';
import { OWN } from '$lib/channel';
import { isOpen, RESOLVED, TOLD_STATES } from '$lib/states';
import type { Desk } from '../incident/desk.svelte';
import { FactKeys } from './facts/fact-keys';
import { keep, keptDraft, forget, untouched, type KeptText } from './kept';
import { promiseSeen, sendAction } from './send/send';
import { withState, withTime } from './words/text';

/** The composer of one incident. Made while a component is made, because it watches. */
export class Sheet {
  readonly compose: View<ComposeView>;
  active = $state<Audience>(OWN);
  /** The number of each fact: its key. */
  readonly keys = new FactKeys();
  /** How the text of each audience looked last. */
  readonly #looks = new SvelteMap<Audience, PreviewView>();
  /** What went out from this sheet, in words, by audience. */
  readonly sent = new SvelteMap<Audience, string>();
  readonly desk: Desk;
  #picked = $state<IncidentState | null>(null);
  #texts = $state<Partial<Record<Audience, KeptText>>>({});
  readonly #view: () => IncidentView;
  readonly #id: string;

  constructor(desk: Desk, view: () => IncidentView, asked: IncidentState | null) {
    this.desk = desk;
    this.#view = view;
    this.#id = desk.id;
    const kept = keptDraft(this.#id);
    this.#picked = asked ?? kept.state;
    this.#texts = kept.texts;
    // After the end the composer is for those who were not told.
    const owed = isOpen(this.now) ? undefined : view().rhythm.find((r) => r.due_at !== null && !r.on_its_way);
    if (owed) this.active = owed.audience;
    this.compose = watch(
      () => {
        // The proposed text says how long it lasts and when the next one comes.
        void clock.minute;
        return host.compose(this.#id);
      },
      concernsIncident(() => this.#id),
    );
  }

  /** Where the incident stands now. */
  get now(): IncidentState {
    return this.#view().incident.state;
  }

  /** The state that the update tells. */
  get state(): IncidentState {
    return this.#picked ?? (TOLD_STATES.includes(this.now) ? this.now : RESOLVED);
  }

  pick(state: IncidentState): void {
    this.#picked = state === this.now ? null : state;
    this.#keep();
  }

  /** True for a last update: it promises nothing. */
  get closing(): boolean {
    return !isOpen(this.state);
  }

  /** How a text looks, with what stands out in it. What it promises is compared with the time: each minute anew. */
  read(audience: Audience, text: string): Promise<PreviewView> {
    void clock.minute;
    return host.preview(this.#id, audience, text, this.state, this.kept(audience).minutes);
  }

  kept(audience: Audience): KeptText {
    return this.#texts[audience] ?? untouched();
  }

  /** Minutes to the next update; null where none is promised. */
  minutes(column: ComposeAudience): number | null {
    return this.kept(column.audience).minutes ?? column.interval_minutes;
  }

  /** The next update that a text approved now would promise, to the minute: `14:53`; null where it promises none. */
  nextTime(column: ComposeAudience): string | null {
    return this.#in(this.minutes(column), clock.minute);
  }

  /** The time that was filled into the core's texts. */
  #filledIn(column: ComposeAudience): string | null {
    return this.#in(column.interval_minutes, this.compose.value?.now.now ?? clock.minute);
  }

  #in(minutes: number | null, from: number): string | null {
    return minutes === null ? null : clock.at(from + minutes * 60_000);
  }

  /** The text as it stands in the field. */
  text(column: ComposeAudience): string {
    const kept = this.kept(column.audience);
    const next = this.nextTime(column);
    if (kept.text !== null) return withTime(kept.text, kept.time, next);
    // A person writes on behind its last sentence.
    if (this.closing && isOpen(this.now)) return `${column.closing} `;
    return withState(withTime(column.text, this.#filledIn(column), next), this.now, this.state);
  }

  write(column: ComposeAudience, text: string): void {
    this.#change(column.audience, { text, time: this.nextTime(column) });
  }

  /** Puts in "No change since …"; what stood there is replaced. */
  noChange(column: ComposeAudience): void {
    this.write(column, withTime(column.no_change, this.#filledIn(column), this.nextTime(column)));
  }

  pickMinutes(column: ComposeAudience, minutes: number): void {
    const text = this.kept(column.audience).text === null ? null : this.text(column);
    const before = this.nextTime(column);
    this.#change(column.audience, {
      minutes: minutes === column.interval_minutes ? null : minutes,
      text,
      time: before,
    });
  }

  /** The channels that do not get the column's text; one that is gone from the settings is not among them. */
  without(column: ComposeAudience): string[] {
    return this.kept(column.audience).without.filter((name) => column.channels.includes(name));
  }

  /** Leaves a channel out of this post, or puts it back. */
  leaveOut(audience: Audience, channel: string, out: boolean): void {
    const others = this.kept(audience).without.filter((name) => name !== channel);
    this.#change(audience, { without: out ? [...others, channel] : others });
  }

  /** The text of an audience was looked at. */
  look(audience: Audience, preview: PreviewView | null): void {
    if (preview) this.#looks.set(audience, preview);
  }

  /** How the text of an audience looked last; null before it was looked at. */
  preview(audience: Audience): PreviewView | null {
    return this.#looks.get(audience) ?? null;
  }

  /** What changed since the last text of an audience, so that "no change" would be untrue. */
  changed(audience: Audience): string | null {
    return this.preview(audience)?.changed ?? null;
  }

  /** How many stops hold its text back. */
  stops(audience: Audience): number {
    return this.preview(audience)?.findings.filter((finding) => finding.stop).length ?? 0;
  }

  approve(audience: Audience, approver: string): void {
    this.#change(audience, { approver });
  }

  /** Sends a column. Returns true when it was recorded; a refused text stays. */
  async send(column: ComposeAudience, elsewhere = false): Promise<boolean> {
    const { audience } = column;
    const kept = this.kept(audience);
    const written = {
      text: this.text(column),
      state: this.state,
      minutes: kept.minutes,
      approver: kept.approver,
      elsewhere,
      without: elsewhere ? [] : this.without(column),
    };
    const done = await this.desk.act(sendAction(audience, this.now, written), promiseSeen(column));
    await (done ? this.compose.upTo(done.seq) : this.compose.reload());
    if (!done) return false;
    const taking = column.channels.filter((name) => !written.without.includes(name));
    const where = elsewhere || taking.length === 0 ? 'said elsewhere' : taking.join(', ');
    this.sent.set(audience, `${where} ${clock.utc(clock.now)}`);
    announce(`${audience} update recorded`);
    delete this.#texts[audience];
    if (this.#picked === this.now) this.#picked = null;
    this.#keep();
    if (this.compose.value?.audiences.every((a) => this.sent.has(a.audience))) forget(this.#id);
    return true;
  }

  #change(audience: Audience, change: Partial<KeptText>): void {
    this.#texts[audience] = { ...this.kept(audience), ...change };
    this.#keep();
  }

  #keep(): void {
    keep(this.#id, { state: this.#picked, texts: $state.snapshot(this.#texts) });
  }
}
