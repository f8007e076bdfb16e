// How the text reads: marks are folded where nobody edits, and what is folded is never changed by that.
import { EditorView } from '@codemirror/view';
import { afterEach, describe, expect, it } from 'vitest';
import { Editor } from './editor';

let place: HTMLElement;
let last: Editor;
afterEach(() => {
  last.destroy();
  place.remove();
});

function opened(text: string) {
  place = document.createElement('div');
  document.body.append(place);
  const editor = new Editor(place, text, {
    typed: () => undefined,
    moved: () => undefined,
    wanted: () => undefined,
  });
  last = editor;
  const view = EditorView.findFromDOM(place);
  if (!view) throw new Error('no editor');
  return { editor, view };
}

/** Brings the questions that the core finds in the text. */
function ask(editor: Editor, ...asked: string[]) {
  const open = asked.map((whole) => {
    const before = editor.text.slice(0, editor.text.indexOf(whole)).split('\n');
    const from = before.at(-1)?.length ?? 0;
    return { line: before.length, from, to: from + whole.length, words: whole.slice(8, -2) };
  });
  editor.ask({ wordings: [], open });
}

/** The lines as they are read. */
const lines = () => [...place.querySelectorAll('.cm-line')].map((one) => one.textContent?.trim());

/** Types words at a place, as a key does. */
function type(view: EditorView, at: number, insert: string, userEvent = 'input.type') {
  view.dispatch({ changes: { from: at, insert }, selection: { anchor: at + insert.length }, userEvent });
}

const MARKED = [
  ['## Impact', 'Impact'],
  ['it was **down** and *slow*, ~~not~~ lost', 'it was down and slow, not lost'],
  [
    'see [the graph](https://example.org/a "x") and <https://example.org>',
    'see the graph and https://example.org',
  ],
  ['run `df -h` first', 'run df -h first'],
  ['- a point', '• a point'],
  ['> they said', 'they said'],
  ['sent to \\#incidents', 'sent to #incidents'],
  ['it failed <!-- lint-ok -->', 'it failed wording kept'],
] as const;

describe('a line that nobody edits', () => {
  it.each(MARKED)('%s reads as %s', (typed, read) => {
    const { editor } = opened(`first\n\n${typed}\n`);
    expect(lines()).toContain(read);
    expect(editor.text).toBe(`first\n\n${typed}\n`);
  });

  it('shows its marks while the cursor is in it, and folds them when it has left', () => {
    const { editor } = opened('first\n\n## Impact\n\nit was **down**\n');
    editor.goTo(3);
    expect(lines()).toContain('## Impact');
    expect(lines()).toContain('it was down');
    editor.goTo(5);
    expect(lines()).toContain('Impact');
    expect(lines()).toContain('it was **down**');
  });

  it('shows a table as columns, and a code block without its fences', () => {
    opened('first\n\n| What | How long |\n|---|---|\n| Time to *detect* | 5 min |\n\n```sh\ndf -h\n```\n');
    const all = lines();
    expect(all).toContain('WhatHow long');
    expect(all).toContain('Time to detect5 min');
    expect(all).not.toContain('|---|---|');
    expect(all).toContain('df -h');
    expect(all.join('\n')).not.toContain('```');
    expect(place.querySelectorAll('.cm-cell')).toHaveLength(4);
  });
});

describe('a block of the log', () => {
  const BLOCK =
    '<!-- auto:impact_list -->\n\n| | |\n|---|---|\n| State | *pending* |\n\n<!-- /auto 1f3a5c9e -->';

  it('has a name and no marks, wherever the cursor is', () => {
    const { editor } = opened(`before\n\n${BLOCK}\n\nafter`);
    for (const line of [1, 7]) {
      editor.goTo(line);
      const all = lines().join('\n');
      expect(all).toContain('From the log · Impact list');
      expect(all).toContain('Statepending');
      expect(all).not.toMatch(/<!--|\||\*/);
    }
  });
});

describe('a question', () => {
  const ASKED = '## Summary\n\n[[TODO: what broke]]\n\nand [[TODO: where]] too\n';
  const [start, end] = [ASKED.indexOf('[[TODO: what'), ASKED.indexOf('\n\nand')];

  const opens = () => {
    const all = opened(ASKED);
    ask(all.editor, '[[TODO: what broke]]', '[[TODO: where]]');
    return all;
  };

  it('never shows its marks', () => {
    const { editor } = opens();
    editor.nextQuestion();
    expect(lines().join('\n')).not.toMatch(/\[\[|\]\]/);
    expect(lines()).toContain('what broke');
  });

  it.each([
    ['at its start', start],
    ['inside', start + 12],
    ['at its end', end],
  ])('goes away when one types %s', (_where, at) => {
    const { editor, view } = opens();
    type(view, at, 'T');
    expect(editor.text).toBe(ASKED.replace('[[TODO: what broke]]', 'T'));
    type(view, start + 1, 'he', 'input.paste');
    expect(editor.text).toContain('\n\nThe\n\n');
  });

  it('stays where words stand beside it and one types beside it', () => {
    const { editor, view } = opens();
    type(view, ASKED.indexOf(' too'), ', here');
    expect(editor.text).toContain('and [[TODO: where]], here too');
  });

  it('is gone to where two stand in one line', () => {
    const { editor, view } = opened('- é😀 [[TODO: who]] and [[TODO: when]]\n');
    ask(editor, '[[TODO: who]]', '[[TODO: when]]');
    editor.goToQuestion({ line: 1, from: 6 });
    expect(view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to)).toBe(
      '[[TODO: who]]',
    );
    editor.goToQuestion({ line: 1, from: 24 });
    editor.insert('at noon');
    expect(editor.text).toBe('- é😀 [[TODO: who]] and at noon\n');
  });

  it('is gone to in its order, and not once it is answered', () => {
    const { editor, view } = opens();
    const chosen = () => view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to);
    editor.standAtQuestion();
    expect(view.state.selection.main.head).toBe(start);
    editor.nextQuestion();
    editor.insert('Checkout');
    editor.nextQuestion();
    expect(chosen()).toBe('[[TODO: where]]');
    editor.nextQuestion();
    expect(chosen()).toBe('[[TODO: where]]');
  });

  it('gives way to a citation', () => {
    const { editor } = opens();
    editor.nextQuestion();
    editor.insert('“Clear logs” (14:33 UTC)');
    expect(editor.text).toContain('\n\n“Clear logs” (14:33 UTC)\n\n');
  });
});

it('takes nothing while it is locked, and still what the log says', () => {
  const block = (words: string) => `<!-- auto:facts -->\n${words}\n<!-- /auto 0 -->`;
  const { editor } = opened(`mine\n${block('old')}\n`);
  editor.lock(true);
  editor.insert('more');
  expect(editor.text).toBe(`mine\n${block('old')}\n`);
  editor.refresh(block('new'));
  expect(editor.text).toBe(`mine\n${block('new')}\n`);
  editor.lock(false);
  editor.insert('more ');
  expect(editor.text).toContain('more mine');
});
