// The composer without a DOM: what is written for each audience, which column is active, and what was sent.
import { SvelteMap } from 'svelte/reactivity';
import { announce } from '$lib/announce.svelte';
import { clock } from '$lib/clock.svelte';
import * as host from '$lib/host';
import type {
  Audience,
  ComposeAudience,
  ComposeText,
  ComposeView,
  IncidentState,
  IncidentView,
  PreviewView,
  TextPiece,
} from '$lib/types';
import { watchIncident, type View } from '$lib/views.svelte';
import { OWN } from '$lib/channel';
import { isOpen, RESOLVED, TOLD_STATES } from '$lib/states';
import { FactKeys } from './facts/fact-keys';
import { keep, keptDraft, forget, untouched, type KeptText } from './kept';
import type { Over } from './over';
import { promiseSeen, sendAction } from './send/send';
import { joined, typed } from './words/pieces';
import { without } from './words/text';

/** How a text looks, and what was typed when the core looked at it. */
export interface Look {
  of: TextPiece[] | null;
  view: PreviewView;
}

/** The composer of one incident. Made while a component is made, because it watches. */
export class Sheet {
  readonly compose: View<ComposeView>;
  active = $state<Audience>(OWN);
  /** The number of each fact: its key. */
  readonly keys = new FactKeys();
  /** How the text of each audience looked last. */
  readonly #looks = new SvelteMap<Audience, Look>();
  /** What went out from this sheet, in words, by audience. */
  readonly sent = new SvelteMap<Audience, string>();
  readonly desk: Over;
  #picked = $state<IncidentState | null>(null);
  #texts = $state.raw<Partial<Record<Audience, KeptText>>>({});
  readonly #view: () => IncidentView;
  readonly #id: string;

  constructor(desk: Over, view: () => IncidentView, asked: IncidentState | null) {
    this.desk = desk;
    this.#view = view;
    this.#id = desk.id;
    const kept = keptDraft(this.#id);
    this.#picked = asked ?? kept.state;
    this.#texts = kept.texts;
    // After the end the composer is for those who were not told.
    const owed = isOpen(this.now) ? undefined : view().rhythm.find((r) => r.due_at !== null && !r.on_its_way);
    if (owed) this.active = owed.audience;
    // The proposed text says how long it lasts and when the next one comes.
    this.compose = watchIncident(
      () => this.#id,
      (id) => (void clock.minute, host.compose(id)),
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

  kept(audience: Audience): KeptText {
    return this.#texts[audience] ?? untouched();
  }

  /** Minutes to the next update; null where none is promised. */
  minutes(column: ComposeAudience): number | null {
    return this.kept(column.audience).minutes ?? column.interval_minutes;
  }

  /** What the core is asked: what was chosen for a text, and what was typed. `quiet` is what `isQuiet` says. */
  asked(audience: Audience, quiet: boolean): ComposeText {
    return {
      audience,
      written: this.#written(audience, quiet),
      no_change: quiet,
      state: this.state,
      next_minutes: this.kept(audience).minutes,
    };
  }

  #written(audience: Audience, quiet = this.isQuiet(audience)): TextPiece[] | null {
    const { typed, quiet: said } = this.kept(audience);
    return quiet ? said : typed;
  }

  /** The text as it stands in the field, in its pieces; null before the core has filled it in. */
  pieces(audience: Audience): TextPiece[] | null {
    const look = this.#looks.get(audience);
    const written = this.#written(audience);
    return (look?.of === written ? look.view.text : written) ?? look?.view.text ?? null;
  }

  text(audience: Audience): string {
    return joined(this.pieces(audience) ?? []);
  }

  /** Takes a text that was typed; the caret stands behind what changed. */
  write(audience: Audience, text: string, caret: number): void {
    const pieces = typed(this.pieces(audience) ?? [], text, caret);
    this.#change(audience, this.isQuiet(audience) ? { quiet: pieces } : { typed: pieces });
  }

  /** Takes words out of the text. */
  takeOut(audience: Audience, words: string): void {
    const left = without(this.text(audience), words);
    this.write(audience, left.text, left.caret);
  }

  /** Says "No change since …", and goes back to the text that stood there. */
  noChange(audience: Audience): void {
    this.#change(audience, { no_change: !this.kept(audience).no_change });
  }

  /** True while it says so. Where something changed it does not, unless somebody wrote on in it. */
  isQuiet(audience: Audience): boolean {
    const { no_change, quiet } = this.kept(audience);
    return no_change && (quiet !== null || this.changed(audience) === null);
  }

  pickMinutes(column: ComposeAudience, minutes: number): void {
    this.#change(column.audience, { minutes: minutes === column.interval_minutes ? null : minutes });
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
  look(audience: Audience, look: Look | null): void {
    if (look) this.#looks.set(audience, look);
  }

  /** How the text of an audience looked last; null before it was looked at. */
  preview(audience: Audience): PreviewView | null {
    return this.#looks.get(audience)?.view ?? null;
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
      text: this.text(audience),
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
    const { [audience]: _gone, ...others } = this.#texts;
    this.#texts = others;
    if (this.#picked === this.now) this.#picked = null;
    this.#keep();
    if (this.compose.value?.audiences.every((a) => this.sent.has(a.audience))) forget(this.#id);
    return true;
  }

  #change(audience: Audience, change: Partial<KeptText>): void {
    this.#texts = { ...this.#texts, [audience]: { ...this.kept(audience), ...change } };
    this.#keep();
  }

  #keep(): void {
    keep(this.#id, { state: this.#picked, texts: this.#texts });
  }
}
