// The library as one column of rows: what stands in it, in which order, and the words on it. Pure.
import type { LibraryView, ReaderView, RunbookCard, RunbookRow, ScenarioRow } from '$lib/types';
import { count, severityName } from '$lib/words';

/** A row of the column: a heading, or a runbook or a scenario with its place among all that can be chosen. */
export type Entry =
  | { kind: 'heading'; height: number; text: string }
  | { kind: 'runbook'; height: number; row: RunbookRow; place: number }
  | { kind: 'scenario'; height: number; row: ScenarioRow; place: number };

/** Heights in pixels; the styles of the rows keep to them. */
export const HEADING = 36;
export const ROW = 28;
/** Characters of a folder's name that fit on one line. */
const FOLDER = 30;
/** The heading of the runbooks that are in no folder. */
const TOP = 'Runbooks';
/** The heading of the runbooks that are alone in their folders. */
const ALONE = 'Alone in a folder';

/** The library in its order: pinned, recent, then by folder, and what has no steps at the end. */
export function column(view: LibraryView): Entry[] {
  const pinned = new Set(view.pinned.map((one) => one.path));
  const rest = (rows: RunbookRow[]) => rows.filter((one) => !pinned.has(one.path));
  return entries([
    ['Pinned', view.pinned],
    ['Recent', rest(view.recent)],
    ...folded(byGroup(rest(view.runbooks))),
    ['Documents without steps', rest(view.documents)],
  ]);
}

/** The library with the scenarios of exercises behind it. */
export function withScenarios(entries: Entry[], scenarios: ScenarioRow[]): Entry[] {
  if (scenarios.length === 0) return entries;
  const first = entries.filter((one) => one.kind !== 'heading').length;
  const rows = scenarios.map((row, n): Entry => ({ kind: 'scenario', height: ROW, row, place: first + n }));
  return [...entries, { kind: 'heading', height: HEADING, text: 'Exercises' }, ...rows];
}

/** The scenarios in whose title, facts or path every word stands. Their text is not searched: players may look on. */
export function drillsFor(words: string, rows: Entry[]): ScenarioRow[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const text = (one: ScenarioRow) => `${one.title} exercise scenario ${one.facts} ${one.path}`.toLowerCase();
  const drills = rows.flatMap((one) => (one.kind === 'scenario' ? [one.row] : []));
  return drills.filter((one) => wanted.every((word) => text(one).includes(word)));
}

/** The runbooks that are offered first, as Home shows them. */
export function offered(cards: RunbookCard[]): Entry[] {
  const rows = (all: RunbookCard[]) => all.map(rowOf);
  return entries([
    ['Pinned', rows(cards.filter((one) => one.pinned))],
    ...folded(byGroup(rows(cards.filter((one) => !one.pinned && one.steps > 0)))),
    ['Documents without steps', rows(cards.filter((one) => !one.pinned && one.steps === 0))],
  ]);
}

function entries(sections: [string, RunbookRow[]][]): Entry[] {
  let place = 0;
  return sections.flatMap(([text, rows]): Entry[] => {
    if (rows.length === 0) return [];
    const all = rows.map((row): Entry => ({ kind: 'runbook', height: ROW, row, place: place++ }));
    return [{ kind: 'heading', height: HEADING, text }, ...all];
  });
}

/** A folder's name on one line. It is cut in front: its end tells it from its neighbours. */
export function folderName(folder: string): string {
  return folder.length <= FOLDER ? folder : `…${folder.slice(1 - FOLDER)}`;
}

/** Folders of one file are folded together behind the others, where there are two of them or more. */
function folded(groups: [string, RunbookRow[]][]): [string, RunbookRow[]][] {
  const alone = groups.filter(([name, rows]) => rows.length === 1 && name !== TOP);
  if (alone.length < 2) return groups;
  const others = groups.filter((one) => !alone.includes(one));
  return [...others, [ALONE, alone.flatMap(([, rows]) => rows)]];
}

/** The rows by folder, folders by name and those at the top first; titles in the order in which they come. */
export function byGroup<T extends { group: string }>(rows: T[]): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.group);
    if (group) group.push(row);
    else groups.set(row.group, [row]);
  }
  return [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([group, own]) => [group === '' ? TOP : group, own]);
}

function rowOf(card: RunbookCard): RunbookRow {
  const { path, title, group, in_use, also_in, problem } = card;
  const { state, badge } = card.freshness;
  const row = { path, title, group, facts: facts(card), state, badge, in_use, problem };
  return also_in ? { ...row, also_in } : row;
}

/** The numbers of the open incidents that use it, the earliest first. */
export function usedBy({ in_use, also_in }: Pick<RunbookCard, 'in_use' | 'also_in'>): string[] {
  return in_use ? [in_use, ...(also_in ?? [])] : [];
}

/** `SEV 1 · 7 steps`; a severity that is not understood is left out, a document has no steps. */
export function facts(card: RunbookCard): string {
  const level = card.severity?.level;
  return level ? `${severityName(level)} · ${stepsOf(card)}` : stepsOf(card);
}

/** `SEV 2 (P1, critical)`: what it means here, and the file's own words where they are others. */
export function severityOf({ severity, severity_words: words }: ReaderView['runbook']): string {
  const name = severity?.level ? severityName(severity.level) : '';
  return name === '' || !words ? name || (words ?? '') : `${name} (${words})`;
}

/** `6 steps, 2 suggested` */
export function stepsOf(card: RunbookCard): string {
  if (card.steps === 0) return 'no steps';
  return count(card.steps, 'step') + (card.suggested > 0 ? `, ${card.suggested} suggested` : '');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-01-19` as `19 Jan`, with its year where it is not this one's; null stays null. */
export function dayOf(date: string | null, now: number): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(date ?? '') ?? [];
  const name = MONTHS[Number(month) - 1];
  if (year === undefined || day === undefined || name === undefined) return date;
  return `${Number(day)} ${name}${Number(year) === new Date(now).getUTCFullYear() ? '' : ` ${year}`}`;
}
