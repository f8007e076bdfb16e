// What the stand-in answers: the views that the core wrote of one scripted incident (`make types`), a new clone each time.
// A situation in which that incident is not is a function here, and changes a few fields of a clone.
import type {
  ActionsView,
  Audience,
  ChartView,
  ComposeView,
  DraftNotes,
  DraftView,
  ExerciseView,
  Failure,
  Group,
  Hit,
  HomeView,
  IncidentState,
  IncidentView,
  LessonsView,
  LibraryView,
  LineView,
  LintFinding,
  MaskedView,
  PlayersView,
  PreviewView,
  ReaderView,
  ReportView,
  ReviewState,
  RunbookCard,
  RunbookChange,
  RunbookRow,
  ScenarioRow,
  ScenarioView,
  SettingsView,
  StateWay,
  TextPiece,
  TimelineView,
} from '../lib/types';
import afterActionJson from './data/views/after-action.json';
import actionsJson from './data/views/actions.json';
import boardsJson from './data/views/boards.json';
import changedJson from './data/views/changed.json';
import chartJson from './data/views/chart.json';
import composeJson from './data/views/compose.json';
import exerciseJson from './data/views/exercise.json';
import findingsJson from './data/views/findings.json';
import firstRunJson from './data/views/first-run.json';
import freshJson from './data/views/fresh.json';
import frozenJson from './data/views/frozen.json';
import homeJson from './data/views/home.json';
import hotWashJson from './data/views/hot-wash.json';
import incidentJson from './data/views/incident.json';
import lessonsJson from './data/views/lessons.json';
import libraryJson from './data/views/library.json';
import linesJson from './data/views/lines.json';
import playersJson from './data/views/players.json';
import draftJson from './data/views/draft.json';
import draftNotesJson from './data/views/draft-notes.json';
import maskedJson from './data/views/masked.json';
import pinnedJson from './data/views/pinned.json';
import previewJson from './data/views/preview.json';
import readerJson from './data/views/reader.json';
import scenarioJson from './data/views/scenario.json';
import scenariosJson from './data/views/scenarios.json';
import refusalsJson from './data/views/refusals.json';
import reportJson from './data/views/report.json';
import saidJson from './data/views/said.json';
import searchJson from './data/views/search.json';
import settingsJson from './data/views/settings.json';
import timelineJson from './data/views/timeline.json';
import wantAnswersJson from './data/views/want-answers.json';

// The compiler reads a word of a closed set in JSON as any text; that the types fit is held where they are written.
const view =
  <T>(json: unknown) =>
  () =>
    structuredClone(json) as T;

export const homeView = view<HomeView>(homeJson);
export const firstRunView = view<HomeView>(firstRunJson);
export const settingsView = view<SettingsView>(settingsJson);
export const actionsView = view<ActionsView>(actionsJson);
/** By what was done to which item: the board after it. */
export const boards = view<Record<string, ActionsView>>(boardsJson);
/** The card of the incident's runbook where its file is gone. */
export const frozenCard = view<RunbookCard>(frozenJson);
/** By a group and what a person said of it: `steps`, `text`, or nothing any more. */
export const said = view<Record<string, Group>>(saidJson);
/** The pinned runbooks once `REPLICA` is among them. */
export const pinned = view<RunbookRow[]>(pinnedJson);
/** Why the text of a draft is not kept. */
export const refusals = view<Record<'stale' | 'closed', Failure>>(refusalsJson);
export const lessonsView = view<LessonsView>(lessonsJson);
export const reportView = view<ReportView>(reportJson);
export const libraryView = view<LibraryView>(libraryJson);
export const chartView = view<ChartView>(chartJson);
export const composeView = view<ComposeView>(composeJson);
export const timelineView = view<TimelineView>(timelineJson);
/** The incident's runbook after somebody edited its file: one step edited, one added, one moved. */
export const changed = view<RunbookChange>(changedJson);
/** By its path: what the rules find. */
export const findings = view<Record<string, LintFinding[]>>(findingsJson);
/** By the words that are typed: the first hits. */
export const searches = view<Record<string, Hit[]>>(searchJson);
/** By the words that are typed: what the line of the timeline would record. */
export const lines = view<Record<string, LineView>>(linesJson);
/** What is recorded of words without a front. */
export const plainLine = view<LineView>(linesJson.seen);
/** For a text to each audience, for no text, and for one that names the next update. */
export const previews = view<Record<Audience | 'empty' | 'written', PreviewView>>(previewJson);
/** The text to start from, for each audience and state that it may tell; and where nothing changed. */
export const freshTexts =
  view<Record<Audience, Partial<Record<IncidentState | 'no_change', TextPiece[]>>>>(freshJson);
/** An exercise to its facilitator, and a moment later, once a hint was given and the clock stands, to its players. */
export const exerciseView = view<ExerciseView>(exerciseJson);
export const playersView = view<PlayersView>(playersJson);
/** The scenarios of a library, and the pages of some of them by their paths. */
export const scenarioRows = view<ScenarioRow[]>(scenariosJson);
export const scenarioViews = view<Record<string, ScenarioView>>(scenarioJson);
/** An exercise that has ended, and its report. */
export const hotWash = view<ExerciseView>(hotWashJson);
export const afterAction = afterActionJson;
/** Where an incident that was resolved can be brought. */
export const waysOn = view<StateWay[]>([
  { to: 'investigating', deed: 'reopen', label: 'Reopen', needs_reason: false },
  { to: 'closed', deed: 'close', label: 'Close for good', needs_reason: false },
]);
/** The post-mortem of the incident, and what it waits for. */
export const draftView = view<DraftView>(draftJson);
export const draftNotes = view<DraftNotes>(draftNotesJson);
/** By where the post-mortem of an incident that is over stands: the states further on that ask why. */
export const wantAnswers = view<Record<ReviewState, ReviewState[]>>(wantAnswersJson);
export const maskedView = view<MaskedView>(maskedJson);

/** The incident, and the one that goes on beside it. */
export const [ID = '', OTHER = ''] = homeView().open.map((one) => one.id);
/** The one that is declared. */
export const DECLARED = '00000000-0000-7000-8000-0000000000ff';
/** The exercise. */
export const EXERCISE = exerciseView().incident.id;
/** A page with all that a page can have. */
export const REPLICA = 'database/replica-failover.md';

const incidents = view<IncidentView>(incidentJson);
const pages = view<Record<string, ReaderView>>(readerJson);

/** The incident; another id has its own header over the same checklist. */
export function incidentView(id = ID): IncidentView {
  const shown = incidents();
  const header = homeView().open.find((one) => one.id === id);
  return header ? { ...shown, incident: header } : shown;
}

/**
 * The page of a path, where it was written; any other path has its own card and title over the text of `REPLICA`.
 * `long/1000.md` has that text a thousand times, for looking at how it scrolls.
 */
export function readerView(path = REPLICA): ReaderView {
  const { [path]: own, [REPLICA]: page } = pages();
  if (own) return own;
  if (!page) throw new Error(`${REPLICA} was not written`);
  const card = homeView().runbooks.find((one) => one.path === path) ?? page.card;
  const times = Number(/^long\/(\d+)\.md$/.exec(path)?.[1] ?? 1);
  const document = Array.from({ length: times }, () => page.runbook.document).flat();
  return { ...page, card: { ...card, path }, runbook: { ...page.runbook, title: card.title, document } };
}

/** The page as it is after a person said of its groups, by their ids, whether they are steps. */
export function chosen(page: ReaderView, by: Record<string, boolean | null>): ReaderView {
  const known = said();
  const after = (group: Group): Group => {
    const steps = by[group.id];
    if (steps === undefined) return group;
    const told = known[`${group.id} ${steps === null ? '' : steps ? 'steps' : 'text'}`];
    if (!told) throw new Error(`Nobody asked the core of the group ${group.id} of ${page.card.path}`);
    return told;
  };
  page.runbook.groups = page.runbook.groups.map(after);
  return page;
}

/** The file of scenarios as it is after a person turned pieces of it, by their ids. */
export function turned(file: ScenarioView, said: Record<string, boolean>): ScenarioView {
  for (const { pieces } of file.stories)
    for (const piece of pieces) piece.turned = said[piece.id] ?? piece.turned;
  return file;
}
