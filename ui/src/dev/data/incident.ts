import type {
  Audience,
  ComposeView,
  EntryKind,
  Fact,
  IncidentView,
  Part,
  PhaseView,
  PreviewView,
  StepStatus,
  StepView,
  TimelineRow,
} from '../../lib/types';
import { channels, open } from './home';
import { at, now } from './time';

function step(
  number: number,
  text: string,
  command: string | null,
  became: { status?: StepStatus; at?: string; by?: string; reason?: string } = {},
): StepView {
  const blank = command?.includes('db-host') ?? false;
  const [before = '', after = ''] = blank ? (command ?? '').split('db-host') : [];
  const parts = blank
    ? [
        { text: before, blank: null, filled: false },
        { text: 'db-host', blank: 'db-host', filled: false },
        { text: after, blank: null, filled: false },
      ]
    : [{ text: command ?? '', blank: null, filled: false }];
  return {
    number: String(number),
    source_number: null,
    text,
    commands: command ? [{ source: command, parts, copy: command, warning: null, lines: [] }] : [],
    substeps: [],
    optional: false,
    condition: null,
    expected: [],
    cautions: [],
    references: [],
    details: [],
    suggested: false,
    marks: [],
    out: false,
    status: became.status ?? 'open',
    at: became.at ? at(became.at) : null,
    by: became.by ?? null,
    reason: became.reason ?? null,
  };
}

const phase = (
  title: string,
  kind: PhaseView['kind'],
  window: PhaseView['window'],
  steps: StepView[],
): PhaseView => {
  const done = steps.filter((one) => one.status === 'done').length;
  const skipped = steps.filter((one) => one.status === 'skipped').length;
  return {
    title,
    window,
    way: null,
    kind,
    progress: { done, skipped, total: steps.length },
    finished_at: done + skipped === steps.length ? Math.max(...steps.map((one) => one.at ?? 0)) : null,
    steps,
  };
};

const phases = (): PhaseView[] => [
  phase('Immediate actions', 'steps', { from_minutes: 0, to_minutes: 5 }, [
    step(1, 'Check if the database process is running', 'ssh deploy@db-host "systemctl status postgresql"', {
      status: 'done',
      at: '14:27:40',
      by: 'Dana',
    }),
    step(2, 'Check recent logs', 'ssh deploy@db-host "journalctl -u postgresql -n 100"', {
      status: 'done',
      at: '14:29:02',
      by: 'Dana',
    }),
    step(
      3,
      'Attempt a restart if process is dead',
      'ssh deploy@db-host "sudo systemctl restart postgresql"',
      {
        status: 'skipped',
        at: '14:33:10',
        by: 'Dana',
        reason: 'process is alive, disk is full',
      },
    ),
  ]),
  phase('If restart fails', 'steps', { from_minutes: 5, to_minutes: 15 }, [
    step(4, 'Check disk space (full disk is a common cause)', 'ssh deploy@db-host "df -h"', {
      status: 'done',
      at: '14:34:51',
      by: 'Dana',
    }),
    step(
      5,
      'If disk is full, identify large files and clear old logs',
      'ssh deploy@db-host "du -sh /var/log/postgresql/*"',
    ),
  ]),
  phase('If database cannot be recovered', 'steps', { from_minutes: 15, to_minutes: null }, [
    step(6, 'Initiate failover to read replica', './scripts/failover.sh --promote-replica db-replica-01'),
    step(7, 'Update DNS to point to replica', './scripts/update-dns.sh --target db-replica-01'),
  ]),
  phase('Communication', 'communication', null, [
    step(8, 'Notify #incidents Slack channel immediately', null, {
      status: 'done',
      at: '14:26:40',
      by: 'Dana',
    }),
    step(9, 'Post update every 15 minutes', null),
    step(10, 'Escalate to CTO if not resolved in 30 minutes', null),
  ]),
  phase('Post-recovery', 'follow_up', null, [
    step(11, 'Document what happened', null),
    step(12, 'Schedule a post-mortem within 48 hours', null),
  ]),
];

/** The incident of the pictures; any other id shows its own header over the same checklist. */
export function incidentView(id: string): IncidentView {
  const header = open.find((one) => one.id === id) ?? open[0];
  if (!header) throw new Error('no incident');
  return {
    now: now(),
    actor: 'Dana',
    incident: structuredClone(header),
    ended_at: null,
    roles: [
      ['commander', 'Dana'],
      ['scribe', 'Bo'],
    ],
    runbooks: [
      {
        ordinal: 1,
        title: 'Database unresponsive',
        path: 'database/database-unresponsive.md',
        phases: phases(),
        dropped: [],
        pinned: [],
        change: null,
      },
    ],
    blanks: [['db-host', null]],
    rhythm: [
      {
        audience: 'internal',
        interval_minutes: 15,
        due_at: at('14:41:12'),
        ping_at: at('14:41:12'),
        asking: false,
        asking_why: null,
        last: [at('14:26:40'), 'We are investigating failed checkouts. Next update 14:41 UTC.'],
        updates: 1,
        pings: 0,
      },
      {
        audience: 'external',
        interval_minutes: 30,
        due_at: at('14:56:40'),
        ping_at: null,
        asking: true,
        asking_why: null,
        last: [at('14:26:40'), 'We are investigating failed checkouts. Next update 14:56 UTC.'],
        updates: 1,
        pings: 0,
      },
    ],
    snoozed_until: null,
    escalations: [{ escalation: { to: 'CTO', after_minutes: 30 }, at: at('14:56:12'), due: false }],
    postmortem_due_at: null,
    channels: structuredClone(channels),
    uncertain: [],
    conflicts: [],
    corrections: [],
    entries: 9,
    sender_running: true,
    awake: true,
  };
}

function partOf(kind: EntryKind): Part {
  if (kind === 'decision') return 'decisions';
  if (kind.startsWith('step_')) return 'steps';
  return kind === 'update_posted' || kind === 'delivery' ? 'updates' : 'rest';
}

const entry = (seq: number, time: string, row: Partial<TimelineRow> & { kind: EntryKind; text: string }) => ({
  seq,
  id: `e${seq}`,
  recorded_at: new Date(at(time)).toISOString(),
  happened_at: new Date(at(time)).toISOString(),
  actor: 'Dana',
  mark: '✓',
  tone: 'ok' as const,
  part: partOf(row.kind),
  signed: false,
  below: null,
  ...row,
});

export const entries = (): TimelineRow[] => [
  entry(1, '14:26:12', {
    kind: 'declared',
    mark: '●',
    tone: 'bad',
    text: 'Declared SEV 1 from “Database unresponsive”',
  }),
  entry(2, '14:26:40', {
    kind: 'update_posted',
    mark: '▲',
    tone: 'update',
    text: 'Update to #incidents, Status page',
    below: 'We are investigating failed checkouts. Next update 14:41 UTC.',
  }),
  entry(3, '14:27:40', { kind: 'step_done', text: 'Step 1 done' }),
  entry(4, '14:29:02', { kind: 'step_done', text: 'Step 2 done' }),
  entry(5, '14:30:15', {
    kind: 'note',
    mark: '✎',
    tone: 'plain',
    signed: true,
    text: '“No space left on device” in the log',
    actor: 'Bo',
    happened_at: new Date(at('14:21:00')).toISOString(),
  }),
  entry(6, '14:33:10', {
    kind: 'step_skipped',
    mark: '–',
    tone: 'warn',
    text: 'Step 3 skipped: process is alive, disk is full',
  }),
  entry(7, '14:33:40', {
    kind: 'decision',
    mark: '◆',
    tone: 'decision',
    signed: true,
    text: 'Decision: Clear logs before failing over',
  }),
  entry(8, '14:34:51', { kind: 'step_done', text: 'Step 4 done' }),
  entry(9, '14:36:02', {
    kind: 'delivery',
    mark: '!',
    tone: 'bad',
    text: 'Status page did not answer (503), will be tried again',
    actor: 'Holdfast',
  }),
];

const facts = (): Fact[] =>
  entries()
    .slice(2)
    .map((row) => ({ ...row, text: row.text.replace('Decision: ', '') }));

export const composeView = (id: string): ComposeView => ({
  now: now(),
  incident: incidentView(id).incident,
  update_number: 2,
  audiences: [
    {
      audience: 'internal',
      text:
        'Changed: the database disk is full; PostgreSQL runs but cannot write. We clear old logs before a failover ' +
        '(decided 14:33).\nKnown: checkout fails since 14:21.\nNeeds: error rate of the last 5 minutes, Kim.',
      closing:
        '[INC-0042] SEV 1 RESOLVED: Checkout database unresponsive. It lasted 12 min. IC Dana. No further updates ' +
        'unless it is reopened.',
      no_change: 'No change since 14:26. We keep clearing the disk of the checkout database.',
      interval_minutes: 15,
      due_at: at('14:41:12'),
      channels: ['#incidents'],
    },
    {
      audience: 'external',
      text: 'Checkout is failing for some customers. We know the cause and are working on it.',
      closing: '{what was affected} is working normally again.',
      no_change: 'No change since 14:26. We keep working on it.',
      interval_minutes: 30,
      due_at: at('14:56:40'),
      channels: ['Status page'],
    },
  ],
  since: facts(),
  since_at: at('14:26:40'),
  last_external: 'We are investigating failed checkouts. Next update 14:56 UTC.',
});

export function previewView(audience: Audience, text: string, minutes: number): PreviewView {
  const due = at('14:38:00') + minutes * 60_000;
  const internal = audience === 'internal';
  return {
    next_update_at: due,
    findings: text.trim() === '' ? [{ stop: true, message: 'Nothing is written yet.', words: null }] : [],
    channels: [
      {
        name: internal ? '#incidents' : 'Status page',
        kind: internal ? 'slack' : 'webhook',
        kind_name: internal ? 'Slack' : 'JSON webhook',
        status: internal ? 'ready' : 'waits: it answered 503, next try 14:38',
        ready: internal,
        headline: 'INC-0042 · SEV 1 · Identified',
        body: text,
        footer: `+12 min · IC Dana · next update ${new Date(due).toISOString().slice(11, 16)} UTC`,
        length: text.length + 60,
        limit: internal ? 4000 : 10_000,
      },
    ],
  };
}
