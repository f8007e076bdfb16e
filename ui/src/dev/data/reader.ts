import type { Block, FrontMatter, Inline, Item, ReaderView } from '../../lib/types';
import { open, runbooks } from './home';
import { now } from './time';

const text = (words: string): Inline => ({ type: 'text', text: words });
const p = (...content: (Inline | string)[]): Block => ({
  type: 'paragraph',
  content: content.map((one) => (typeof one === 'string' ? text(one) : one)),
});
const h = (level: number, words: string): Block => ({
  type: 'heading',
  level,
  anchor: words.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
  content: [text(words)],
});
const sh = (line: string): Block => ({ type: 'code', language: 'sh', text: line, command: true });
const item = (step: string | null, ...blocks: Block[]): Item => ({ step, task: null, blocks });
const list = (start: number | null, ...items: Item[]): Block => ({ type: 'list', start, items, group: null });

const replica: Block[] = [
  h(1, 'Replica lag and failover'),
  h(2, 'Symptoms'),
  list(
    null,
    item(null, p('Reads return rows that were changed minutes ago')),
    item(null, p('Alert ', { type: 'code', text: 'ReplicaLagHigh' }, ' for more than 5 minutes')),
  ),
  h(2, 'Severity: P2 (serious)'),
  h(2, 'Mitigation (0-15 minutes)'),
  list(
    1,
    item(
      '1',
      p('Measure the lag on each replica:'),
      sh(`ssh deploy@<replica-host> "psql -Atc 'select now() - pg_last_xact_replay_timestamp()'"`),
      p('Expected: below ', { type: 'code', text: '00:00:05' }),
    ),
    item(
      '2',
      p('If one replica lags, take it out of the read pool'),
      list(
        null,
        item('2.1', p('Drain it in the balancer')),
        item('2.2', p('Wait until its connections are 0')),
      ),
    ),
    item(
      '3',
      {
        type: 'quote',
        kind: 'warning',
        blocks: [
          p(
            'Writes of the last ',
            { type: 'emphasis', content: [text('lag')] },
            ' seconds are lost. Ask the commander first.',
          ),
        ],
      },
      p('Promote the replica with the smallest lag'),
      sh('./scripts/failover.sh --promote-replica <replica-host>'),
    ),
    item('4', p('Point the DNS name at it and watch the connections arrive')),
  ),
  h(2, 'Check that it worked'),
  list(
    5,
    item('5', p('Place a test order and read it back')),
    item('6', p('Compare the newest order number with the old primary')),
  ),
  h(2, 'Common causes'),
  list(
    null,
    item(null, p('A long transaction on the primary')),
    item(null, p('A replica on a smaller instance type than the primary')),
  ),
  h(2, 'Contacts'),
  {
    type: 'table',
    head: [[text('Who')], [text('Where')]],
    rows: [
      [[text('Database on call')], [text('#db-oncall')]],
      [[text('Kim')], [text('owner of this page')]],
    ],
  },
  h(2, 'Further reading'),
  p(
    'How it is set up stands in ',
    {
      type: 'link',
      href: 'https://wiki.shop.example/replication',
      content: [text('the wiki')],
    },
    '.',
  ),
];

const frontMatter = (): FrontMatter => ({
  title: null,
  owner: null,
  owner_slack: null,
  last_reviewed_on: null,
  review_in_days: null,
  severity: null,
  services: [],
  tags: [],
});

const step = (number: number, words: string, commands: string[] = []) => ({
  number,
  source_number: number,
  text: words,
  commands,
  substeps: [],
  optional: false,
  condition: null,
  expected: [],
  cautions: [],
  references: [],
  suggested: false,
  key: `k${number}`,
  line: number * 3,
});

/** Every path shows the same text, under its own title. */
export function readerView(path: string): ReaderView {
  const found = runbooks.find((one) => one.path === path) ?? runbooks[4];
  if (!found) throw new Error('no runbook');
  return {
    now: now(),
    card: structuredClone(found),
    hash: 'c0ffee',
    open: structuredClone(open),
    runbook: {
      title: found.title,
      severity: { level: found.severity?.level ?? null, text: 'P2 (serious)' },
      symptoms: [
        'Reads return rows that were changed minutes ago',
        'Alert ReplicaLagHigh for more than 5 minutes',
      ],
      phases: [
        {
          title: 'Mitigation',
          window: { from_minutes: 0, to_minutes: 15 },
          kind: 'steps',
          line: 10,
          steps: [
            step(1, 'Measure the lag on each replica', ['psql']),
            step(2, 'If one replica lags, take it out of the read pool'),
            step(3, 'Promote the replica with the smallest lag', ['./scripts/failover.sh']),
            step(4, 'Point the DNS name at it and watch the connections arrive'),
          ],
        },
        {
          title: 'Check that it worked',
          window: null,
          kind: 'steps',
          line: 30,
          steps: [
            step(5, 'Place a test order and read it back'),
            step(6, 'Compare the newest order number with the old primary'),
          ],
        },
      ],
      cadence_minutes: 15,
      escalations: [{ to: 'CTO', after_minutes: 30 }],
      postmortem_due_hours: 48,
      blanks: ['replica-host'],
      warnings: [],
      front: frontMatter(),
      groups: [],
      pinned: [],
      document: structuredClone(replica),
    },
    findings: [],
  };
}
