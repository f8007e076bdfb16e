import { beforeEach, expect, it } from 'vitest';
import { memory } from '$lib/memory';
import { forget, keep, keptDraft, standing, untouched } from './kept';

beforeEach(() => ['a', 'b', 'c'].forEach(forget));

const typed = () => ({ ...untouched(), typed: [{ text: 'The disk is full.', filled: null }] });
const textOf = (id: string) =>
  keptDraft(id)
    .texts.internal?.typed?.map((piece) => piece.text)
    .join('');

it('keeps a text for each incident, and for a window that comes back', () => {
  keep('a', { state: null, texts: { internal: typed() } });
  expect(textOf('a')).toBe('The disk is full.');
  expect(keptDraft('b').texts, 'another incident has none of it').toEqual({});
  expect(memory.get('draft.a')).toEqual({ state: null, texts: { internal: typed() } });
  expect(standing('a'), 'until the disk has it').toBe('saving');
});

it('remembers nothing where nothing was typed, and nothing after it was sent', () => {
  keep('a', { state: null, texts: { external: { ...untouched(), approver: 'Bo' } } });
  expect([memory.get('draft.a'), standing('a')]).toEqual([null, 'none']);
  keep('b', { state: null, texts: { internal: typed() } });
  forget('b');
  expect([keptDraft('b').texts, memory.get('draft.b')]).toEqual([{}, null]);
});

it('reads what another start of the window left, and nothing that is broken', () => {
  memory.set('draft.c', { state: null, texts: { internal: typed() } });
  expect(textOf('c')).toBe('The disk is full.');
  memory.set('draft.c', {
    state: null,
    texts: { internal: { text: 'Of an earlier version.', time: '14:53' } },
  });
  expect(textOf('c')).toBe('Of an earlier version.');
  memory.set('draft.c', { state: null, texts: { internal: { text: 7 } } });
  expect(keptDraft('c').texts).toEqual({});
  memory.set('draft.c', { state: null, texts: { internal: { typed: [7] } } });
  expect(keptDraft('c').texts).toEqual({});
  memory.set('draft.c', 'broken');
  expect(keptDraft('c').texts).toEqual({});
});
