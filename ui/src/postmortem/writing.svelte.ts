// What the editor's screen knows and does, without a DOM: the text is kept as versions, and nobody's words are lost where
// two write at once.
import { announce } from '$lib/announce.svelte';
import { attempt, asFailure, failures, isStale, look } from '$lib/errors.svelte';
import { Making } from '$lib/export/making.svelte';
import * as host from '$lib/host';
import type { DraftNotes, DraftView, ExportAsk, ReviewState } from '$lib/types';
import { watchIncident, type View } from '$lib/views.svelte';
import type { Editor } from './editor/editor';
import { keepOnLeaving, leftBehind, nothingLeft, putAside } from './leaving';
import { isReadOnly, reviewName } from './reviews';

/** How long nobody types before a version is kept, in milliseconds. */
export const PAUSE_MS = 1500;
/** The longest that a person who types on goes without one. */
const LONGEST_MS = 10_000;
/** How long nobody types before the notes are read again. */
const NOTES_MS = 400;

/** How the text stands to what is kept of it. */
type Standing = 'kept' | 'typed' | 'keeping';

export class Writing {
  readonly view: View<DraftView>;
  notes = $state.raw<DraftNotes | null>(null);
  standing = $state<Standing>('kept');
  /** A file is being made. */
  readonly exporting: Making;
  /** Why the text was not kept: another version came meanwhile. */
  apart = $state<string | null>(null);
  /** The line of the cursor, from 1. */
  line = $state(1);
  /** The draft is shown as a reader sees it. */
  preview = $state(false);
  /** A state that the post-mortem is to move to while questions are open: it is asked why. */
  asking = $state<ReviewState | null>(null);
  /** It is asked who owns the post-mortem. */
  owning = $state(false);
  /** Counts what was kept, for those who show the versions. */
  kept = $state(0);
  readonly #id: () => string;
  readonly #session = crypto.randomUUID();
  #editor: Editor | null = null;
  #base: number | null = null;
  /** The text that the notes are of. */
  #noted: Editor['doc'] | null = null;
  /** The text stands still while it is counted and moved. */
  #still = false;
  /** What is being kept right now. */
  #running: Promise<boolean> | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #longest: ReturnType<typeof setTimeout> | undefined;
  #soon: ReturnType<typeof setTimeout> | undefined;

  constructor(id: () => string) {
    this.#id = id;
    this.exporting = new Making(id, { made: 'Exported', path: 'Path of the post-mortem' });
    this.view = watchIncident(id, host.draft, { timed: false });
  }

  get id(): string {
    return this.#id();
  }

  /** It is only read until it is moved back. */
  get isClosed(): boolean {
    return this.view.value !== null && isReadOnly(this.view.value.review);
  }

  /** What was typed before it was closed waits until it is moved back. */
  get waits(): boolean {
    return this.isClosed && this.standing === 'typed';
  }

  get editor(): Editor | null {
    return this.#editor;
  }

  /** The editor shows the text of this view from now on. */
  begin(editor: Editor, view: DraftView): void {
    this.#editor = editor;
    this.#base = view.version?.n ?? null;
    const left = leftBehind(this.id);
    editor.ask({ wordings: [], open: view.open });
    if (left) {
      this.#base = left.base;
      editor.put(left.text);
      editor.refresh(view.text);
      if (this.standing === 'kept') nothingLeft(this.id);
    }
    this.#lock(view);
    if (view.remarks.length > 0) failures.remark = view.remarks.join(' ');
    // What is typed first answers the first question, and not the heading.
    editor.standAtQuestion();
    void this.read().then(() => editor.standAtQuestion());
  }

  /** The text is another one. */
  typed(): void {
    failures.goOn();
    this.standing = 'typed';
    const rest = () => this.#rest();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(rest, PAUSE_MS);
    this.#longest ??= setTimeout(rest, LONGEST_MS);
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => void this.read(), NOTES_MS);
  }

  /** A pause: the text becomes a version. Where it cannot be one, it waits where the next start of the window finds it. */
  #rest(): void {
    if (this.apart === null && !this.isClosed) return void this.keep();
    this.#stop();
    if (this.#editor) putAside(this.id, { text: this.#editor.text, base: this.#base });
  }

  #stop(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#longest);
    this.#longest = undefined;
  }

  /**
   * Keeps what was typed as a version; true when it is kept. What is kept in a pause is replaced by the next one for a
   * while, and what is kept on purpose stays.
   */
  async keep(why: 'pause' | 'purpose' = 'pause'): Promise<boolean> {
    this.#stop();
    while (this.#running) await this.#running;
    const editor = this.#editor;
    if (!editor) return false;
    if (this.standing === 'kept' && (why === 'pause' || this.#base === null)) return true;
    this.#running = this.#keep(editor, why === 'pause' ? this.#session : null);
    return this.#running;
  }

  async #keep(editor: Editor, session: string | null): Promise<boolean> {
    const { doc } = editor;
    this.standing = 'keeping';
    try {
      const version = await host.keepDraft(this.id, doc.toString(), this.#base, session);
      this.#base = version.n;
      nothingLeft(this.id);
      this.apart = null;
      this.kept += 1;
      this.standing = doc === editor.doc ? 'kept' : 'typed';
      if (this.standing === 'typed') this.typed();
      await this.view.reload();
      return true;
    } catch (thrown) {
      this.standing = 'typed';
      putAside(this.id, { text: editor.text, base: this.#base });
      const failure = asFailure(thrown);
      if (isStale(failure)) this.apart = failure.message;
      else failures.report(failure);
      return false;
    } finally {
      this.#running = null;
    }
  }

  /** Keeps this text as the latest version; the other one stays among the versions. */
  async keepMine(): Promise<void> {
    await this.view.reload();
    this.#base = this.view.value?.version?.n ?? null;
    this.standing = 'typed';
    if (await this.keep('purpose')) announce('Your text is the latest version.');
  }

  /** Goes on from the other version; this text stays among the versions. */
  async takeTheirs(): Promise<void> {
    await this.view.reload();
    const theirs = this.view.value;
    if (!theirs) return;
    this.#base = theirs.version?.n ?? null;
    this.standing = 'typed';
    if (await this.keep('purpose')) await this.#put(theirs.text);
  }

  /** The text goes on from another one, which becomes a version of its own; this one stays among the versions. */
  async goOnFrom(text: string): Promise<void> {
    if (await this.keep('purpose')) await this.#put(text);
  }

  async #put(text: string): Promise<void> {
    this.#editor?.put(text);
    await this.keep();
    await this.read();
  }

  /** A version of another writer came while nothing was typed here: the text follows it. A closed one is only read. */
  follow(view: DraftView): void {
    this.#lock(view);
    const n = view.version?.n ?? 0;
    if (this.#editor === null || n <= (this.#base ?? 0) || this.standing !== 'kept') return;
    this.#base = n;
    this.#editor.put(view.text);
    this.#editor.ask({ wordings: [], open: view.open });
    this.standing = 'kept';
    this.#stop();
    announce(`Version ${n} by ${view.version?.by ?? ''}`);
  }

  /** Writes what the log says now into its blocks. */
  async refresh(): Promise<void> {
    await this.view.reload();
    const { value } = this.view;
    if (!value || !this.#editor) return;
    const changed = this.#editor.refresh(value.text);
    if (value.remarks.length > 0) failures.remark = value.remarks.join(' ');
    announce(changed ? 'The parts of the log are fresh.' : 'The parts of the log were fresh already.');
  }

  /** Reads what the text waits for; false where that could not be read. */
  async read(): Promise<boolean> {
    clearTimeout(this.#soon);
    const editor = this.#editor;
    if (!editor) return false;
    const { doc } = editor;
    const notes = await look(() => host.draftNotes(this.id, doc.toString(), this.preview));
    if (!notes) return false;
    if (doc === editor.doc) {
      this.notes = notes;
      this.#noted = doc;
      editor.ask(notes);
    }
    return true;
  }

  /**
   * Goes to the next question. Those that are known move with the text. Where none is, the text is read first, and whoever
   * typed or moved meanwhile stays where they are.
   */
  async nextQuestion(): Promise<void> {
    const editor = this.#editor;
    if (!editor || editor.nextQuestion() || this.#noted === editor.doc) return;
    const isStill = editor.watch();
    await this.read();
    if (isStill()) editor.nextQuestion();
  }

  async showPreview(on: boolean): Promise<void> {
    this.preview = on;
    await this.read();
  }

  /** Takes in the file that was changed outside. */
  async takeFile(): Promise<void> {
    if (!(await this.keep())) return;
    const remarks = await attempt(() => host.takeDraft(this.id));
    if (!remarks) return;
    await this.view.reload();
    if (this.view.value) this.follow(this.view.value);
    if (remarks.length > 0) failures.remark = remarks.join(' ');
    announce('The file was taken in.');
  }

  /** Nothing is typed into a closed one, nor while it moves to a state that wants every question answered. */
  #lock(view: DraftView | null): void {
    this.#editor?.lock(this.#still || (view !== null && isReadOnly(view.review)));
  }

  /** Moves the post-mortem to a state; one that wants answers asks why questions are open, which stands in the log. */
  async move(review: ReviewState, because: string | null = null): Promise<void> {
    this.asking = null;
    const { value } = this.view;
    if (!value || value.review === review || this.#still) return;
    if (isReadOnly(value.review)) {
      // No version of a closed one is kept: what was typed before it was closed waits until it is open again.
      if (await this.#move(review, because)) await this.keep();
      return;
    }
    const wanted = value.want_answers.includes(review);
    this.#still = wanted;
    this.#lock(value);
    try {
      if (!(await this.keep()) || !(await this.read())) return;
      if (wanted && because === null && (this.notes?.open.length ?? 0) > 0) this.asking = review;
      else await this.#move(review, because);
    } finally {
      this.#still = false;
      this.#lock(this.view.value);
    }
  }

  async #move(review: ReviewState, because: string | null): Promise<boolean> {
    const before = this.view.value?.review ?? 'draft';
    const open = this.notes?.open.length ?? 0;
    const action = { type: 'set_review', review, open, because } as const;
    const expected = { of: 'review', review: before } as const;
    const done = await attempt(() => host.execute({ do: 'on', incident: this.id, action }, expected));
    await this.refresh();
    if (done) announce(`Post-mortem: ${reviewName(review)}`);
    return done !== null;
  }

  /** Says who brings the post-mortem to its end; none for nobody. */
  async own(owner: string | null): Promise<void> {
    this.owning = false;
    const action = { type: 'own_postmortem', owner } as const;
    const done = await attempt(() => host.execute({ do: 'on', incident: this.id, action }, null));
    await this.refresh();
    if (done) announce(owner === null ? 'Nobody owns the post-mortem.' : `Owner: ${owner}`);
  }

  /** Writes the post-mortem into a file and says where it lies. */
  async exportAs(ask: ExportAsk): Promise<void> {
    if (this.exporting.on || !(await this.keep())) return;
    if (await this.exporting.run(() => host.exportDraft(this.id, ask))) await this.view.reload();
  }

  /** The screen is left: what was typed is kept, beside another version where one came meanwhile. */
  end(): void {
    this.#stop();
    clearTimeout(this.#soon);
    void this.#leave(this.id);
  }

  async #leave(id: string): Promise<void> {
    while (this.#running) await this.#running;
    if (this.#editor === null || this.standing === 'kept') return;
    await keepOnLeaving(id, { text: this.#editor.text, base: this.#base });
  }
}
