// What the log wrote stands fast in the text, and is refreshed alone. Without a DOM.
import { EditorState, Text } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { fromLog, guarded } from './guard';
import grammar from '../grammar.json';
import { closes, opens, piecesOf, refreshed } from './pieces';

const BLOCK = '<!-- auto:timeline -->\n\n- 14:02 - Declared\n\n<!-- /auto 1f3a5c9e -->';
const DRAFT = `# Title\n\nbefore\n${BLOCK}\nafter\n`;
const text = (words: string) => Text.of(words.split('\n'));
const state = EditorState.create({ doc: DRAFT, extensions: guarded });
const [start, end] = [DRAFT.indexOf('<!-- auto'), DRAFT.indexOf('\nafter')];

/** The text after a change, which may be refused. */
const changed = (from: number, to: number, insert: string) =>
  state.update({ changes: { from, to, insert } }).newDoc.toString();

it.each(grammar.marks)('reads %j as the core does', (line, mark) => {
  const name = opens(line ?? '');
  expect(name !== null ? `opens ${name}` : closes(line ?? '') ? 'closes' : '').toBe(mark);
});

describe('a block of the log', () => {
  it('is cut at its marks, and is none without its end', () => {
    expect(piecesOf(text(DRAFT))).toEqual([{ name: 'timeline', from: start, to: end }]);
    expect(piecesOf(text(DRAFT.replace(/<!-- \/auto.*-->/, '')))).toEqual([]);
    expect(piecesOf(text(`<!-- auto:open -->\nmine\n${BLOCK}`))).toHaveLength(1);
  });

  it.each([
    ['inside', start + 30, start + 30, 'x'],
    ['before its first line', start, start, 'x'],
    ['behind its last line', end, end, 'x'],
    ['over its start', start - 4, start + 8, ''],
    ['over a part', start + 4, end - 4, ''],
    ['joining the line above', start - 1, start, ''],
    ['joining the line below', end, end + 1, ''],
  ])('refuses what is typed %s', (_where, from, to, insert) => {
    expect(changed(from, to, insert)).toBe(DRAFT);
  });

  it.each([
    ['a line above', start, start, 'words\n'],
    ['a line below', end, end, '\nwords'],
    ['words around it', DRAFT.indexOf('after'), DRAFT.indexOf('after') + 5, 'words'],
  ])('takes %s', (_what, from, to, insert) => {
    const now = changed(from, to, insert);
    expect(now).toContain('words');
    expect(now).toContain(BLOCK);
  });

  it('goes as a whole', () => {
    expect(changed(start, end, '')).toBe('# Title\n\nbefore\n\nafter\n');
    expect(changed(0, DRAFT.length, '')).toBe('');
  });

  it('is refreshed alone, and once where it stands twice', () => {
    const fresh = DRAFT.replace('Declared', 'Declared SEV 1').replace('after', 'another');
    const twice = EditorState.create({ doc: `${DRAFT}${BLOCK}\n`, extensions: guarded });
    const changes = refreshed(twice.doc, text(fresh));
    const now = twice.update({ changes, annotations: fromLog.of(true) }).newDoc.toString();
    expect(now).toBe(`${DRAFT.replace('Declared', 'Declared SEV 1')}${BLOCK}\n`);
  });
});
