// What the editor shows beside the letters: blocks of the log in a frame, questions that wait, wordings that are asked
// about. Only lines in view are marked.
import {
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
import type { Wording } from '$lib/types';
import { blocks } from './guard';
import { called, closes, opens, type Piece } from './pieces';

/** A question of the draft that nobody answered. */
export const QUESTION = /\[\[TODO[^\]]*\]\]/g;

/** Brings the wordings that are asked about; they belong to the text as it is. */
export const askAbout = StateEffect.define<readonly Wording[]>();

const asked = (wording: Wording) =>
  Decoration.mark({
    class: wording.level === 'ask' ? 'cm-asked' : 'cm-asked cm-quiet',
    attributes: { title: wording.question },
    wording,
  });

/** The wordings, which move with the text until they are brought anew. */
export const wordings = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, change) {
    let now = before.map(change.changes);
    for (const effect of change.effects) if (effect.is(askAbout)) now = placed(change.state, effect.value);
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function placed(state: EditorState, found: readonly Wording[]): DecorationSet {
  const ranges = found.flatMap((one) => {
    if (one.line > state.doc.lines) return [];
    const line = state.doc.line(one.line);
    const [from, to] = [line.from + one.from, Math.min(line.from + one.to, line.to)];
    return from < to ? [asked(one).range(from, to)] : [];
  });
  return Decoration.set(ranges, true);
}

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
const question = Decoration.mark({ class: 'cm-question' });
const blank = Decoration.line({ class: 'cm-log cm-log-blank' });
/** A line of a block that says nothing: empty, or the rule of a table. */
const EMPTY = /^[\s|:-]*$/;
/** What stands around the words of a question, which are shown alone. */
const [BEFORE, BEHIND] = [/^\[\[TODO:? */, ']]'];
const inBlock = Decoration.line({ class: 'cm-log' });
const firstOf = Decoration.line({ class: 'cm-log cm-log-first' });
const lastOf = Decoration.line({ class: 'cm-log cm-log-last' });

function marksOf(view: EditorView): { all: DecorationSet; whole: RangeSet<Decoration> } {
  const [all, whole]: [Range<Decoration>[], Range<Decoration>[]] = [[], []];
  const pieces = view.state.field(blocks);
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      const piece = pieces.find((one) => one.from <= line.from && line.to <= one.to);
      if (piece) mark(line, piece);
      else for (const hit of line.text.matchAll(QUESTION)) ask(line.from + hit.index, hit[0]);
      at = line.to + 1;
    }
  }
  return { all: Decoration.set(all, true), whole: Decoration.set(whole, true) };

  function ask(start: number, words: string) {
    const end = start + words.length;
    all.push(question.range(start, end));
    const before = BEFORE.exec(words)?.[0].length ?? 0;
    if (before + BEHIND.length >= words.length) return;
    const around = [hidden.range(start, start + before), hidden.range(end - BEHIND.length, end)];
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
    if (change.docChanged || change.viewportChanged || change.selectionSet) {
      ({ all: this.all, whole: this.whole } = marksOf(change.view));
    }
  }
}

const marks = ViewPlugin.fromClass(Marks, {
  decorations: (plugin) => plugin.all,
  // The cursor passes a mark at once.
  provide: (plugin) => EditorView.atomicRanges.of((view) => view.plugin(plugin)?.whole ?? RangeSet.empty),
});

/** A question with what stands around it in its line. */
interface Asked {
  from: number;
  to: number;
  /** Nothing else stands in its line. */
  alone: boolean;
}

/** The question at a place: inside of it, or at its edge where it stands alone in its line. */
export function questionAt(state: EditorState, from: number, to = from): Asked | null {
  const line = state.doc.lineAt(from);
  for (const hit of line.text.matchAll(QUESTION)) {
    const [start, end] = [line.from + hit.index, line.from + hit.index + hit[0].length];
    const rest = line.text.slice(0, hit.index) + line.text.slice(hit.index + hit[0].length);
    const alone = /^[\s>*+-]*$/.test(rest);
    const isAt = alone ? start <= from && to <= end : start < from && to < end;
    if (isAt) return { from: start, to: end, alone };
  }
  return null;
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

export const marked = [wordings, marks, answered];
