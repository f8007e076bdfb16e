import { expect, it } from 'vitest';
import type { Inline } from '$lib/types';
import { cellKind, withValues } from './text';

const cell = (text: string): Inline[] => [{ type: 'text', text }];

it('never breaks a short cell, gives sentences room, and breaks only very long words', () => {
  expect(cellKind(cell('SEV-1'))).toBe('short');
  expect(cellKind(cell('Full outage, data loss risk'))).toBe('words');
  expect(cellKind(cell('see https://status.example.org/incidents/2026'))).toBe('unbroken');
});

it('shows the value of a filled blank in the words of a step, and leaves an empty one as it is', () => {
  const parts = withValues('Look at <db-host> for <days> days', [
    ['db-host', 'db-7'],
    ['days', null],
  ]);
  expect(parts).toEqual([
    { text: 'Look at ', blank: null },
    { text: 'db-7', blank: 'db-host' },
    { text: ' for <days> days', blank: null },
  ]);
  expect(withValues('nothing to fill', [])).toEqual([{ text: 'nothing to fill', blank: null }]);
});
