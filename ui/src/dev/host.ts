// A host without a shell: stands in for `lib/host.ts` in tests and on the page for looking at screens. It answers from
// `fixture`, which begins as the views that the core wrote, records what was asked, and is in no production bundle.
import type * as real from '../lib/host';
import type { Action, ActionsView, Changed, Done, Exported, Part } from '../lib/types';
import { firstRun, fixture, reset } from './fixture';
import { previewOf } from './previews';
import * as views from './views';

export { firstRun, fixture, reset };

let onChange: ((changed: Changed) => void)[] = [];
let onClose: ((open: string[]) => void)[] = [];

/** Tells the screens that something was committed: by an entry of its own, unless it is told of one. */
export const change = (incidents: string[] = [], entry = ++fixture.seq): void =>
  onChange.forEach((call) => call({ seq: entry, incidents }));

/** Asks as the shell does when the window is closed. */
export const askClose = (stops: string[]): void => onClose.forEach((call) => call(stops));

export const execute: typeof real.execute = async (command, expected) => {
  fixture.asked.push('execute');
  mayRefuse();
  fixture.executed.push({ command, expected });
  if (command.do === 'on' && command.action.type === 'set_review') {
    fixture.draft.review = command.action.review;
  }
  if (command.do === 'on' && command.action.type === 'own_postmortem') {
    fixture.draft.owner = command.action.owner;
  }
  if (command.do === 'on') fixture.actions = boardAfter(command.action) ?? fixture.actions;
  const incident = command.do === 'on' ? command.incident : views.DECLARED;
  const entry = ++fixture.seq;
  setTimeout(() => change([incident], entry));
  return { incident, number: fixture.home.next_number, seq: entry, remarks: fixture.remarks } satisfies Done;
};

export const home: typeof real.home = async () => structuredClone(read('home').home);
export const settings: typeof real.settings = async () => structuredClone(read('settings').settings);
export const library: typeof real.library = async () => structuredClone(read('library').library);
export const frozen: typeof real.frozen = async (_incident, path) => {
  fixture.asked.push('frozen');
  return { ...views.readerView(path), card: views.frozenCard() };
};
export const findings: typeof real.findings = async (path) => views.findings()[path] ?? [];
export const reader: typeof real.reader = async (path) => {
  if (fixture.gone.includes(path)) throw { code: 'not_found', message: `${path} is gone.` };
  return views.chosen(views.readerView(path), fixture.chosen);
};
export const picture: typeof real.picture = (hash, ordinal) => `/pictures/${hash}/${ordinal}`;
export const incident: typeof real.incident = async (id) =>
  structuredClone(read('incident').incident ?? views.incidentView(id));
export const compose: typeof real.compose = async (id) => ({
  ...views.composeView(),
  incident: views.incidentView(id).incident,
});

export const timeline: typeof real.timeline = async (_id, first, count, part) => {
  const all = read('timeline').entries;
  const size = (part: Part) => all.filter((row) => row.part === part).length;
  const rows = all.filter((row) => part === null || row.part === part);
  const from = first ?? Math.max(0, rows.length - count);
  return {
    now: fixture.home.now,
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

/** Answers for the lines of the tests as the core did; what has no front to be read is a note. */
export const line: typeof real.line = async (_id, words) => {
  fixture.asked.push('line');
  const { [words.trim()]: own } = views.lines();
  if (own) return { ...own, remark: fixture.remark ?? own.remark };
  if (/^[-+!\\\d]|^todo/i.test(words.trim()))
    throw new Error(`“${words}” is not among the lines of the core`);
  return { ...views.plainLine(), text: words.trim() };
};

export const preview: typeof real.preview = async (_id, asked) => {
  fixture.previewed.push(asked);
  return previewOf(asked, fixture.calm);
};

export const search: typeof real.search = async (words) =>
  (views.searches()[words.trim()] ?? []).map((hit) => (fixture.vague ? { ...hit, reason: null } : hit));

export const configure: typeof real.configure = async (setting) => {
  fixture.configured.push(setting);
  if (setting.set === 'first_run_done') fixture.home.first_run = null;
  if (setting.set === 'actor') fixture.settings.actor = fixture.home.actor = setting.name;
  if (setting.set === 'theme') fixture.settings.theme = setting.theme;
  if (setting.set === 'text_size') fixture.settings.text_size = setting.percent;
  if (setting.set === 'rhythm') fixture.settings.interval_minutes = setting.minutes;
  if (setting.set === 'keep_awake') fixture.settings.keep_awake = setting.on;
  if (setting.set === 'choose_steps') fixture.chosen[setting.group] = setting.steps;
  if (setting.set === 'turn_piece') fixture.turned[setting.piece] = setting.on;
  if (setting.set === 'pin_runbook') {
    fixture.library.pinned = setting.on ? views.pinned() : views.libraryView().pinned;
  }
  setTimeout(() => change());
  return (setting.set === 'test_channel' && fixture.refuseTest) || fixture.answer;
};

export const draft: typeof real.draft = async (id) => {
  const { incident } = views.incidentView(id);
  const { number, title, severity } = incident;
  const { version, review, owner, log } = fixture.draft;
  const text = fixture.draft.text ?? views.draftView().text;
  const shown = { ...views.draftView(), number, title, severity, version, review, owner, text: text + log };
  const is_over = fixture.draft.due_at !== null;
  const want_answers = is_over ? views.wantAnswers()[review] : [];
  return { ...shown, want_answers, due_at: fixture.draft.due_at, outside: fixture.draft.outside };
};
export const keepDraft: typeof real.keepDraft = async (_id, text, base, session) => {
  const { version, refused, review } = fixture.draft;
  if (refused) throw refused;
  if (review === 'closed' && text !== fixture.draft.text) throw views.refusals().closed;
  if ((version?.n ?? null) !== base) throw views.refusals().stale;
  const kept = { n: (base ?? 0) + 1, saved_at: fixture.home.now.now, by: fixture.home.actor };
  fixture.draft.text = text;
  fixture.draft.version = kept;
  fixture.draft.kept.push(text);
  fixture.draft.purpose.push(session === null);
  return kept;
};
export const draftNotes: typeof real.draftNotes = async (_id, _text, preview) => {
  const notes = views.draftNotes();
  const { wordings, reading } = fixture.draft;
  await reading;
  return { ...notes, wordings, blocks: preview ? notes.blocks : null };
};
export const draftHistory: typeof real.draftHistory = async () => {
  const { version } = fixture.draft;
  const versions = version ? [version, { ...version, n: version.n - 1, by: 'Kim' }] : [];
  const changes = [
    { change: 'removed' as const, text: 'before' },
    { change: 'added' as const, text: 'after' },
  ];
  return { versions, changes: version ? changes : [] };
};
export const draftVersion: typeof real.draftVersion = async () => views.draftView().text;
export const takeDraft: typeof real.takeDraft = async () => {
  fixture.draft.outside = null;
  return [];
};
export const maskedDraft: typeof real.maskedDraft = async (_id, profile) => {
  fixture.masked.push(profile);
  return { ...views.maskedView(), profile };
};
export const exportDraft: typeof real.exportDraft = async (_id, ask) => {
  fixture.draft.exported.push(ask);
  const path = `${fixture.home.workspace.path}/postmortems/INC-0004 post-mortem.${ask.form}`;
  return made({ path, kept: null, remarks: ask.profile === null ? [] : ['Masked: 2 names.'] });
};
let stop = () => {};
const made = (file: Exported): Promise<Exported | null> =>
  new Promise((resolve) => {
    if (!fixture.lasting) resolve(file);
    stop = () => resolve(null);
  });
export const stopExport: typeof real.stopExport = async () => stop();

export const scenarios: typeof real.scenarios = async () => structuredClone(fixture.scenarios);
export const scenario: typeof real.scenario = async (path) => {
  const { [path]: own } = views.scenarioViews();
  if (!own) throw { code: 'not_found', message: `${path} is in no folder of the library.` };
  return views.turned(own, fixture.turned);
};
export const writeScenario: typeof real.writeScenario = async (path) => {
  const name = path.replace(/\.md$/, '-strict.md');
  return { path: name, file: `/home/dana/shop/${name}` };
};
export const startExercise: typeof real.startExercise = async (path, speed, solo, _severity, story = 0) => {
  mayRefuse();
  fixture.started.push({ path, speed, solo, story });
  return {
    incident: views.EXERCISE,
    number: fixture.home.next_number,
    seq: ++fixture.seq,
    remarks: fixture.remarks,
  };
};
export const exercise: typeof real.exercise = async (id) => {
  const { hotWash, exercise } = read('exercise');
  return structuredClone(id === exercise.incident.id ? exercise : hotWash);
};
export const afterAction: typeof real.afterAction = async (_id, readers, ask) => {
  if (ask) fixture.saved.push(ask);
  const path = `/home/dana/exercises/INC-0001 after-action report.${ask?.form}`;
  const saved = ask && (await made({ path, kept: null, remarks: [] }));
  const mark = readers === null ? '' : `**For ${readers} readers**\n\n`;
  return { saved, markdown: mark + views.afterAction };
};
export const chart: typeof real.chart = async () => views.chartView();
export const openDraft: typeof real.openDraft = async (path, folder) =>
  void fixture.opened.push(folder ? `the folder of ${path}` : path);
export const composing: typeof real.composing = async (id, open) => void fixture.composing.push({ id, open });
export const remember: typeof real.remember = async (key, value) => {
  if (fixture.forgetful) throw fixture.forgetful;
  fixture.written.push(value);
  if (value === null) delete fixture.remembered[key];
  else fixture.remembered[key] = structuredClone(value);
};
export const remembered: typeof real.remembered = async () => structuredClone(fixture.remembered);
export const purge: typeof real.purge = async (id, seq, reason) => {
  mayRefuse();
  fixture.purged.push({ seq, reason });
  const entry = ++fixture.seq;
  setTimeout(() => change([id], entry));
  return { incident: id, number: fixture.home.next_number, seq: entry, remarks: fixture.remarks };
};
export const observed: typeof real.observed = async () => fixture.observed;
export const players: typeof real.players = async () => structuredClone(read('players').players);
export const showPlayers: typeof real.showPlayers = async (id) => void fixture.projected.push(id);
export const actions: typeof real.actions = async () => structuredClone(read('actions').actions);
export const lessons: typeof real.lessons = async () => structuredClone(read('lessons').lessons);
export const revise: typeof real.revise = async (_id, ids, reviewed, write) => {
  mayRefuse();
  fixture.revised.push({ ids, reviewed, write });
  if (!write) return `diff of ${ids.join(' ')}`;
  for (const row of fixture.lessons.books.flatMap((book) => book.lessons)) {
    if (!ids.includes(row.id)) continue;
    row.standing = 'there';
    row.hunks = [];
  }
  return `diff of ${ids.join(' ')}`;
};
export const report: typeof real.report = async () => structuredClone(read('report').report);
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

/** Throws what the next deed is to be refused with, once. */
function mayRefuse(): void {
  const { refuse } = fixture;
  fixture.refuse = null;
  if (refuse) throw refuse;
}

function read(what: string): typeof fixture {
  fixture.asked.push(what);
  return fixture;
}

/** The board after what was done to one of its items; null where it stays as it is. */
function boardAfter(action: Action): ActionsView | null {
  if (!('item' in action) || typeof action.item !== 'string') return null;
  const { open, settled } = fixture.actions;
  const name = [...open, ...settled].find((row) => row.id === action.item)?.name;
  const deed = [action.type, name, 'outcome' in action ? action.outcome : null];
  return views.boards()[deed.filter((word) => word !== null).join(' ')] ?? null;
}
