// The editor of a draft: Markdown in which the log's blocks stand fast. Tab leaves it, so that it is no trap.
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { Compartment, EditorState, Transaction, type Text } from '@codemirror/state';
import { EditorView, drawSelection, keymap } from '@codemirror/view';
import type { OpenQuestion } from '$lib/types';
import { fromLog, guarded } from './guard';
import { folded } from './folds';
import { looks } from './look';
import { askAbout, marked, places, questionAt, questionsOf, type Found, type Place } from './marks';
import { refreshed } from './pieces';
import { useSheets } from './sheets';

/** What the editor tells of. */
export interface Heard {
  typed: () => void;
  /** The cursor is at this line, from 1. */
  moved: (line: number) => void;
  /** It is about to take the focus, and has to be in sight for that. */
  wanted: () => void;
}

useSheets();

export class Editor {
  readonly #view: EditorView;
  readonly #lock = new Compartment();
  readonly #wanted: () => void;

  constructor(parent: HTMLElement, text: string, heard: Heard) {
    this.#wanted = heard.wanted;
    const listen = EditorView.updateListener.of((change) => {
      if (change.docChanged) heard.typed();
      if (change.docChanged || change.selectionSet) heard.moved(this.line);
    });
    const name = EditorView.contentAttributes.of({
      'aria-label': 'Text of the post-mortem',
      spellcheck: 'true',
      'data-start': '',
      // The place that scrolls is in reach of the keyboard by it.
      tabindex: '0',
    });
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: text,
        extensions: [
          history(),
          drawSelection(),
          EditorView.lineWrapping,
          keymap.of([...historyKeymap, ...standardKeymap]),
          ...guarded,
          ...marked,
          folded,
          this.#lock.of(EditorState.readOnly.of(false)),
          ...looks,
          name,
          listen,
        ],
      }),
    });
  }

  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** What stands there, to tell whether it changed meanwhile. */
  get doc(): Text {
    return this.#view.state.doc;
  }

  /** The line of the cursor, from 1. */
  get line(): number {
    const { doc, selection } = this.#view.state;
    return doc.lineAt(selection.main.head).number;
  }

  /** A text that is locked is read and copied, and nothing is written into it; what the log says still comes. */
  lock(on: boolean): void {
    if (this.isLocked !== on)
      this.#view.dispatch({ effects: this.#lock.reconfigure(EditorState.readOnly.of(on)) });
  }

  get isLocked(): boolean {
    return this.#view.state.readOnly;
  }

  focus(): void {
    this.#wanted();
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }

  /** Another text takes the place of this one, as one step that can be taken back. */
  put(text: string): void {
    const { doc } = this.#view.state;
    if (doc.toString() === text) return;
    this.#view.dispatch({
      changes: { from: 0, to: doc.length, insert: text },
      annotations: fromLog.of(true),
    });
  }

  /** Writes the log's blocks anew, as they stand in `text`; true when one changed. */
  refresh(text: string): boolean {
    const { state } = this.#view;
    const changes = refreshed(state.doc, state.toText(text));
    const annotations = [fromLog.of(true), Transaction.addToHistory.of(false)];
    if (changes.length > 0) this.#view.dispatch({ changes, annotations });
    return changes.length > 0;
  }

  /** Writes words at the cursor, apart from the word before. */
  insert(text: string): void {
    const { state } = this.#view;
    if (state.readOnly) return;
    const { main } = state.selection;
    const { from, to } = questionAt(state, main.from, main.to) ?? main;
    const words = /\S$/.test(state.sliceDoc(Math.max(0, from - 1), from)) ? ` ${text}` : text;
    this.#view.dispatch({
      changes: { from, to, insert: words },
      selection: { anchor: from + words.length },
      scrollIntoView: true,
      userEvent: 'input',
    });
    this.focus();
  }

  /** Goes to the end of a line, or to a place in it. */
  goTo(line: number, column?: number): void {
    const at = this.#line(line);
    const place = column === undefined ? at.to : Math.min(at.to, at.from + column);
    this.#select(place, place, column === undefined ? 'start' : 'center');
  }

  /** Goes to a question, which is answered by typing. */
  goToQuestion({ line, from }: Pick<OpenQuestion, 'line' | 'from'>): void {
    const at = this.#line(line);
    const there = questionsOf(this.#view.state, at.from, at.to).find((one) => one.from === at.from + from);
    if (!there) this.goTo(line, from);
    else this.#select(there.from, there.to, 'center');
  }

  #line(line: number) {
    const { doc } = this.#view.state;
    return doc.line(Math.min(Math.max(1, line), doc.lines));
  }

  /** Shows what was found in the text as it is. */
  ask(found: Found): void {
    this.#view.dispatch({ effects: askAbout.of(found) });
  }

  /** The wordings that are asked about, with their places now. */
  get asked(): Place[] {
    return places(this.#view.state);
  }

  /** The wordings in the line of the cursor. */
  get here(): Place[] {
    const { doc, selection } = this.#view.state;
    const line = doc.lineAt(selection.main.head);
    const near = places(this.#view.state, line.from, line.to);
    return near.filter((one) => line.from <= one.from && one.to <= line.to);
  }

  /** Goes to the next wording behind the cursor, or to the first; false where there is none. */
  nextWording(): boolean {
    return this.#next(this.asked);
  }

  /** Tells later whether nobody has typed or moved since. */
  watch(): () => boolean {
    const { doc, selection } = this.#view.state;
    return () => doc === this.#view.state.doc && selection.eq(this.#view.state.selection);
  }

  /** Goes to the next question, which is answered by typing; false where none is known. */
  nextQuestion(): boolean {
    return this.#next(questionsOf(this.#view.state));
  }

  /**
   * The cursor stands at the first question, for when a person goes into the text; not where somebody has put it
   * elsewhere. Nothing is chosen or scrolled.
   */
  standAtQuestion(): void {
    const [first] = questionsOf(this.#view.state);
    const { main } = this.#view.state.selection;
    if (first && main.empty && main.head === 0) this.#view.dispatch({ selection: { anchor: first.from } });
  }

  #next(all: { from: number; to: number }[]): boolean {
    const { head } = this.#view.state.selection.main;
    const next = all.find((one) => one.from >= head) ?? all[0];
    if (next) this.#select(next.from, next.to, 'center');
    return next !== undefined;
  }

  /** Puts the role in the place of a name. */
  replace({ from, to }: Place, words: string): void {
    if (this.isLocked) return;
    this.#view.dispatch({ changes: { from, to, insert: words }, userEvent: 'input' });
  }

  /** Says that the words of a line are meant so. */
  keep({ from }: Place): void {
    if (this.isLocked) return;
    const { to } = this.#view.state.doc.lineAt(from);
    this.#view.dispatch({ changes: { from: to, insert: ' <!-- lint-ok -->' }, userEvent: 'input' });
  }

  #select(anchor: number, head: number, y: 'start' | 'center'): void {
    // With the focus first, the line is shown as one that is edited at once.
    this.focus();
    this.#view.dispatch({
      selection: { anchor, head },
      effects: EditorView.scrollIntoView(anchor, { y, yMargin: 24 }),
    });
  }
}
