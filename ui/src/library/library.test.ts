import { expect, it } from 'vitest';
import { homeView } from '../dev/views';
import { byGroup, facts } from './library';

it('groups the library by folder, the top first and then by name, and says what a card is', () => {
  const cards = homeView().runbooks;
  const groups = byGroup([...cards, { ...cards[0]!, path: 'x.md', group: '' }]).map(([name]) => name);
  expect(groups).toEqual(['Runbooks', 'database', 'platform', 'review', 'security']);
  expect(facts(cards[0]!)).toBe('SEV 1 · 17 steps');
  expect(facts({ ...cards[0]!, severity: null, steps: 0 })).toBe('no steps');
});
