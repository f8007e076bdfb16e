import { expect, it } from 'vitest';
import { homeView } from '../dev/views';
import { lookOf } from './badge';
import { byGroup, facts, offered } from './library';

it('groups the library by folder, the top first and then by name, and says what a card is', () => {
  const cards = homeView().runbooks;
  const groups = byGroup([...cards, { ...cards[0]!, path: 'x.md', group: '' }]).map(([name]) => name);
  expect(groups).toEqual(['Runbooks', 'database', 'platform', 'review', 'security']);
  expect(facts(cards[0]!)).toBe('SEV 1 · 17 steps');
  expect(facts({ ...cards[0]!, severity: null, steps: 0 })).toBe('no steps');
});

it('folds folders of one file together, behind the others', () => {
  const [card] = homeView().runbooks;
  const at = (path: string, group: string) => ({
    ...card!,
    path,
    group,
    title: path,
    pinned: false,
    steps: 3,
  });
  const texts = (cards: (typeof card)[]) =>
    offered(cards.flatMap((one) => (one ? [one] : []))).map((one) =>
      one.kind === 'heading' ? `# ${one.text}` : one.row.path,
    );
  const many = [at('a/1', 'a'), at('b/1', 'b'), at('b/2', 'b'), at('c/1', 'c'), at('1', '')];
  expect(texts(many)).toEqual(['# Runbooks', '1', '# b', 'b/1', 'b/2', '# Alone in a folder', 'a/1', 'c/1']);
  expect(texts(many.slice(0, 3)), 'one alone keeps its name').toEqual(['# a', 'a/1', '# b', 'b/1', 'b/2']);
});

it('warns of a runbook that went wrong or is overdue, tells of one that comes up, and says nothing of the others', () => {
  expect(lookOf({ state: 'fresh', badge: '' })).toBeNull();
  expect(lookOf({ state: 'unknown', badge: '' })).toBeNull();
  expect(lookOf({ state: 'suspect', badge: 'suspect' })).toMatchObject({ text: 'check first', tone: '' });
  expect(lookOf({ state: 'stale', badge: 'stale 41 d' })).toMatchObject({ text: 'stale 41 d', tone: '' });
  const told = [
    { state: 'due', badge: 'due today' },
    { state: 'due', badge: 'due in 3 d' },
    { state: 'unknown', badge: 'file 400 d old' },
  ] as const;
  for (const one of told) expect(lookOf(one)).toMatchObject({ text: one.badge, tone: 'mute' });
});
