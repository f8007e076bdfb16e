import { expect, it } from 'vitest';
import type { CommandPart } from '$lib/types';
import { rowsOf, rowsOfLine } from './lines.svelte';

const part = (text: string, blank: string | null = null): CommandPart => ({ text, blank, filled: false });

it('knows in which rows a line stands that was copied alone, past comments and continued lines', () => {
  const rows = rowsOf([part('# first\nssh '), part('<host>', 'host'), part('\n\ntar \\\n  -x\nexit')]);
  expect(rows).toHaveLength(6);
  const lines = ['ssh <host>', 'tar \\\n  -x', 'exit'];
  const found = lines.map((_, n) => rowsOfLine(rows, lines, n));
  expect(found).toEqual([
    [1, 2],
    [3, 5],
    [5, 6],
  ]);
  expect(rowsOfLine(rows, ['nowhere'], 0), 'nothing is marked in doubt').toEqual([0, 0]);
});
