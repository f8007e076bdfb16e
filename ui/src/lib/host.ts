// The one door to the shell: the only file that imports the Tauri API. Every function is one command or one event.
import { convertFileSrc, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type * as T from './types';

export const execute = (command: T.Command, expected: T.Expected | null) =>
  invoke<T.Done>('execute', { command, expected });

export const home = () => invoke<T.HomeView>('home');

export const library = () => invoke<T.LibraryView>('library');

export const search = (words: string) => invoke<T.Hit[]>('search', { words });

export const reader = (path: string) => invoke<T.ReaderView>('reader', { path });

/** A runbook as an incident froze it, for when its file is gone. */
export const frozen = (incident: string, path: string) => invoke<T.ReaderView>('frozen', { incident, path });

export const findings = (path: string) => invoke<T.LintFinding[]>('findings', { path });

/** Where a picture of a runbook lies: of the file with this hash, the one with this ordinal. */
export const picture = (hash: string, ordinal: number) =>
  convertFileSrc(`${hash}/${ordinal}`, 'holdfast-picture');

export const incident = (id: string) => invoke<T.IncidentView>('incident', { id });

export const timeline = (id: string, first: number | null, count: number, part: T.Part | null) =>
  invoke<T.TimelineView>('timeline', { id, first, count, part });

/** What a line of the timeline would record now. */
export const line = (id: string, words: string) => invoke<T.LineView>('line', { id, words });

export const compose = (id: string) => invoke<T.ComposeView>('compose', { id });

/** How a text looks where it goes, with what the program filled in as it follows what was chosen. */
export const preview = (id: string, asked: T.ComposeText) => invoke<T.PreviewView>('preview', { id, asked });

export const settings = () => invoke<T.SettingsView>('settings');

export const configure = (setting: T.Setting) => invoke<T.Answer>('configure', { setting });

export const draft = (id: string) => invoke<T.DraftView>('draft', { id });

/** How an incident went over time, with its key times. */
export const chart = (id: string) => invoke<T.ChartView>('chart', { id });

/**
 * Keeps the text as a version; refused as stale where another came since `base`. The next one of the same session takes
 * its place for a while; without a session it is kept on purpose and stays.
 */
export const keepDraft = (id: string, text: string, base: number | null, session: string | null) =>
  invoke<T.DraftVersion>('keep_draft', { id, text, base, session });

/** What a text waits for; with `preview` also how it reads. */
export const draftNotes = (id: string, text: string, preview: boolean) =>
  invoke<T.DraftNotes>('draft_notes', { id, text, preview });

/** The versions, and what the version `n` changed; the latest where it is null. */
export const draftHistory = (id: string, n: number | null) =>
  invoke<T.DraftHistory>('draft_history', { id, n });

/** The text of a version, with what the log says now. */
export const draftVersion = (id: string, n: number) => invoke<string>('draft_version', { id, n });

/** The copy for readers, with everything that is masked in it. */
export const maskedDraft = (id: string, profile: T.Profile) =>
  invoke<T.MaskedView>('masked_draft', { id, profile });

/** Takes in the file that was changed outside; says what a person should know of it. */
export const takeDraft = (id: string) => invoke<string[]>('take_draft', { id });

/** Exports the post-mortem; null where it was stopped. */
export const exportDraft = (id: string, ask: T.ExportAsk) =>
  invoke<T.Exported | null>('export_draft', { id, ask });

/** Stops the files that are being made of an incident or an exercise. */
export const stopExport = (id: string) => invoke<void>('stop_export', { id });

/** Opens an export, or the folder that it lies in. */
export const openDraft = (path: string, folder: boolean) => invoke<void>('open_draft', { path, folder });

/** The scenarios of the library. */
export const scenarios = () => invoke<T.ScenarioRow[]>('scenarios');

/** A file with scenarios, in whatever form. */
export const scenario = (path: string) => invoke<T.ScenarioView>('scenario', { path });

/** Writes the form that is run of one of a file's scenarios, from 0: how the new file is known, and where it lies. */
export const writeScenario = (path: string, story: number) =>
  invoke<T.WrittenScenario>('write_scenario', { path, story });

/** Begins an exercise by one of a file's scenarios, from 0. Alone, nobody directs: injects come by themselves. */
export const startExercise = (
  path: string,
  speed: string,
  solo: boolean,
  severity: T.Severity | null,
  story = 0,
) => invoke<T.Done>('start_exercise', { path, speed, solo, severity, story });

/** What a line would keep as an observation, in words; null while it says nothing. */
export const observed = (id: string, words: string) => invoke<string | null>('observed', { id, words });

/** An exercise as its facilitator sees it. */
export const exercise = (id: string) => invoke<T.ExerciseView>('exercise', { id });

/** The after-action report of an exercise, as its readers have it; saved where a form is asked for. */
export const afterAction = (id: string, readers: T.Profile | null, ask: T.ExportAsk | null) =>
  invoke<T.SavedReport>('after_action', { id, readers, ask });

/** Says that the composer of an incident is open: it holds the automatic ping for a while. */
export const composing = (id: string, open: boolean) => invoke<void>('composing', { id, open });

/** Keeps a value over the end of the window; null forgets it. */
export const remember = (key: string, value: unknown) => invoke<void>('remember', { key, value });

/** What was kept, by its key. */
export const remembered = () => invoke<Record<string, unknown>>('remembered');

/** Removes the words of an entry for good. */
export const purge = (id: string, seq: number, reason: string) =>
  invoke<T.Done>('purge', { id, seq, reason });

/** An exercise as its players see it; in their own window that is the one which was put there. */
export const players = (id: string | null) => invoke<T.PlayersView>('players', { id });

/** Opens the players' window on an exercise, or brings it to the front. */
export const showPlayers = (id: string) => invoke<void>('show_players', { id });

/** The board of action items, over all incidents. */
export const actions = () => invoke<T.ActionsView>('actions');

/** What an incident teaches its runbooks, against the files as they are. */
export const lessons = (id: string) => invoke<T.LessonsView>('lessons', { id });

/** The changes that are named, as a patch; written into the files where `write` says so. */
export const revise = (id: string, ids: string[], reviewed: boolean, write: boolean) =>
  invoke<string>('revise', { id, ids, reviewed, write });

/** All incidents beside each other. */
export const report = () => invoke<T.ReportView>('report');

/** Answers the question that `onCloseAsked` brought. */
export const closeAnswer = (close: boolean) => invoke<void>('close_answer', { close });

/** Opens an http, https or mailto address outside; the shell refuses every other. */
export const openLink = (url: string) => invoke<void>('open_link', { url });

/** Calls back after every commit, with what to read again. Returns the way to stop. */
export const onChanged = (callback: (changed: T.Changed) => void) => on('changed', callback);

/** Calls back with what closing would stop, a sentence each, when the window is asked to close. */
export const onCloseAsked = (callback: (stops: string[]) => void) => on('close_asked', callback);

function on<T>(event: string, callback: (payload: T) => void): () => void {
  let stopped = false;
  let stop = () => {};
  void listen<T>(event, (message) => callback(message.payload)).then((unlisten) => {
    if (stopped) unlisten();
    else stop = unlisten;
  });
  return () => {
    stopped = true;
    stop();
  };
}
