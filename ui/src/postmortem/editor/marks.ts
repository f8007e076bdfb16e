// What the editor shows beside the letters: blocks of the log in a frame, questions that wait, wordings that are asked
// about. Only lines in view are marked.
import {
  type ChangeDesc,
  EditorState,
  RangeSet,
  StateEffect,
  StateField,
  type Text,
  Transaction,
  type Range,
} from '@codemirror/state';
import {
  Decoration,
  EditorView,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import type { DraftNotes, OpenQuestion, Wording } from '$lib/types';
import { blocks } from './guard';
import { called, closes, opens, type Piece } from './pieces';

/** What the core found in a text. */
export type Found = Readonly<Pick<DraftNotes, 'wordings' | 'open'>>;

/** Brings what is asked about, and the questions that nobody answered; they belong to the text as it is. */
export const askAbout = StateEffect.define<Found>();

const asked = (wording: Wording) =>
  Decoration.mark({
    class: wording.level === 'ask' ? 'cm-asked' : 'cm-asked cm-quiet',
    attributes: { title: wording.question },
    wording,
  });

const waits = (question: OpenQuestion) => Decoration.mark({ class: 'cm-question', question });

/** What stands in a text, and moves with it until it is brought anew. */
const brought = <T extends { line: number; from: number; to: number }>(
  of: (found: Found) => readonly T[],
  mark: (one: T) => Decoration,
) =>
  StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(before, change) {
      let now = left(before, change.changes).map(change.changes);
      for (const effect of change.effects)
        if (effect.is(askAbout)) now = placed(change.state, of(effect.value), mark);
      return now;
    },
    provide: (field) => EditorView.decorations.from(field),
  });

/** What is replaced as a whole stands there no more. */
function left(all: DecorationSet, changes: ChangeDesc): DecorationSet {
  let now = all;
  changes.iterChangedRanges((filterFrom, filterTo) => {
    const filter = (from: number, to: number) => from < filterFrom || filterTo < to;
    if (filterFrom < filterTo) now = now.update({ filterFrom, filterTo, filter });
  });
  return now;
}

function placed<T extends { line: number; from: number; to: number }>(
  state: EditorState,
  found: readonly T[],
  mark: (one: T) => Decoration,
): DecorationSet {
  const ranges = found.flatMap((one) => {
    if (one.line > state.doc.lines) return [];
    const line = state.doc.line(one.line);
    const [from, to] = [line.from + one.from, Math.min(line.from + one.to, line.to)];
    return from < to ? [mark(one).range(from, to)] : [];
  });
  return Decoration.set(ranges, true);
}

export const wordings = brought((found) => found.wordings, asked);
export const questions = brought((found) => found.open, waits);

/** Where a wording stands. */
export interface Place {
  from: number;
  to: number;
  wording: Wording;
}

/** The wordings with their places, in their order: all of them, or those that touch what stands between. */
export function places(state: EditorState, from = 0, to = state.doc.length): Place[] {
  const found: Place[] = [];
  state.field(wordings).between(from, to, (start, end, mark) => {
    found.push({ from: start, to: end, wording: mark.spec['wording'] as Wording });
  });
  return found;
}

/** A question, with its words where they stand. */
export interface Asked {
  from: number;
  to: number;
  words: string;
}

/** The questions in their order: all of them, or those that touch what stands between. */
export function questionsOf(state: EditorState, from = 0, to = state.doc.length): Asked[] {
  const found: Asked[] = [];
  state.field(questions).between(from, to, (start, end, mark) => {
    found.push({ from: start, to: end, words: (mark.spec['question'] as OpenQuestion).words });
  });
  return found;
}

class Label extends WidgetType {
  constructor(readonly words: string) {
    super();
  }

  override eq(other: Label): boolean {
    return other.words === this.words;
  }

  override toDOM(): HTMLElement {
    const label = document.createElement('span');
    label.className = 'cm-label';
    label.textContent = this.words;
    return label;
  }
}

const hidden = Decoration.replace({});
const blank = Decoration.line({ class: 'cm-log cm-log-blank' });
/** A line of a block that says nothing: empty, or the rule of a table. */
const EMPTY = /^[\s|:-]*$/;
const inBlock = Decoration.line({ class: 'cm-log' });
const firstOf = Decoration.line({ class: 'cm-log cm-log-first' });
const lastOf = Decoration.line({ class: 'cm-log cm-log-last' });

function marksOf(view: EditorView): { all: DecorationSet; whole: RangeSet<Decoration> } {
  const [all, whole]: [Range<Decoration>[], Range<Decoration>[]] = [[], []];
  const pieces = view.state.field(blocks);
  for (const { from, to } of view.visibleRanges) {
    questionsOf(view.state, from, to).forEach(alone);
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      const piece = pieces.find((one) => one.from <= line.from && line.to <= one.to);
      if (piece) mark(line, piece);
      at = line.to + 1;
    }
  }
  return { all: Decoration.set(all, true), whole: Decoration.set(whole, true) };

  /** The words of a question are shown without its marks. */
  function alone({ from, to, words }: Asked) {
    const at = view.state.sliceDoc(from, to).indexOf(words);
    if (at < 0) return;
    const [begin, end] = [from + at, from + at + words.length];
    const around = [
      [from, begin],
      [end, to],
    ].flatMap(([a = 0, b = 0]) => (a < b ? [hidden.range(a, b)] : []));
    all.push(...around);
    whole.push(...around);
  }

  function mark(line: { from: number; to: number; text: string }, piece: Piece) {
    const is =
      line.from === piece.from
        ? firstOf
        : line.to === piece.to
          ? lastOf
          : EMPTY.test(line.text)
            ? blank
            : inBlock;
    all.push(is.range(line.from));
    const name = is === firstOf ? opens(line.text) : null;
    const cover =
      name !== null
        ? Decoration.replace({ widget: new Label(`From the log · ${called(name)}`) })
        : is === blank || (is === lastOf && closes(line.text))
          ? hidden
          : null;
    if (!cover || line.from === line.to) return;
    all.push(cover.range(line.from, line.to));
    whole.push(cover.range(line.from, line.to));
  }
}

class Marks {
  all: DecorationSet;
  whole: RangeSet<Decoration>;

  constructor(view: EditorView) {
    ({ all: this.all, whole: this.whole } = marksOf(view));
  }

  update(change: ViewUpdate): void {
    const isBrought = change.transactions.some((one) => one.effects.some((effect) => effect.is(askAbout)));
    if (change.docChanged || change.viewportChanged || change.selectionSet || isBrought) {
      ({ all: this.all, whole: this.whole } = marksOf(change.view));
    }
  }
}

const marks = ViewPlugin.fromClass(Marks, {
  decorations: (plugin) => plugin.all,
  // The cursor passes a mark at once.
  provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.whole ?? RangeSet.empty),
});

/** The question at a place: inside of it, or at its edge where it stands alone in its line. */
export function questionAt(state: EditorState, from: number, to = from): Asked | null {
  const line = state.doc.lineAt(from);
  const isAt = (one: Asked) => {
    const rest = state.sliceDoc(line.from, one.from) + state.sliceDoc(one.to, line.to);
    const alone = /^[\s>*+-]*$/.test(rest);
    return alone ? one.from <= from && to <= one.to : one.from < from && to < one.to;
  };
  return questionsOf(state, line.from, line.to).find(isAt) ?? null;
}

/** What is typed or pasted into a question takes its place: it was there to be answered. */
const answered = EditorState.transactionFilter.of((change) => {
  const isTyped = change.isUserEvent('input.type') || change.isUserEvent('input.paste');
  // Signs that are being composed stay in their place until they are.
  if (!change.docChanged || !isTyped || change.isUserEvent('input.type.compose')) return change;
  const typed: { from: number; to: number; insert: Text }[] = [];
  change.changes.iterChanges((from, to, _from, _to, insert) => typed.push({ from, to, insert }));
  const [one, ...others] = typed;
  if (!one || others.length > 0 || one.insert.length === 0) return change;
  const { from, to, insert } = one;
  const asked = questionAt(change.startState, from, to);
  if (!asked || (from <= asked.from && to >= asked.to)) return change;
  return [
    {
      changes: { from: asked.from, to: asked.to, insert },
      selection: { anchor: asked.from + insert.length },
      userEvent: change.annotation(Transaction.userEvent) ?? 'input.type',
      scrollIntoView: true,
    },
  ];
});

export const marked = [wordings, questions, marks, answered];
