// Searching the library while somebody types faster than it answers.
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as host from '$lib/host';
import { readerView } from '../dev/views';
import type { Hit } from '$lib/types';
import { Looking } from './looking.svelte';

const asked: { words: string; answer: (hits: Hit[]) => void }[] = [];
const hit = (title: string): Hit => ({
  runbook: { ...readerView().card, title },
  found_in: 'Title',
  line: [[title, true]],
  times: 1,
  reason: 'its title says “lag”',
  opening: { title: '', reported: null },
});

beforeEach(() => {
  asked.length = 0;
  vi.spyOn(host, 'search').mockImplementation(
    (words) => new Promise((answer) => asked.push({ words, answer })),
  );
});
afterEach(() => vi.restoreAllMocks());

it('waits for the hits of what is typed, and never offers those of older words for it', async () => {
  const looking = new Looking();
  void looking.type('d');
  void looking.type('de');
  const last = looking.type('delete');
  expect(
    asked.map((one) => one.words),
    'one question at a time',
  ).toEqual(['d']);
  asked[0]?.answer([hit('Disk full')]);
  await vi.waitFor(() =>
    expect(
      asked.map((one) => one.words),
      'then the newest',
    ).toEqual(['d', 'delete']),
  );
  expect([looking.hits, looking.waiting], 'the older answer is dropped').toEqual([null, true]);
  asked[1]?.answer([hit('Delete the lock')]);
  await last;
  expect(looking.hits?.map((one) => one.runbook.title)).toEqual(['Delete the lock']);
  expect(looking.waiting).toBe(false);
});

it('ends at once when the words are taken away, whatever is still under way', async () => {
  const looking = new Looking();
  const asking = looking.type('disk');
  await looking.type('');
  expect([looking.hits, looking.waiting]).toEqual([null, false]);
  asked[0]?.answer([hit('Disk full')]);
  await asking;
  expect(looking.hits, 'a late answer brings nothing back').toBeNull();
});
