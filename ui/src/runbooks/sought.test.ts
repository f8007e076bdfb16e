import { expect, it } from 'vitest';
import { readerView } from '../dev/data/reader';
import type { Hit } from '$lib/types';
import { pieces } from '$lib/markdown/pieces';
import { Finding } from './finding.svelte';
import { soughtOf } from './sought';

const view = readerView('database/replica-failover.md');
const hit = (found_in: string, line: Hit['line']): Hit => ({
  runbook: view.card,
  found_in,
  line,
  times: 1,
  told: false,
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
