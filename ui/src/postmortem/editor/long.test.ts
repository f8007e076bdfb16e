// Writing in a long draft costs what it costs in a short one. What is read of the text is counted, and no time is taken.
import { forceParsing } from '@codemirror/language';
import { EditorState, Text, type ChangeSpec } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Wording } from '$lib/types';
import { Editor } from './editor';
import { blocks, fromLog, guarded } from './guard';
import { piecesOf } from './pieces';

const BLOCK = '<!-- auto:facts -->\n\n- 14:02 - Declared\n\n<!-- /auto 1f3a5c9e -->';
const wording: Omit<Wording, 'line'> = {
  from: 0,
  to: 3,
  words: 'the',
  family: '',
  level: 'ask',
  question: 'Who?',
  offers: [],
  noted: false,
};

/** What reads on in the background ends with its test. */
const open: Editor[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.destroy();
  document.body.replaceChildren();
});

function opened(text: string) {
  const place = document.createElement('div');
  document.body.append(place);
  const heard = { typed: () => undefined, moved: () => undefined, wanted: () => undefined };
  const editor = new Editor(place, text, heard);
  open.push(editor);
  const view = EditorView.findFromDOM(place);
  if (!view) throw new Error('no editor');
  // How far it has read by itself depends on the time that it had.
  forceParsing(view, view.state.doc.length, 60_000);
  return { editor, view };
}

/** Lines that are looked up while one letter is typed into the second line, and passes over the whole text. */
function costOfALetter(text: string, asked: boolean) {
  const { editor, view } = opened(text);
  editor.focus();
  editor.goTo(2);
  const lines = Array.from({ length: view.state.doc.lines }, (_, n) => n + 1);
  if (asked) editor.ask({ wordings: lines.map((line) => ({ ...wording, line })), open: [] });
  const looked = [vi.spyOn(Text.prototype, 'lineAt'), vi.spyOn(Text.prototype, 'line')];
  const passed = [vi.spyOn(Text.prototype, 'iterLines'), vi.spyOn(Text.prototype, 'toString')];
  const at = view.state.selection.main.head;
  view.dispatch({
    changes: { from: at, insert: 'x' },
    selection: { anchor: at + 1 },
    userEvent: 'input.type',
  });
  void editor.here;
  const sum = (of: typeof looked | typeof passed) => of.reduce((all, one) => all + one.mock.calls.length, 0);
  const cost = { looked: sum(looked), passed: sum(passed) };
  vi.restoreAllMocks();
  expect(editor.text.split('\n')[1]).toContain('x');
  return cost;
}

describe('a letter in a long draft', () => {
  /** Both are longer than what is in view. */
  const [SHORT, LONG] = [300, 6000];
  /** What is in view may be some lines more. */
  const LINES = 20;
  const kinds: Record<string, (lines: number) => string> = {
    lines: (lines) => 'the **replica** was `behind`\n'.repeat(lines),
    list: (lines) => '- the **replica** was behind, see [the graph](https://example.org)\n'.repeat(lines),
    quotation: (lines) => '> the replica was behind\n'.repeat(lines),
    code: (lines) => `\`\`\`sh\n${'the df -h\n'.repeat(lines)}\`\`\`\n`,
    table: (lines) => `| a | b |\n|---|---|\n${'| the one | *two* |\n'.repeat(lines)}`,
    'block of the log': (lines) => `<!-- auto:facts -->\n${'- the line\n'.repeat(lines)}<!-- /auto 1 -->\n`,
  };

  it.each(Object.keys(kinds))('reads no more than the lines around it: %s', (kind) => {
    const text = (lines: number) => `# Long\nwords\n\n${BLOCK}\n\n${kinds[kind]?.(lines) ?? ''}\nend`;
    for (const asked of [false, true]) {
      const [short, long] = [costOfALetter(text(SHORT), asked), costOfALetter(text(LONG), asked)];
      expect(long.looked).toBeLessThan(short.looked + LINES);
      expect(long.passed, 'nobody goes through all of it').toBe(0);
    }
  });
});

describe('the blocks of the log', () => {
  /** Numbers that look random and are the same each time. */
  function* drawn(seed: number) {
    for (let n = seed; ;) yield (n = (n * 48271) % 2147483647);
  }

  it('are those of the text after any change, although few changes read it anew', () => {
    const draw = drawn(7);
    const below = (most: number) => draw.next().value! % most;
    const parts = [
      'words',
      '\n',
      'a\nb',
      '<!-- auto:new -->',
      '<!-- /auto -->',
      '\n<!-- /auto 0 -->\n',
      '<',
      '!--',
      '',
    ];
    for (let round = 0; round < 60; round += 1) {
      let state = EditorState.create({
        doc: `# T\n\nmine\n${BLOCK}\nmore\n\n${BLOCK}\nend\n`,
        extensions: guarded,
      });
      for (let step = 0; step < 30; step += 1) {
        const one = (): { from: number; to: number; insert: string } => {
          const from = below(state.doc.length + 1);
          const to = Math.min(state.doc.length, from + below(4) * below(12));
          return { from, to, insert: parts[below(parts.length)] ?? '' };
        };
        const [first, second] = [one(), one()];
        const changes: ChangeSpec[] = first.to < second.from ? [first, second] : [first];
        state = state.update({ changes, annotations: fromLog.of(below(2) === 0) }).state;
        expect(state.field(blocks)).toEqual(piecesOf(state.doc));
      }
    }
  });
});
