import type {
  Block,
  FrontMatter,
  Group,
  Inline,
  Item,
  LintFinding,
  PinnedTable,
  ReaderStep,
  ReaderView,
} from '../../lib/types';
import { bigDocument } from './big';
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
  way: null,
});
const sh = (line: string): Block => ({ type: 'code', language: 'sh', text: line, command: true });
const item = (step: string | null, ...blocks: Block[]): Item => ({ step, task: null, blocks });
const list = (group: string | null, start: number | null, ...items: Item[]): Block => ({
  type: 'list',
  start,
  items,
  group,
});

const group = (
  id: string,
  line: number,
  heading: string,
  items: number,
  verdict: Group['verdict'],
  reason: string,
): Group => ({
  id,
  line,
  heading,
  items,
  verdict,
  reason,
  chosen: false,
  headings: [heading],
  fingerprints: [],
});

const groups: Group[] = [
  group('symptoms', 3, 'Symptoms', 2, 'text', 'symptoms, found by search'),
  group('mitigation', 8, 'Mitigation', 4, 'steps', 'numbered list under Mitigation'),
  group(
    'check',
    30,
    'Check that it worked',
    2,
    'suggested',
    'bullets that start with a verb, heading unknown',
  ),
  group('causes', 35, 'Common causes', 2, 'text', 'list of causes'),
];

const cells = (...rows: string[][]): Inline[][][] => rows.map((row) => row.map((cell) => [text(cell)]));

const pinned: PinnedTable[] = [
  {
    kind: 'severity',
    heading: 'Severity',
    line: 40,
    head: [[text('Level')], [text('Meaning')]],
    rows: cells(
      ['SEV 1', 'Orders are lost or doubled'],
      ['SEV 2', 'Stale reads for customers'],
      ['SEV 3', 'A spare replica lags'],
    ),
  },
  {
    kind: 'contacts',
    heading: 'Contacts',
    line: 46,
    head: [[text('Who')], [text('Where')], [text('Then')]],
    rows: cells(
      ['Database on call', '#db-oncall', 'then phone, card D'],
      ['Kim', 'owner of this page'],
      ['CTO', 'after 30 min'],
    ),
  },
];

const findings: LintFinding[] = [
  { rule: 'no-rollback', level: 'warning', line: 24, message: 'No rollback for step 3: say how to undo it.' },
];

const replica: Block[] = [
  h(1, 'Replica lag and failover'),
  h(2, 'Symptoms'),
  list(
    'symptoms',
    null,
    item(null, p('Reads return rows that were changed minutes ago')),
    item(null, p('Alert ', { type: 'code', text: 'ReplicaLagHigh' }, ' for more than 5 minutes')),
  ),
  h(2, 'Mitigation (0-15 minutes)'),
  list(
    'mitigation',
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
    'check',
    null,
    item('5', p('Place a test order and read it back')),
    item('6', p('Compare the newest order number with the old primary')),
  ),
  h(2, 'Common causes'),
  list(
    'causes',
    null,
    item(null, p('A long transaction on the primary')),
    item(null, p('A replica on a smaller instance type than the primary')),
  ),
  h(2, 'Further reading'),
  p(
    'How it is set up stands in ',
    {
      type: 'link',
      href: 'https://wiki.shop.example/replication',
      content: [text('the wiki')],
    },
    ', and what to do next in ',
    { type: 'link', href: 'database-unresponsive.md#symptoms', content: [text('Database unresponsive')] },
    '. ',
    { type: 'link', href: 'javascript:alert(1)', content: [text('Odd link')] },
    ' ',
    { type: 'link', href: '#mitigation-0-15-minutes-', content: [text('Back to the steps')] },
  ),
  p({ type: 'image', source: 'pictures/topology.png', alt: 'The replicas', ordinal: null }),
  { type: 'code', language: 'mermaid', text: 'graph LR\n  primary --> replica', command: false },
];

const frontMatter = (): FrontMatter => ({
  title: null,
  owner: 'Kim',
  owner_slack: '#db-oncall',
  last_reviewed_on: '2026-01-19',
  review_in_days: 181,
  severity: null,
  services: [],
  tags: [],
});

const step = (number: number, commands: string[] = []): ReaderStep => ({
  number,
  line: number * 3,
  commands,
});

/** The groups as the rules see them, and as a person said. */
const decided = (chosen: Record<string, boolean | null>): Group[] =>
  groups.map((one) => {
    const said = chosen[one.id] ?? null;
    return said === null ? { ...one } : { ...one, verdict: said ? 'steps' : 'text', chosen: true };
  });

/** What the rules find; the same in every file. */
export const findingsOf = (_path: string): LintFinding[] => structuredClone(findings);

/** Every path shows the same text, under its own title. */
export function readerView(path: string, chosen: Record<string, boolean | null> = {}): ReaderView {
  const found = runbooks.find((one) => one.path === path) ?? runbooks[4];
  if (!found) throw new Error('no runbook');
  const big = /^big\/(\d+)\.md$/.exec(path)?.[1];
  return {
    now: now(),
    card: structuredClone({ ...found, path }),
    hash: 'c0ffee',
    pictures: 'c0ffee',
    open: structuredClone(open),
    runbook: {
      title: found.title,
      severity: { level: found.severity?.level ?? null, text: 'P2 (serious)' },
      phases: [
        {
          title: 'Mitigation',
          line: 10,
          steps: [
            step(1, [
              `ssh deploy@<replica-host> "psql -Atc 'select now() - pg_last_xact_replay_timestamp()'"`,
            ]),
            step(2),
            step(3, ['./scripts/failover.sh --promote-replica <replica-host>']),
            step(4),
          ],
        },
        { title: 'Check that it worked', line: 30, steps: [step(5), step(6)] },
      ],
      cadence_minutes: 15,
      escalations: [{ to: 'CTO', after_minutes: 30 }],
      postmortem_due_hours: 48,
      blanks: ['replica-host'],
      warnings: [],
      front: frontMatter(),
      groups: decided(chosen),
      pinned: structuredClone(pinned),
      document: big ? bigDocument(Number(big)) : structuredClone(replica),
    },
  };
}
