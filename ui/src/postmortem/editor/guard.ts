// What the log wrote is not edited here: a block stays as it is, or goes as a whole.
import { Annotation, EditorState, StateField, type Text, type Transaction } from '@codemirror/state';
import { announce } from '$lib/announce.svelte';
import { carried, piecesOf, type Piece } from './pieces';

/** Marks a change that brings what the log says now. */
export const fromLog = Annotation.define<boolean>();

/** The blocks of the text that is edited. */
export const blocks = StateField.define<Piece[]>({
  create: (state) => piecesOf(state.doc),
  update: (before, change) =>
    change.docChanged ? carried(before, change.changes, change.startState.doc, change.newDoc) : before,
});

const guard = EditorState.transactionFilter.of((change) => {
  if (!change.docChanged || change.annotation(fromLog)) return change;
  if (change.startState.field(blocks).every((block) => stays(block, change))) return change;
  announce('This part comes from the log; write above or below it.');
  return [];
});

function stays(block: Piece, change: Transaction): boolean {
  if (!change.changes.touchesRange(block.from, block.to)) return true;
  const [from, to] = [change.changes.mapPos(block.from, 1), change.changes.mapPos(block.to, -1)];
  // It went as a whole.
  if (from >= to) return true;
  const { newDoc, startState } = change;
  const same = newDoc.sliceString(from, to) === startState.doc.sliceString(block.from, block.to);
  return same && isWhole(newDoc, from, to);
}

/** True where whole lines stand between. */
const isWhole = (text: Text, from: number, to: number): boolean =>
  text.lineAt(from).from === from && text.lineAt(to).to === to;

export const guarded = [blocks, guard];
