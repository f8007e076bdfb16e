// The library of the pictures: every card of Home as a row.
import type { LibraryView, RunbookCard, RunbookRow } from '../../lib/types';
import { runbooks } from './home';
import { now } from './time';

export const row = (card: RunbookCard): RunbookRow => ({
  path: card.path,
  title: card.title,
  group: card.group,
  facts: card.severity?.level
    ? `SEV ${card.severity.level.slice(3)} · ${card.steps} steps`
    : `${card.steps} steps`,
  badge: card.freshness.badge,
  in_use: card.in_use,
  problem: card.problem,
});

export const libraryView = (cards: RunbookCard[] = runbooks): LibraryView => ({
  now: now(),
  folders: [
    {
      path: '/home/dana/shop-runbooks/runbooks',
      runbooks: cards.length,
      problem: null,
      named_by: 'workspace',
    },
  ],
  pinned: cards.filter((one) => one.pinned).map(row),
  recent: [],
  runbooks: cards.filter((one) => one.steps > 0).map(row),
  documents: cards.filter((one) => one.steps === 0).map(row),
  waiting: null,
});
