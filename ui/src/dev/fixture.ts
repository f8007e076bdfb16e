// What the host without a shell answers from, what a test has set of it, and what it was asked.
import type {
  Answer,
  Command,
  ComposeText,
  DraftVersion,
  Expected,
  ExportAsk,
  Failure,
  Profile,
  ReviewState,
  Setting,
  Wording,
} from '../lib/types';
import * as views from './views';

/** The views as the core wrote them, and what differs from them. */
const answers = () => ({
  home: views.homeView(),
  settings: views.settingsView(),
  library: views.libraryView(),
  actions: views.actionsView(),
  lessons: views.lessonsView(),
  report: views.reportView(),
  /** What a person said of groups. */
  chosen: {} as Record<string, boolean | null>,
  /** What a person turned of scenarios. */
  turned: {} as Record<string, boolean>,
  scenarios: views.scenarioRows(),
  /** An exercise that has ended. */
  hotWash: views.hotWash(),
  incident: null as ReturnType<typeof views.incidentView> | null,
  exercise: views.exerciseView(),
  players: views.playersView(),
  entries: views.timelineView().entries,
  /** No runbook is what the words mean. */
  vague: false,
  /** Nothing changed since the last text. */
  calm: false,
  /** Making a file lasts until it is stopped. */
  lasting: false,
  /** The last entry's order. */
  seq: 1000,
  /** Runbooks whose file is gone. */
  gone: [] as string[],
  /** What the window remembers. */
  remembered: {} as Record<string, unknown>,
  /** Thrown by every `remember` while it stands. */
  forgetful: null as Failure | null,
  /** Thrown by the next `execute`, once. */
  refuse: null as Failure | null,
  answer: { ok: true, message: 'The test message was accepted.' } as Answer,
  /** What a test of a channel answers, where it differs from the other settings. */
  refuseTest: null as Answer | null,
  remarks: [] as string[],
  /** What is said of how the time of a line was read. */
  remark: null as string | null,
  /** What a line of an observation would keep, in words. */
  observed: null as string | null,
});

/** The draft of the post-mortem as it is kept; without a text it is the log's. */
const drafted = () => ({
  text: null as string | null,
  /** What the log says since. */
  log: '',
  version: null as DraftVersion | null,
  review: 'draft' as ReviewState,
  owner: null as string | null,
  due_at: null as number | null,
  outside: null as string | null,
  /** What is asked about in its text. */
  wordings: [] as Wording[],
  kept: [] as string[],
  /** Which of them were kept on purpose. */
  purpose: [] as boolean[],
  /** Why none is kept any more. */
  refused: null as Failure | null,
  /** What the reading of its notes waits for. */
  reading: null as Promise<void> | null,
  exported: [] as ExportAsk[],
});

/** What was asked of the host. */
const asked = () => ({
  /** The changes of runbooks that were asked for. */
  revised: [] as { ids: string[]; reviewed: boolean; write: boolean }[],
  /** The exercises that were started, and how reports were saved. */
  started: [] as { path: string; speed: string; solo: boolean; story: number }[],
  saved: [] as ExportAsk[],
  /** The exercises that were shown to players. */
  projected: [] as string[],
  /** The readers whose copies were looked at. */
  masked: [] as Profile[],
  /** The texts that the composer asked about. */
  previewed: [] as ComposeText[],
  /** What was executed, with what was expected. */
  executed: [] as { command: Command; expected: Expected | null }[],
  /** What was asked, by its name: every reading and every `execute`. */
  asked: [] as string[],
  configured: [] as Setting[],
  /** The entries whose words were removed, and why. */
  purged: [] as { seq: number; reason: string }[],
  closeAnswers: [] as boolean[],
  opened: [] as string[],
  composing: [] as { id: string; open: boolean }[],
  /** Every value that was to be remembered, in order. */
  written: [] as unknown[],
});

const fresh = () => ({ ...answers(), draft: drafted(), ...asked() });

/** What is answered and was asked; a test changes its fields. */
export let fixture = fresh();

/** Everything as the core wrote it; listeners stay. */
export const reset = (): void => void (fixture = fresh());

/** A laptop on which nothing was set up. */
export const firstRun = (): void => void (fixture = { ...fresh(), home: views.firstRunView() });
