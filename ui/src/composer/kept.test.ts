import { beforeEach, expect, it } from 'vitest';
import { forget, keep, keptDraft, untouched } from './kept';

beforeEach(() => {
  localStorage.clear();
  ['a', 'b', 'c'].forEach(forget);
});

const typed = () => ({ ...untouched(), text: 'The disk is full.', time: '14:53' });

it('keeps a text for each incident, and for a window that comes back', () => {
  keep('a', { state: null, texts: { internal: typed() } });
  expect(keptDraft('a').texts.internal?.text).toBe('The disk is full.');
  expect(keptDraft('b').texts, 'another incident has none of it').toEqual({});
  expect(localStorage.getItem('holdfast.draft.a')).toContain('The disk is full.');
});

it('stores nothing where nothing was typed, and nothing after it was sent', () => {
  keep('a', { state: null, texts: { external: { ...untouched(), approver: 'Bo' } } });
  expect(localStorage.getItem('holdfast.draft.a')).toBeNull();
  keep('b', { state: null, texts: { internal: typed() } });
  forget('b');
  expect(keptDraft('b').texts).toEqual({});
});

it('reads what another start of the window stored, and nothing that is broken', () => {
  localStorage.setItem('holdfast.draft.c', JSON.stringify({ state: null, texts: { internal: typed() } }));
  expect(keptDraft('c').texts.internal?.text).toBe('The disk is full.');
  localStorage.setItem('holdfast.draft.c', '{"state":null,"texts":{"internal":{"text":7}}}');
  expect(keptDraft('c').texts).toEqual({});
  localStorage.setItem('holdfast.draft.c', '{');
  expect(keptDraft('c').texts).toEqual({});
});
