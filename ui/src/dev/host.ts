// A host without a shell: stands in for `lib/host.ts` in tests and on the page for looking at screens. It answers from
// `fixture`, records what was asked, and is in no production bundle.
import type * as real from '../lib/host';
import type { Answer, Changed, Command, Done, Expected, Failure, Hit, Part, Setting } from '../lib/types';
import { firstRunView, homeView } from './data/home';
import { composeView, entries, incidentView, previewView } from './data/incident';
import { libraryView } from './data/library';
import { findingsOf, readerView } from './data/reader';
import { settingsView } from './data/settings';
import { now } from './data/time';

const fresh = () => ({
  home: homeView(),
  settings: settingsView(),
  library: libraryView(),
  /** What a person said of groups. */
  chosen: {} as Record<string, boolean | null>,
  incident: null as ReturnType<typeof incidentView> | null,
  entries: entries(),
  /** The last entry's order. */
  seq: 99,
  /** What was executed, with what was expected. */
  executed: [] as { command: Command; expected: Expected | null }[],
  /** What was asked, by its name: every reading and every `execute`. */
  asked: [] as string[],
  configured: [] as Setting[],
  closeAnswers: [] as boolean[],
  opened: [] as string[],
  composing: [] as { id: string; open: boolean }[],
  /** What the window remembers. */
  remembered: {} as Record<string, unknown>,
  /** Every value that was to be remembered, in order. */
  written: [] as unknown[],
  /** Thrown by every `remember` while it stands. */
  forgetful: null as Failure | null,
  /** Thrown by the next `execute`, once. */
  refuse: null as Failure | null,
  answer: { ok: true, message: 'The test message was accepted.' } as Answer,
  /** What a test of a channel answers, where it differs from the other settings. */
  refuseTest: null as Answer | null,
  remarks: [] as string[],
});

export const fixture = fresh();
let onChange: ((changed: Changed) => void)[] = [];
let onClose: ((open: string[]) => void)[] = [];

/** Everything as in the pictures; listeners stay. */
export const reset = (): void => void Object.assign(fixture, fresh());

/** A laptop on which nothing was set up. */
export const firstRun = (): void => void Object.assign(fixture, fresh(), { home: firstRunView() });

/** Tells the screens that something was committed: by an entry of its own, unless it is told of one. */
export const change = (incidents: string[] = [], entry = ++fixture.seq): void =>
  onChange.forEach((call) => call({ seq: entry, incidents }));

/** Asks as the shell does when the window is closed. */
export const askClose = (numbers: string[]): void => onClose.forEach((call) => call(numbers));

export const execute: typeof real.execute = async (command, expected) => {
  fixture.asked.push('execute');
  if (fixture.refuse) {
    const failure = fixture.refuse;
    fixture.refuse = null;
    throw failure;
  }
  fixture.executed.push({ command, expected });
  const incident = command.do === 'on' ? command.incident : '0195-43';
  const entry = ++fixture.seq;
  setTimeout(() => change([incident], entry));
  return { incident, number: 'INC-0043', seq: entry, remarks: fixture.remarks } satisfies Done;
};

export const home: typeof real.home = async () => structuredClone(read('home').home);
export const settings: typeof real.settings = async () => structuredClone(read('settings').settings);
export const library: typeof real.library = async () => structuredClone(read('library').library);
export const findings: typeof real.findings = async (path) => findingsOf(path);
export const reader: typeof real.reader = async (path) => readerView(path, fixture.chosen);
export const picture: typeof real.picture = (hash, ordinal) => `/pictures/${hash}/${ordinal}`;
export const incident: typeof real.incident = async (id) =>
  structuredClone(read('incident').incident ?? incidentView(id));
export const compose: typeof real.compose = async (id) => composeView(id);

export const timeline: typeof real.timeline = async (_id, first, count, part) => {
  const all = read('timeline').entries;
  const size = (part: Part) => all.filter((row) => row.part === part).length;
  const rows = all.filter((row) => part === null || row.part === part);
  const from = first ?? Math.max(0, rows.length - count);
  return {
    now: now(),
    total: rows.length,
    counts: {
      all: all.length,
      decisions: size('decisions'),
      updates: size('updates'),
      steps: size('steps'),
    },
    first: from,
    entries: structuredClone(rows.slice(from, from + count)),
  };
};

export const preview: typeof real.preview = async (_id, audience, text, _state, nextMinutes) =>
  previewView(audience, text, nextMinutes ?? 15);

export const search: typeof real.search = async (words) => {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 2);
  const hits = fixture.home.runbooks.flatMap((runbook): (Hit & { score: number })[] => {
    const lines: [string, string][] = [
      ...runbook.symptoms.map((line): [string, string] => ['Symptom', line]),
      ...runbook.headings.map((line): [string, string] => ['Heading', line]),
      ['Title', runbook.title],
    ];
    const scored = lines.map(([found_in, text]) => ({
      found_in,
      text,
      score: wanted.filter((w) => has(text, w)).length,
    }));
    const best = scored.sort((a, b) => b.score - a.score)[0];
    if (!best || best.score === 0) return [];
    return [
      {
        runbook,
        found_in: best.found_in,
        line: mark(best.text, wanted),
        times: best.score,
        score: best.score,
        told: words.split(/\s+/).every((word) => has(runbook.title, word)),
      },
    ];
  });
  return hits
    .sort((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ runbook, found_in, line, times, told }) => ({ runbook, found_in, line, times, told }));
};

export const configure: typeof real.configure = async (setting) => {
  fixture.configured.push(setting);
  if (setting.set === 'first_run_done') fixture.home.first_run = null;
  if (setting.set === 'actor') fixture.settings.actor = fixture.home.actor = setting.name;
  if (setting.set === 'theme') fixture.settings.theme = setting.theme;
  if (setting.set === 'keep_awake') fixture.settings.keep_awake = setting.on;
  if (setting.set === 'choose_steps') fixture.chosen[setting.group] = setting.steps;
  if (setting.set === 'pin_runbook') pin(setting.path, setting.on);
  setTimeout(() => change());
  return (setting.set === 'test_channel' && fixture.refuseTest) || fixture.answer;
};

export const postmortem: typeof real.postmortem = async (_id, save) => ({
  path: save ? '/home/dana/shop-runbooks/post-mortems/INC-0042.md' : null,
  markdown: '# Post-mortem: Checkout database unresponsive\n',
});

export const composing: typeof real.composing = async (id, open) => void fixture.composing.push({ id, open });
export const remember: typeof real.remember = async (key, value) => {
  if (fixture.forgetful) throw fixture.forgetful;
  fixture.written.push(value);
  if (value === null) delete fixture.remembered[key];
  else fixture.remembered[key] = structuredClone(value);
};
export const remembered: typeof real.remembered = async () => structuredClone(fixture.remembered);
export const closeAnswer: typeof real.closeAnswer = async (close) => void fixture.closeAnswers.push(close);
export const openLink: typeof real.openLink = async (url) => void fixture.opened.push(url);

export const onChanged: typeof real.onChanged = (callback) => {
  onChange.push(callback);
  return () => (onChange = onChange.filter((one) => one !== callback));
};

export const onCloseAsked: typeof real.onCloseAsked = (callback) => {
  onClose.push(callback);
  return () => (onClose = onClose.filter((one) => one !== callback));
};

function read(what: string): typeof fixture {
  fixture.asked.push(what);
  return fixture;
}

function pin(path: string, on: boolean): void {
  for (const card of fixture.home.runbooks) if (card.path === path) card.pinned = on;
  fixture.library = libraryView(fixture.home.runbooks);
}

const has = (text: string, word: string) => text.toLowerCase().includes(word);

function mark(text: string, wanted: string[]): [string, boolean][] {
  const pattern = new RegExp(
    `(${wanted.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
    'gi',
  );
  return text
    .split(pattern)
    .filter(Boolean)
    .map((part) => [part, wanted.includes(part.toLowerCase())]);
}
