import type {
  ChannelView,
  EndedIncident,
  Freshness,
  HomeView,
  OpenIncident,
  RunbookCard,
  Severity,
} from '../../lib/types';
import { at, day, now } from './time';
import { providers } from './providers';

/** Nothing needs saying about it, unless it is said here. */
const fresh = (
  state: Freshness['state'] = 'fresh',
  badge = '',
  line = '',
  more: Partial<Freshness> = {},
): Freshness => ({
  state,
  badge,
  line,
  reviewed_on: '2026-01-19',
  due_on: '2026-07-19',
  used_on: null,
  ...more,
});

const card = (
  path: string,
  title: string,
  sev: Severity | null,
  steps: number,
  more: Partial<RunbookCard> = {},
): RunbookCard => ({
  path,
  title,
  group: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '',
  severity: sev ? { level: sev, text: sev.replace('sev', 'P') } : null,
  steps,
  suggested: 0,
  owner: null,
  pinned: false,
  last_used_at: null,
  freshness: fresh(),
  symptoms: [],
  headings: [],
  cadence_minutes: 15,
  in_use: null,
  problem: null,
  ...more,
});

export const runbooks: RunbookCard[] = [
  card('database/accidental-data-loss.md', 'Accidental data loss', 'sev1', 12, {
    symptoms: ['Rows or tables are gone', 'A delete ran without its WHERE'],
    freshness: fresh(
      'suspect',
      'suspect',
      'A step of this runbook was skipped in INC-0037 after its last review.',
    ),
  }),
  card('database/data-corruption-after-migration.md', 'Data corruption after a migration', 'sev1', 10, {
    symptoms: ['Values in new columns are wrong'],
    headings: ['Rows look wrong after a release that migrates data'],
  }),
  card('database/database-unresponsive.md', 'Database unresponsive', 'sev1', 7, {
    symptoms: [
      'API returning 500 errors on all database-dependent routes',
      'Grafana shows no database connections',
    ],
    in_use: 'INC-0042',
  }),
  card('database/dr-test-failover.md', 'DR test: database failover', null, 7),
  card('database/replica-failover.md', 'Replica lag and failover', 'sev2', 6, {
    symptoms: ['Reads return rows that were changed minutes ago'],
    suggested: 2,
    owner: 'Kim',
    freshness: fresh('fresh', '', '', { used_on: '2025-12-12' }),
  }),
  card('platform/app-down-after-deployment.md', 'App down after a bad deployment', 'sev1', 9, {
    symptoms: ['500 errors on every route within minutes of a release'],
    pinned: true,
  }),
  card('platform/ddos.md', 'DDoS', 'sev2', 8, {
    symptoms: ['Requests ten times the usual from many addresses'],
    freshness: fresh('unknown', 'not exercised'),
  }),
  card('platform/region-outage.md', 'Region outage', 'sev1', 14, {
    symptoms: ['Every service of one region is down'],
    freshness: fresh(
      'stale',
      'stale 41 d',
      'Its review was due on 24 January, 41 days ago: check a step before you trust it.',
      {
        reviewed_on: '2025-07-24',
        due_on: '2026-01-24',
      },
    ),
  }),
  card('security/leaked-credentials.md', 'Leaked credentials', 'sev1', 11, {
    symptoms: ['A key was pushed to Git'],
  }),
  card('review/post-mortem-facilitation.md', 'Post-mortem facilitation', null, 9),
  card('database/how-replication-is-set-up.md', 'How replication is set up', null, 0),
  card('who-to-call.md', 'Who to call', null, 0),
];

export const open: OpenIncident[] = [
  {
    id: '0195-42',
    number: 'INC-0042',
    title: 'Checkout database unresponsive',
    severity: 'sev1',
    state: 'identified',
    exercise: false,
    commander: 'Dana',
    progress: { done: 3, skipped: 1, total: 7 },
    declared_at: at('14:26:12'),
    next_update_at: at('14:41:12'),
    held: null,
    speaker: null,
    runbooks: ['Database unresponsive'],
  },
  {
    id: '0195-41',
    number: 'INC-0041',
    title: 'Product images slow in EU',
    severity: 'sev3',
    state: 'monitoring',
    exercise: false,
    commander: 'Kim',
    progress: { done: 0, skipped: 0, total: 0 },
    declared_at: at('12:51:55'),
    next_update_at: at('15:16:20'),
    held: null,
    speaker: 'Kim’s laptop',
    runbooks: [],
  },
];

const ended = (
  number: string,
  title: string,
  severity: Severity,
  ended_at: number,
  minutes: number,
  kept: number,
  due: number,
): EndedIncident => ({
  id: `0195-${number.slice(-2)}`,
  number,
  title,
  severity,
  state: 'closed',
  exercise: number === 'INC-0038',
  ended_at,
  lasted_s: minutes * 60,
  cadence: { kept, due, unknown: 0 },
});

export const recent: EndedIncident[] = [
  ended('INC-0040', 'Search index lagging', 'sev3', day(3, 4), 72, 2, 2),
  ended('INC-0039', 'Orders API slow after a config push', 'sev2', day(3, 4), 47, 3, 4),
  ended('INC-0038', 'Leaked credentials', 'sev1', day(2, 26), 88, 5, 6),
  ended('INC-0037', 'Payment webhooks delayed', 'sev2', day(2, 25), 123, 8, 8),
];

export const channels: ChannelView[] = [
  {
    name: '#incidents',
    kind: 'slack',
    audience: 'internal',
    ping: 'auto',
    rehearsal: false,
    interval_minutes: null,
    state: 'ready',
    problem: null,
    address: 'https://hooks.slack.com/…x7Qd',
    waiting: 0,
    last: { state: 'sent', at: at('14:26:40'), reason: null, next_at: null },
  },
  {
    name: 'Status page',
    kind: 'webhook',
    audience: 'external',
    ping: 'ask',
    rehearsal: false,
    interval_minutes: 30,
    state: 'ready',
    problem: null,
    address: 'https://status.shop.example/…91fe',
    waiting: 2,
    last: { state: 'retry', at: at('14:36:02'), reason: 'it answered 503', next_at: at('14:38:08') },
  },
];

export const homeView = (): HomeView => ({
  now: now(),
  actor: 'Dana',
  workspace: { name: 'shop-runbooks', path: '/home/dana/shop-runbooks', shipped: false },
  first_run: null,
  open: structuredClone(open),
  recent: structuredClone(recent),
  runbooks: structuredClone(runbooks),
  runbooks_total: runbooks.length,
  channels: structuredClone(channels),
  next_number: 'INC-0043',
  notices: [],
});

export const firstRunView = (): HomeView => ({
  ...homeView(),
  workspace: { name: 'Shipped with Holdfast', path: '/usr/share/holdfast/runbooks', shipped: true },
  first_run: { name: false, workspace: false, channel: false, providers },
  open: [],
  recent: [],
  runbooks: structuredClone(runbooks).map((one) => ({ ...one, in_use: null })),
  channels: [],
  next_number: 'INC-0001',
});
