import { expect, it } from 'vitest';
import { homeView } from '../dev/views';
import { Adding } from './adding.svelte';
import { usedBy } from '../library/library';

it('offers a runbook to no incident that uses it, however many do', () => {
  const incident = homeView().open[0] ?? null;
  const adding = (numbers: string[]) =>
    new Adding(() => ({
      path: 'disk.md',
      incident,
      usedBy: usedBy({ in_use: numbers[0] ?? null, also_in: numbers.slice(1) }),
    }));
  const own = incident?.number ?? '';
  expect(own).toMatch(/^INC-/);
  expect(adding([]).target).toBe(incident);
  expect(adding(['INC-9998']).target, 'another one uses it').toBe(incident);
  expect(adding([own]).target).toBeNull();
  expect(adding(['INC-9998', own]).target, 'it is not the first one').toBeNull();
});
