import { expect, it } from 'vitest';
import { readerView } from '../dev/views';
import type { Hit } from '$lib/types';
import { pieces } from '../document/text/pieces';
import { Finding } from '../document/find/finding.svelte';
import { fromFound, marked, soughtOf } from './sought';

const view = readerView();
const hit = (found_in: Hit['found_in'], line: Hit['line']): Hit => ({
  runbook: view.card,
  found_in,
  line,
  times: 1,
  reason: 'its title says “lag”',
  opening: { title: '', reported: null },
});

it('looks for the words as they were typed where they stand so, else for the longest that was found', () => {
  const line: Hit['line'] = [
    ['… with the smallest ', false],
    ['lag', true],
    [' of all', false],
  ];
  expect(soughtOf(hit('Step', line), 'smallest lag')?.words).toBe('smallest lag');
  expect(soughtOf(hit('Step', line), 'lag smallest')).toEqual({
    words: 'lag',
    line: 'with the smallest lag of all',
  });
  expect(soughtOf(hit('Title', line), 'lag'), 'the title stands at the top').toBeNull();
});

it('opens a page at the line of the hit, not at the first place of its words, and opens no empty search', () => {
  const all = pieces(view.runbook.document, view.runbook.groups);
  const finding = new Finding(() => all);
  finding.seek({ words: 'replica', line: 'Promote the replica with the smallest lag' });
  expect(finding.open).toBe(true);
  const piece = all[finding.match?.piece ?? -1];
  expect(piece?.kind === 'item' && piece.item.step).toBe('3');
  finding.seek({ words: 'nowhere at all', line: '' });
  expect(finding.open).toBe(false);
});

it('opens a heading at the heading, where a sentence above says the same', () => {
  const document: typeof view.runbook.document = [
    { type: 'paragraph', content: [{ type: 'text', text: 'Read the part Slow disk first' }] },
    {
      type: 'heading',
      level: 2,
      anchor: 'slow-disk',
      way: null,
      content: [{ type: 'text', text: 'Slow disk' }],
    },
  ];
  const finding = new Finding(() => pieces(document, []));
  finding.seek({ words: 'Slow disk', line: 'Slow disk' });
  expect(finding.match?.piece).toBe(1);
});

it('marks the words in a title from the beginnings of its words, and shows a line from its first found word', () => {
  expect(marked('Delete the lock of terraform', 'lock del')).toEqual([
    ['Del', true],
    ['ete the ', false],
    ['lock', true],
    [' of terraform', false],
  ]);
  expect(marked('C++ (old)', '(old'), 'signs are signs').toContainEqual(['(old', true]);
  const line = fromFound([
    ['A sentence that goes on for much longer than the column is wide before ', false],
    ['lock', true],
  ]);
  expect(line[0]?.[0]).toBe('… than the column is wide before ');
  expect(line[1]).toEqual(['lock', true]);
});
