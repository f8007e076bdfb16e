// The editor of a draft: Markdown in which the log's blocks stand fast. Tab leaves it, so that it is no trap.
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { EditorState, Transaction, type Text } from '@codemirror/state';
import { EditorView, drawSelection, keymap } from '@codemirror/view';
import type { Wording } from '$lib/types';
import { blocks, fromLog, guarded } from './guard';
import { looks } from './look';
import { QUESTION, askAbout, marked, places, type Place } from './marks';
import { refreshed } from './pieces';
import { useSheets } from './sheets';

/** What the editor tells of. */
export interface Heard {
  typed: () => void;
  /** The cursor is at this line, from 1. */
  moved: (line: number) => void;
}

useSheets();

export class Editor {
  readonly #view: EditorView;

  constructor(parent: HTMLElement, text: string, heard: Heard) {
    const listen = EditorView.updateListener.of((change) => {
      if (change.docChanged) heard.typed();
      if (change.docChanged || change.selectionSet) heard.moved(this.line);
    });
    const name = EditorView.contentAttributes.of({
      'aria-label': 'Text of the post-mortem',
      spellcheck: 'true',
      'data-start': '',
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

  focus(): void {
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
    const { from, to } = state.selection.main;
    const words = /\S$/.test(state.sliceDoc(Math.max(0, from - 1), from)) ? ` ${text}` : text;
    this.#view.dispatch({
      changes: { from, to, insert: words },
      selection: { anchor: from + words.length },
      scrollIntoView: true,
      userEvent: 'input',
    });
    this.focus();
  }

  /** Goes to a line. */
  goTo(line: number): void {
    const { doc } = this.#view.state;
    const at = doc.line(Math.min(Math.max(1, line), doc.lines));
    this.#select(at.to, at.to, 'start');
  }

  ask(wordings: readonly Wording[]): void {
    this.#view.dispatch({ effects: askAbout.of(wordings) });
  }

  /** The wordings that are asked about, with their places now. */
  get asked(): Place[] {
    return places(this.#view.state);
  }

  /** The wordings in the line of the cursor. */
  get here(): Place[] {
    const { doc, selection } = this.#view.state;
    const line = doc.lineAt(selection.main.head);
    return this.asked.filter((one) => line.from <= one.from && one.to <= line.to);
  }

  /** Goes to the next wording behind the cursor, or to the first; false where there is none. */
  nextWording(): boolean {
    return this.#next(this.asked);
  }

  /** Goes to the next question, which is answered by typing. */
  nextQuestion(): boolean {
    const fixed = this.#view.state.field(blocks);
    const hits = [...this.text.matchAll(QUESTION)]
      .map((hit) => ({ from: hit.index, to: hit.index + hit[0].length }))
      .filter((hit) => !fixed.some((block) => block.from <= hit.from && hit.to <= block.to));
    return this.#next(hits);
  }

  #next(all: { from: number; to: number }[]): boolean {
    const { head } = this.#view.state.selection.main;
    const next = all.find((one) => one.from > head) ?? all[0];
    if (next) this.#select(next.from, next.to, 'center');
    return next !== undefined;
  }

  /** Puts the role in the place of a name. */
  replace({ from, to }: Place, words: string): void {
    this.#view.dispatch({ changes: { from, to, insert: words }, userEvent: 'input' });
  }

  /** Says that the words of a line are meant so. */
  keep({ from }: Place): void {
    const { to } = this.#view.state.doc.lineAt(from);
    this.#view.dispatch({ changes: { from: to, insert: ' <!-- lint-ok -->' }, userEvent: 'input' });
  }

  #select(anchor: number, head: number, y: 'start' | 'center'): void {
    this.#view.dispatch({
      selection: { anchor, head },
      effects: EditorView.scrollIntoView(anchor, { y, yMargin: 24 }),
    });
    this.focus();
  }
}
